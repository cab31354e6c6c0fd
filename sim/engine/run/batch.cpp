#include "sim/engine/run/batch.h"

#include <algorithm>

#include "sim/engine/random/cohort.h"
#include "sim/engine/walk/walk.h"

namespace spinepath {
namespace {

/// Number of places of the largest pathway.
std::size_t largest(const CareModel& model, const Layout& layout) {
  std::size_t size = 0;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) size = std::max(size, layout.size(p));
  return size;
}

}  // namespace

Batch::Batch(const CareModel& model, const Layout& layout, std::uint64_t seed, std::size_t size)
    : model_(model),
      layout_(layout),
      seed_(seed),
      size_(size),
      kinships_(kinships(model)),
      draws_(model, seed, size),
      valuation_(model, layout, size),
      outcomes_(layout.size(), size),
      apart_(largest(model, layout), size),
      progress_(model.pathways.size() * size) {
  history_.keeps_decisions = false;
}

Rows& Batch::outcomes(std::uint64_t first, std::size_t count) {
  patients_.resize(count);
  draw_patients(model_.population, seed_, first, patients_);
  draws_.draw(first, patients_);
  for (std::size_t p = 0; p < model_.pathways.size(); ++p) {
    if (kinships_[p])
      live_where_different(p, *kinships_[p]);
    else
      live_all(p);
  }
  return outcomes_;
}

void Batch::live_all(std::size_t pathway) {
  valuation_.begin(pathway, outcomes_, layout_.begin(pathway));
  for (std::size_t i = 0; i < patients_.size(); ++i) live(pathway, i);
  valuation_.finish();
}

/// Copies the outcomes of the related pathway and simulates only the patients with a different history.
void Batch::live_where_different(std::size_t pathway, const Kinship& kinship) {
  different_.clear();
  for (std::size_t i = 0; i < patients_.size(); ++i) {
    progress(pathway, i) = progress(kinship.pathway, i);
    if (!kinship.shares_life(model_.pathways[pathway], progress(pathway, i), draws_, i))
      different_.push_back(i);
  }
  valuation_.begin(pathway, apart_, 0);
  for (const std::size_t i : different_) live(pathway, i);
  valuation_.finish();

  const std::size_t begin = layout_.begin(pathway), size = layout_.size(pathway);
  const std::size_t shared = layout_.until_step(kinship.pathway, kinship.steps);
  std::copy_n(outcomes_[layout_.begin(kinship.pathway)], shared * outcomes_.length(), outcomes_[begin]);
  outcomes_.clear(begin + shared, begin + size);
  for (std::size_t row = 0; row < size; ++row)
    for (std::size_t k = 0; k < different_.size(); ++k)
      outcomes_[begin + row][different_[k]] = apart_[row][k];
}

void Batch::live(std::size_t pathway, std::size_t i) {
  walk(model_, model_.pathways[pathway], {patients_[i], draws_, i}, history_);
  valuation_.note(patients_[i], history_);
  progress(pathway, i) = history_.progress;
}

}  // namespace spinepath
