#include "sim/engine/value/value.h"

#include <algorithm>

namespace spinepath {

Valuation::Valuation(const CareModel& model, const Layout& layout, std::size_t room)
    : model_(model),
      layout_(layout),
      account_(layout.moments(), model.discount_costs, model.discount_qalys, model.day_off_work, 0, 0),
      times_(padded(room)),
      relief_(padded(room)) {
  who_.reserve(room);
  group_.reserve(room);
}

void Valuation::value(const Crowd& crowd, std::size_t pathway, Lives& lives, Rows& outcomes) {
  pathway_ = pathway;
  clear_new_treatments(lives, outcomes);
  lives.valued_treatments = lives.treatments;
  who_.clear();
  for (Place i = 0; i < crowd.size(); ++i)
    if (lives.changed[i] != 0) who_.push_back(i);
  account_ = lives.account;
  count_foreseen(crowd, lives, outcomes);
  value_all(crowd, lives, outcomes);
  report_treatments(lives, outcomes);
  follow_up(crowd, lives, outcomes);
  std::ranges::fill(lives.changed, char{0});
}

/// Those who have not come to a treatment are not valued again.
void Valuation::clear_new_treatments(const Lives& lives, Rows& outcomes) const {
  const auto begin = [&](std::size_t slot) {
    return slot == 0 ? layout_.first_treatment() : layout_.end_of_treatment(pathway_, slot - 1);
  };
  outcomes.clear(begin(lives.valued_treatments), begin(lives.treatments));
}

void Valuation::count_foreseen(const Crowd& crowd, const Lives& lives, Rows& outcomes) {
  const auto row = [&](std::size_t slot, Outcome what, std::size_t entry) {
    return outcomes[layout_.of_treatment(pathway_, slot, what) + entry];
  };
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    const Treatment& treatment = model_.treatments[lives.treated[slot].treatment];
    for (const Place i : who_) {
      for (std::size_t e = 0; e < treatment.late_events.size(); ++e)
        row(slot, Outcome::late_events, e)[i] = 0;
      for (std::size_t e = 0; e < treatment.endpoints.size(); ++e) row(slot, Outcome::endpoints, e)[i] = 0;
    }
  }
  for (const Foreseen& f : lives.foreseen) {
    if (f.time >= lives.end[f.who] || lives.changed[f.who] == 0) continue;
    if (f.kind == Foreseen::Kind::endpoint) {
      row(f.treatment, Outcome::endpoints, f.entry)[f.who] += 1;
      continue;
    }
    const LateEvent& event = model_.treatments[lives.treated[f.treatment].treatment].late_events[f.entry];
    row(f.treatment, Outcome::late_events, f.entry)[f.who] += 1;
    Bill bill{.qalys_lost = event.qaly_loss};
    (event.cost.covered ? bill.covered : bill.uncovered) = f.amount;
    account_.post({f.who, f.treatment, crowd.own_share[f.who]}, f.time, bill);
  }
  for (const Flow& flow : lives.flows) {
    if (lives.changed[flow.who] == 0) continue;
    const CostItem& item = model_.treatments[lives.treated[flow.treatment].treatment].costs[flow.item];
    const double covered = item.covered ? flow.amount_per_year : 0;
    account_.post_flow({flow.who, flow.treatment, crowd.own_share[flow.who]}, flow.from,
                       std::min(flow.until, lives.end[flow.who]), covered, flow.amount_per_year - covered);
  }
}

void Valuation::report_treatments(const Lives& lives, Rows& outcomes) const {
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    const Treated& treated = lives.treated[slot];
    const auto row = [&](Outcome what) { return outcomes[layout_.of_treatment(pathway_, slot, what)]; };
    double *courses = row(Outcome::courses), *ever = row(Outcome::treated);
    for (const Place i : who_) {
      courses[i] = treated.courses[i];
      ever[i] = treated.courses[i] > 0 ? 1 : 0;
      for (std::size_t e = 0; e < treated.adverse_events.size(); ++e)
        outcomes[layout_.of_treatment(pathway_, slot, Outcome::adverse_events) + e][i] =
            treated.adverse_events[e][i];
    }
  }
}

/// Relief of those treated, of the pain at their first course.
void Valuation::follow_up(const Crowd& crowd, const Lives& lives, Rows& outcomes) {
  constexpr double no_pain = 1e-6, worst = -100;  // [VAS mm]; [percent]
  for (std::size_t slot = 0; slot < lives.treatments; ++slot)
    for (std::size_t f = 0; f < model_.follow_up.size(); ++f) {
      const Treated& treated = lives.treated[slot];
      const auto row = [&](Outcome what) { return outcomes[layout_.of_treatment(pathway_, slot, what) + f]; };
      double *followed = row(Outcome::followed_up), *relief = row(Outcome::treated_relief),
             *relief_30 = row(Outcome::treated_relief_30), *relief_50 = row(Outcome::treated_relief_50);
      group_.clear();
      for (const Place i : who_) {
        followed[i] = relief[i] = relief_30[i] = relief_50[i] = 0;
        times_[i] = treated.first_start[i] + model_.follow_up[f];
        if (times_[i] <= lives.end[i]) group_.push_back(i);
      }
      lives.relief.before(group_, times_, relief_);
      for (const Place i : group_) {
        const double now = 100 - std::clamp(relief_[i], crowd.lowest[i], 100.0);
        const double then = 100 - treated.relief_then[i];
        const double r = crowd.pain[i] * then < 100 * no_pain ? 0 : std::max(worst, 100 * (1 - now / then));
        followed[i] = 1;
        relief[i] = r;
        relief_30[i] = r >= Sweep::lower_criterion - same_relief ? 1 : 0;
        relief_50[i] = r >= Sweep::higher_criterion - same_relief ? 1 : 0;
      }
    }
}

}  // namespace spinepath
