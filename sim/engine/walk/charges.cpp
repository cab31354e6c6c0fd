// What a step charges: models/README.md, Money.
#include "sim/engine/walk/walk.h"

namespace spinepath {

void Walk::draw_amounts() {
  for (std::size_t c = 0; c < treatment_->costs.size(); ++c) {
    const CostItem& item = treatment_->costs[c];
    if (item.amount.is_fixed()) {
      const double amount = item.amount.quantile(0.5);
      for (const Place i : who_) amounts_[c][i] = amount;
      continue;
    }
    Row& u = chances_.at(Purpose::amount, item.stream, 0, who_)[0];
    turn_into_quantiles(item.amount, u, who_.size());
    for (std::size_t k = 0; k < who_.size(); ++k) amounts_[c][who_[k]] = u[k];
  }
}

/// Items that fall now; at a course's start, in addition to what is on the bills already.
void Walk::charge(When when, int course) {
  bool any = when == When::course;
  if (when != When::course) begin_bills(0, 0);
  for (std::size_t c = 0; c < treatment_->costs.size(); ++c) {
    const CostItem& item = treatment_->costs[c];
    const bool first = item.when == When::first_course && when == When::course && course == 1;
    if (item.when != when && !first) continue;
    any = true;
    const double part = item.when == When::course && course > 1 ? 1 - treatment_->repeat_discount : 1;
    Row& bill = item.covered ? bills_.covered : bills_.uncovered;
    const Row& amounts = amounts_[c];
    for (std::size_t k = 0; k < who_.size(); ++k) {
      if (item.once >= 0 && !may_charge(item, who_[k])) continue;
      const double amount = part * amounts[who_[k]];
      bill[k] += amount;
      if (heard()) hear(k, {.what = Milestone::charge, .entry = c, .course = course, .value = amount});
    }
  }
  if (any) lives_->account.post({slot_, crowd_->own_share}, who_, lives_->now, bills_);
}

void Walk::begin_bills(double days_off_work, double qalys_lost) {
  const std::size_t n = padded(who_.size());
  std::fill_n(bills_.covered.begin(), n, 0.0);
  std::fill_n(bills_.uncovered.begin(), n, 0.0);
  std::fill_n(bills_.days_off_work.begin(), n, days_off_work);
  std::fill_n(bills_.qalys_lost.begin(), n, qalys_lost);
}

void Walk::open_flows() {
  for (std::uint32_t c = 0; c < treatment_->costs.size(); ++c) {
    const CostItem& item = treatment_->costs[c];
    if (item.when != When::per_year) continue;
    for (const Place i : who_) {
      const double from = lives_->now[i] + item.after;
      if (!may_charge(item, i) || !(from < lives_->end[i])) continue;
      for (Tap& tap : lives_->taps())
        if (tap.treatment == slot_ && tap.item == c)
          tap.flow[i] = static_cast<std::uint32_t>(lives_->flows.size());
      lives_->flows.push_back({.from = from,
                               .until = from + item.lasts,
                               .amount_per_year = amounts_[c][i],
                               .who = i,
                               .treatment = static_cast<std::uint32_t>(slot_),
                               .item = c});
    }
  }
}

/// The next course ends flows that failure would end, too.
void Walk::close_flows(Place i, Until why) {
  for (Tap& tap : lives_->taps()) {
    if (tap.flow[i] == Tap::none || (why == Until::failure && tap.until != Until::failure)) continue;
    Flow& flow = lives_->flows[tap.flow[i]];
    flow.until = std::min(flow.until, lives_->now[i]);
    tap.flow[i] = Tap::none;
  }
}

bool Walk::may_charge(const CostItem& item, Place i) {
  if (item.once < 0) return true;
  std::uint64_t& charged = lives_->charged_once[i];
  const bool before = (charged >> item.once & 1) != 0;
  charged |= 1ull << item.once;
  return !before;
}

double Walk::amount_of(const CostItem& cost, Place i) const {
  return cost.amount.quantile(cost.amount.is_fixed() ? 0.5 : chances_.one(Purpose::amount, cost.stream, i));
}

}  // namespace spinepath
