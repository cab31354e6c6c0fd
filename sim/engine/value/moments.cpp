// Outcomes at moments and over the horizon, from the kinks of relief.
#include "sim/engine/value/itemised.h"
#include "sim/engine/value/side.h"

namespace spinepath {

namespace {

SPINEPATH_INLINE DiscountedTime<Lanes> discounted(const Discount& discount, Lanes t, bool is_short) {
  return is_short ? discount.short_time(t) : discount.time(t);
}

/// What comes at the end of a life or later does not count.
SPINEPATH_INLINE KinkLanes before(Lanes end, Lanes time, Lanes jump, Lanes slope) {
  const LaneBits counts = where_below(time, end);
  return {select(counts, time, end), only(counts, jump), only(counts, slope)};
}

}  // namespace

SPINEPATH_VECTORISED
void Valuation::value_all(const Crowd& crowd, const Lives& lives) {
  for (std::size_t k = 0; k < who_.size(); k += lane_count) {
    Side side(&who_[k], who_.size() - k);
    side.pain = side.of(crowd.pain.data());
    side.end = side.of(lives.end.data());
    side.own_share = side.of(crowd.own_share.data());
    side.lowest = side.of(crowd.lowest.data());
    side.times = sweep_.run(side, crowd.nature, lives.relief.kinks(), {side.end, side.lowest});
    gather(crowd, lives, side);
    report_moments(lives, side);
    report_totals(side);
    follow_up(crowd, lives, side);
  }
}

SPINEPATH_INLINE Column Valuation::column(const KinkLanes& kink) const {
  const DiscountedTime<Lanes> g = discounted(model_.discount_costs, kink.time, is_short_);
  return {.time = kink.time,
          .constant = kink.jump - kink.slope * kink.time,
          .slope = kink.slope,
          .costs = kink.jump * g.once - kink.slope * g.twice};
}

/// Adds a kink to a list and to the sums over the whole life.
SPINEPATH_INLINE void Valuation::count(const KinkLanes& kink, Columns& to, Side& side) const {
  const Column column = this->column(kink);
  to.add(column);
  side.kinks.constant += column.constant;
  side.kinks.slope += column.slope;
  side.kinks.costs += column.costs;
  const Lanes left = side.end - kink.time;
  side.plain += left * (kink.jump + 0.5 * (left * kink.slope));
  if (same_discount_) return;
  const DiscountedTime<Lanes> g = discounted(model_.discount_qalys, kink.time, is_short_);
  side.of_qalys += kink.jump * g.once - kink.slope * g.twice;
}

SPINEPATH_INLINE void Valuation::gather(const Crowd& crowd, const Lives& lives, Side& side) {
  const Nature& nature = crowd.nature;
  const Kinks &kinks = lives.relief.kinks(), &hidden = lives.relief.hidden_contexts();
  const std::size_t cells = nature.cells() > 1 ? nature.cells() : 0, most = kinks.most(side);
  nature_.begin(cells);
  layers_.begin(most);
  corrections_.begin(sweep_.corrections().size());
  Lanes slope{};
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const Lanes next = side.of(nature.slopes(cell));
    count(before(side.end, side.of(nature.times(cell)), Lanes{}, next - slope), nature_, side);
    slope = next;
  }
  for (std::size_t r = 0; r < most; ++r)
    count(before(side.end, side.of(kinks.times(r)), side.of(kinks.jumps(r)), side.of(kinks.slopes(r))),
          layers_, side);
  for (const KinkLanes& kink : sweep_.corrections())
    count(before(side.end, kink.time, kink.jump, kink.slope), corrections_, side);
  if (layout_.has_parts()) gather_contexts(kinks, hidden, side);
}

/// Those that are kinks of their own, and those hidden in a whole layer.
SPINEPATH_INLINE void Valuation::gather_contexts(const Kinks& kinks, const Kinks& hidden, const Side& side) {
  contexts_.begin(kinks.most(side));
  for (std::size_t r = 0, most = kinks.most(side); r < most && shows_contexts_; ++r) {
    const LaneBits is_context = where_below(side.of(kinks.tags(r)), Lanes{});
    contexts_.add(column(before(side.end, side.of(kinks.times(r)), only(is_context, side.of(kinks.jumps(r))),
                                only(is_context, side.of(kinks.slopes(r))))));
  }
  hidden_.begin(hidden.most(side));
  for (std::size_t r = 0, most = hidden.most(side); r < most; ++r)
    hidden_.add(column(
        before(side.end, side.of(hidden.times(r)), side.of(hidden.jumps(r)), side.of(hidden.slopes(r)))));
}

SPINEPATH_INLINE void Valuation::report_moments(const Lives& lives, Side& side) {
  const Lanes none{}, one = none + 1.0, surgery = side.of(lives.first_surgery.data());
  const DiscountedTime<Lanes> at_end = discounted(model_.discount_costs, side.end, is_short_);
  Money money{};
  for (std::size_t m = 0; m < layout_.moments().size(); ++m) {
    const Lanes moment = none + layout_.moments()[m];
    const LaneBits over = where_below(side.end, moment);
    const Relieved relieved{.time = select(over, side.end, moment),
                            .alive = only(~over, one),
                            .natural = nature_.up_to(moment),
                            .layers = layers_.up_to(moment),
                            .contexts = {},
                            .corrections = corrections_.up_to(moment)};
    ColumnSums sums = relieved.natural;
    sums += relieved.layers;
    sums += relieved.corrections;
    const Lanes x = sums.at(relieved.time), alive = relieved.alive;
    const auto put = [&](Outcome what, Lanes value) __attribute__((always_inline)) {
      side.put(row(layout_.at(m, what)), value);
    };
    put(Outcome::alive, alive);
    put(Outcome::relief_30, x >= Sweep::lower_criterion - same_relief ? alive : none);
    put(Outcome::relief_50, x >= Sweep::higher_criterion - same_relief ? alive : none);
    put(Outcome::worse, x < -same_relief ? alive : none);
    put(Outcome::pain, alive * side.pain * (1.0 - 0.01 * x));
    put(Outcome::relief, alive * x);
    put(Outcome::had_surgery, surgery < moment ? one : none);
    if (layout_.has_parts()) report_parts(m, relieved, side);

    money.time = select(over, at_end.once, none + until_[m].once);
    const Lanes twice = select(over, at_end.twice, none + until_[m].twice);
    money.pain_time = side.pain * (money.time - 0.01 * (money.time * x - twice * sums.slope - sums.costs));
    money.spent.own += side.of(account_->stretch(Account::Kind::own, m));
    money.spent.care += side.of(account_->stretch(Account::Kind::care, m));
    money.spent.work += side.of(account_->stretch(Account::Kind::work, m));
    side.background =
        report_spend(layout_.at(m, Outcome::spend),
                     layout_.at(m, Outcome::spend, 1) - layout_.at(m, Outcome::spend), money, side);
  }
}

/// Natural course, context and the rest of relief before the clamp, and what the clamp changes.
SPINEPATH_INLINE void Valuation::report_parts(std::size_t moment, const Relieved& relieved,
                                              const Side& side) {
  const Lanes until = Lanes{} + layout_.moments()[moment];
  const auto put = [&](Outcome what, Lanes x) __attribute__((always_inline)) {
    side.put(row(layout_.at(moment, what)), relieved.alive * x);
  };
  const Lanes context = contexts_.up_to(until).at(relieved.time) + hidden_.up_to(until).at(relieved.time);
  put(Outcome::relief_natural, relieved.natural.at(relieved.time));
  put(Outcome::relief_context, context);
  put(Outcome::relief_specific, relieved.layers.at(relieved.time) - context);
  put(Outcome::relief_capped, relieved.corrections.at(relieved.time));
}

/// Money by view, in rows from `place` on, one each `step` places; returns that of the background.
SPINEPATH_INLINE Valuation::ByView Valuation::report_spend(std::size_t place, std::size_t step,
                                                           const Money& money, const Side& side) const {
  const BackgroundFlow &care = model_.health_care, &lost = model_.lost_production;
  ByView background;
  background.care = care.base * money.time + care.per_pain_point * money.pain_time;
  background.own = care.covered ? side.own_share * background.care : background.care;
  background.work = lost.base * money.time + lost.per_pain_point * money.pain_time;
  const Lanes by_patient = money.spent.own + background.own;
  const Lanes health_care = money.spent.care + background.care;
  const auto put = [&](View view, Lanes x) __attribute__((always_inline)) {
    side.put(row(place + index_of(view) * step), x);
  };
  put(View::patient, by_patient);
  put(View::payer, health_care - by_patient);
  put(View::health_care, health_care);
  put(View::societal, health_care + money.spent.work + background.work);
  return background;
}

SPINEPATH_INLINE void Valuation::report_totals(const Side& side) const {
  const Utility& utility = model_.utility;
  const DiscountedTime<Lanes> time = discounted(model_.discount_qalys, side.end, is_short_);
  const Lanes relief_time = time.once * side.kinks.at(side.end) - time.twice * side.kinks.slope -
                            (same_discount_ ? side.kinks.costs : side.of_qalys);
  const Lanes pain_time = side.pain * (time.once - 0.01 * relief_time);
  const Lanes pain_years = side.pain * (side.end - 0.01 * side.plain);

  const auto put = [&](Outcome what, Lanes x) __attribute__((always_inline)) {
    side.put(row(layout_.total(what)), x);
  };
  const auto sum = [&](Account::Sum what) __attribute__((always_inline)) {
    return side.of(account_->sum(what));
  };
  put(Outcome::life_years, side.end);
  put(Outcome::life_years_discounted, time.once);
  put(Outcome::years_relief_30, side.times.above_lower);
  put(Outcome::years_relief_50, side.times.above_higher);
  put(Outcome::days_off_work, sum(Account::Sum::days_off));
  put(Outcome::qalys,
      utility.at_no_pain * time.once + utility.per_pain_point * pain_time - sum(Account::Sum::qalys));
  put(Outcome::qalys_undiscounted,
      utility.at_no_pain * side.end + utility.per_pain_point * pain_years - sum(Account::Sum::plain_qalys));
  const Money money{.spent = {.own = sum(Account::Sum::plain_own),
                              .care = sum(Account::Sum::plain_care),
                              .work = sum(Account::Sum::days_off) * model_.day_off_work},
                    .time = side.end,
                    .pain_time = pain_years};
  report_spend(layout_.total(Outcome::spend_undiscounted), 1, money, side);
  report_spend_by_treatment(side);
}

/// What the view itemised counts of an amount.
SPINEPATH_INLINE Lanes Valuation::itemised(const ByView& spend) const {
  switch (model_.itemised_view) {
    case View::patient: return spend.own;
    case View::payer: return spend.care - spend.own;
    case View::health_care: return spend.care;
    case View::societal: return spend.care + spend.work;
  }
  return spend.care;
}

SPINEPATH_INLINE void Valuation::report_spend_by_treatment(const Side& side) const {
  const Outcome itemised_outcome = spend_by_treatment_of(model_.itemised_view);
  side.put(row(layout_.background(Outcome::spend_by_treatment)), side.background.care);
  side.put(row(layout_.background(itemised_outcome)), itemised(side.background));
  Lanes by_class[treatment_class_count] = {};
  const std::vector<std::size_t>& treatments = layout_.treatments(pathway_);
  for (std::size_t slot = 0; slot < treatments.size(); ++slot) {
    const Lanes spend = side.of(account_->spend(slot));
    side.put(row(slot, Outcome::spend_by_treatment), spend);
    if (itemised_outcome != Outcome::spend_by_treatment)
      side.put(row(slot, itemised_outcome), side.of(account_->itemised(slot)));
    by_class[static_cast<std::size_t>(model_.treatments[treatments[slot]].treatment_class)] += spend;
  }
  for (std::size_t c = 0; c < treatment_class_count; ++c)
    side.put(row(layout_.total(Outcome::spend_by_class, c)), by_class[c]);
}

}  // namespace spinepath
