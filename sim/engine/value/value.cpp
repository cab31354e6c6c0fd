#include "sim/engine/value/value.h"

#include <algorithm>

namespace spinepath {

Valuation::Valuation(const CareModel& model, const Layout& layout, std::size_t room)
    : model_(model),
      layout_(layout),
      with_foreseen_(layout.moments(), model.discount_costs, model.discount_qalys, model.day_off_work, 0, 0) {
  is_short_ = model.discount_costs.is_short(model.horizon) && model.discount_qalys.is_short(model.horizon);
  same_discount_ = model.discount_costs == model.discount_qalys;
  shows_contexts_ = std::ranges::any_of(model.treatments, [](const Treatment& treatment) {
    return std::ranges::any_of(treatment.layers, [](const LayerRule& rule) {
      return !rule.layer.holds_context && !rule.layer.context.empty();
    });
  });
  for (const double moment : layout.moments()) until_.push_back(model.discount_costs.time(moment));
  who_.reserve(room);
}

void Valuation::value(const Crowd& crowd, std::size_t pathway, Lives& lives, Rows& outcomes) {
  pathway_ = pathway;
  const std::size_t first = layout_.begin(pathway);
  rows_ = outcomes[first];
  length_ = outcomes.length();
  // Those who have not come to a treatment are not valued again.
  outcomes.clear(first + places(pathway, lives.valued_treatments), first + places(pathway, lives.treatments));
  lives.valued_treatments = lives.treatments;
  who_.clear();
  for (Place i = 0; i < crowd.size(); ++i)
    if (lives.changed[i] != 0) who_.push_back(i);
  account_ = &lives.account;
  if (!lives.foreseen.empty() || !lives.flows.empty()) {
    with_foreseen_ = lives.account;
    account_ = &with_foreseen_;
  }
  count_foreseen(crowd, lives);
  settle_flows(crowd, lives);
  value_all(crowd, lives);
  count_courses(lives);
  std::ranges::fill(lives.changed, char{0});
}

/// Late events and endpoints before the end.
void Valuation::count_foreseen(const Crowd& crowd, const Lives& lives) {
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    const Treatment& treatment = model_.treatments[lives.treated[slot].treatment];
    for (std::size_t e = 0; e < treatment.late_events.size(); ++e)
      for (const Place i : who_) row(slot, Outcome::late_events, e)[i] = 0;
    for (std::size_t e = 0; e < treatment.endpoints.size(); ++e)
      for (const Place i : who_) row(slot, Outcome::endpoints, e)[i] = 0;
  }
  for (const Foreseen& f : lives.foreseen) {
    if (f.time >= lives.end[f.who] || lives.changed[f.who] == 0) continue;
    const bool is_endpoint = f.kind == Foreseen::Kind::endpoint;
    row(f.treatment, is_endpoint ? Outcome::endpoints : Outcome::late_events, f.entry)[f.who] += 1;
    if (is_endpoint) continue;
    const LateEvent& event = model_.treatments[lives.treated[f.treatment].treatment].late_events[f.entry];
    const double covered = event.cost.covered ? f.amount : 0;
    with_foreseen_.post({f.treatment, crowd.own_share}, f.who, f.time, covered, f.amount - covered,
                        event.qaly_loss);
  }
}

void Valuation::settle_flows(const Crowd& crowd, const Lives& lives) {
  for (const Flow& flow : lives.flows) {
    if (lives.changed[flow.who] == 0) continue;
    const CostItem& item = model_.treatments[lives.treated[flow.treatment].treatment].costs[flow.item];
    const double covered = item.covered ? flow.amount_per_year : 0;
    with_foreseen_.post_flow({flow.treatment, crowd.own_share}, flow.who, flow.from,
                             std::min(flow.until, lives.end[flow.who]), covered,
                             flow.amount_per_year - covered);
  }
}

void Valuation::count_courses(const Lives& lives) {
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    const Treated& treated = lives.treated[slot];
    double *courses = row(slot, Outcome::courses), *ever = row(slot, Outcome::treated);
    for (const Place i : who_) {
      courses[i] = treated.courses[i];
      ever[i] = treated.courses[i] > 0 ? 1 : 0;
    }
    for (std::size_t e = 0; e < treated.adverse_events.size(); ++e)
      for (const Place i : who_) row(slot, Outcome::adverse_events, e)[i] = treated.adverse_events[e][i];
  }
}

}  // namespace spinepath
