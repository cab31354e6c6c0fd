#include "sim/analysis/sensitivity/affected.h"

#include <algorithm>
#include <utility>

namespace spinepath {
namespace {

/// What all pathways share.
CareModel shared_part(CareModel model) {
  model.treatments.clear();
  model.pathways.clear();
  return model;
}

}  // namespace

Affected::Affected(CareModel base) : base_(std::move(base)), shared_(shared_part(base_)) {}

std::vector<std::size_t> Affected::pathways(const CareModel& other) const {
  const bool all = shared_part(other) != shared_;
  std::vector<bool> differs(other.treatments.size());
  for (std::size_t t = 0; t < differs.size(); ++t) differs[t] = other.treatments[t] != base_.treatments[t];
  std::vector<std::size_t> found;
  for (std::size_t p = 0; p < other.pathways.size(); ++p) {
    const Pathway& pathway = other.pathways[p];
    const auto is_other = [&](std::size_t treatment) { return differs[treatment]; };
    if (all || pathway != base_.pathways[p] || std::ranges::any_of(treatments_of(pathway), is_other))
      found.push_back(p);
  }
  return found;
}

CareModel with_pathways(CareModel model, const std::vector<std::size_t>& pathways) {
  std::vector<Pathway> kept;
  for (const std::size_t p : pathways) kept.push_back(std::move(model.pathways[p]));
  model.pathways = std::move(kept);
  return model;
}

}  // namespace spinepath
