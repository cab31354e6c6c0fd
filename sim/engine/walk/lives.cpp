#include "sim/engine/walk/lives.h"

#include <algorithm>

namespace spinepath {
namespace {

std::size_t most_treatments(const CareModel& model) {
  std::size_t most = 0;
  for (const Pathway& pathway : model.pathways) most = std::max(most, treatments_of(pathway).size());
  return most;
}

}  // namespace

Lives::Lives(const CareModel& model, const std::vector<double>& moments, std::size_t room)
    : now(padded(room)),
      end(padded(room)),
      first_surgery(padded(room)),
      charged_once(room),
      changed(room),
      relief(room),
      account(moments, model.discount_costs, model.discount_qalys, model.day_off_work, most_treatments(model),
              room, model.itemised_view),
      treated(most_treatments(model)),
      room_(room) {
  for (Treated& t : treated)
    for (Row* row : {&t.courses, &t.first_start, &t.relief_then}) row->resize(padded(room));
}

void Lives::begin(const Crowd& crowd) {
  std::ranges::fill(now, 0.0);
  end = crowd.end;
  std::ranges::fill(first_surgery, never);
  std::ranges::fill(charged_once, 0u);
  std::ranges::fill(changed, char{1});
  relief.begin(crowd);
  account.clear();
  treatments = valued_treatments = 0;
  foreseen.clear();
  flows.clear();
  taps_used_ = 0;
  fates.clear();
}

void Lives::copy(const Lives& other) {
  now = other.now;
  end = other.end;
  first_surgery = other.first_surgery;
  charged_once = other.charged_once;
  changed = other.changed;
  relief.copy(other.relief);
  account = other.account;
  std::copy_n(other.treated.begin(), other.treatments, treated.begin());
  treatments = other.treatments;
  valued_treatments = other.valued_treatments;
  foreseen = other.foreseen;
  flows = other.flows;
  if (taps_.size() < other.taps_used_) taps_.resize(other.taps_used_);
  std::copy_n(other.taps_.begin(), other.taps_used_, taps_.begin());
  taps_used_ = other.taps_used_;
  fates = other.fates;
}

std::size_t Lives::slot(const CareModel& model, std::size_t treatment) {
  for (std::size_t slot = 0; slot < treatments; ++slot)
    if (treated[slot].treatment == treatment) return slot;
  Treated& t = treated[treatments];
  t.treatment = treatment;
  std::ranges::fill(t.courses, 0.0);
  std::ranges::fill(t.first_start, never);
  t.adverse_events.resize(model.treatments[treatment].adverse_events.size());
  for (Row& row : t.adverse_events) row.assign(padded(room_), 0.0);
  const auto& costs = model.treatments[treatment].costs;
  for (std::uint32_t c = 0; c < costs.size(); ++c)
    if (costs[c].when == When::per_year && costs[c].until != Until::end)
      add_tap(static_cast<std::uint32_t>(treatments), c, costs[c].until);
  return treatments++;
}

void Lives::add_tap(std::uint32_t treatment, std::uint32_t item, Until until) {
  if (taps_used_ == taps_.size()) taps_.emplace_back();
  Tap& tap = taps_[taps_used_++];
  tap.treatment = treatment;
  tap.item = item;
  tap.until = until;
  tap.flow.assign(room_, Tap::none);
}

}  // namespace spinepath
