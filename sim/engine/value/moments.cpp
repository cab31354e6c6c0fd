// Outcomes at moments and over the horizon, from the kinks of relief.
#include "sim/engine/value/value.h"

namespace spinepath {
namespace {

SPINEPATH_INLINE DiscountedTime<Lanes> discounted(double per_year, Lanes t, bool is_short) {
  const Lanes v = per_year * t;
  return discounted_time(t, is_short ? short_decay(v) : decay(v));
}

}  // namespace

struct alignas(sizeof(Lanes)) Valuation::Side : Neighbours {
  Lanes pain, end, own_share, lowest;
  Sweep::Times times;
  Lanes background;  ///< over the whole life [money, discounted]
  using Neighbours::Neighbours;
};

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

/// What comes at the end of a life or later does not count.
SPINEPATH_INLINE void Valuation::add_column(std::vector<KinkColumns>& to, Lanes time, Lanes jump, Lanes slope,
                                            const Side& side) const {
  const double costs = model_.discount_costs.per_year(), qalys = model_.discount_qalys.per_year();
  const bool is_short = std::max(costs, qalys) * model_.horizon <= short_decay_limit;
  const LaneBits counts = where_below(time, side.end);
  const Lanes t = select(counts, time, side.end), j = only(counts, jump), s = only(counts, slope);
  const DiscountedTime<Lanes> g = discounted(costs, t, is_short);
  const Lanes of_costs = j * g.once - s * g.twice;
  Lanes of_qalys = of_costs;
  if (costs != qalys) {
    const DiscountedTime<Lanes> h = discounted(qalys, t, is_short);
    of_qalys = j * h.once - s * h.twice;
  }
  const Lanes left = side.end - t;
  to.push_back(KinkColumns{.time = t,
                           .constant = j - s * t,
                           .slope = s,
                           .costs = of_costs,
                           .qalys = of_qalys,
                           .plain = left * (j + 0.5 * (left * s))});
}

SPINEPATH_INLINE void Valuation::gather(const Crowd& crowd, const Lives& lives, const Side& side) {
  const Nature& nature = crowd.nature;
  nature_.clear();
  Lanes slope{};
  for (std::size_t cell = 0; cell < nature.cells() && nature.cells() > 1; ++cell) {
    const Lanes next = side.of(nature.slopes(cell));
    add_column(nature_, side.of(nature.times(cell)), Lanes{}, next - slope, side);
    slope = next;
  }
  layers_.clear();
  const Kinks& kinks = lives.relief.kinks();
  for (std::size_t r = 0, most = kinks.most(side); r < most; ++r) {
    add_column(layers_, side.of(kinks.times(r)), side.of(kinks.jumps(r)), side.of(kinks.slopes(r)), side);
    if (layout_.has_parts()) layers_.back().is_context = where_below(side.of(kinks.tags(r)), Lanes{});
  }
  corrections_.clear();
  for (const KinkLanes& kink : sweep_.corrections())
    add_column(corrections_, kink.time, kink.jump, kink.slope, side);
  contexts_.clear();
  if (!layout_.has_parts()) return;
  const Kinks& hidden = lives.relief.hidden_contexts();
  for (std::size_t r = 0, most = hidden.most(side); r < most; ++r)
    add_column(contexts_, side.of(hidden.times(r)), side.of(hidden.jumps(r)), side.of(hidden.slopes(r)),
               side);
}

/// Of the columns before a moment.
SPINEPATH_INLINE void Valuation::add_up(const std::vector<KinkColumns>& columns, Lanes moment,
                                        KinkSums& sums) {
  for (const KinkColumns& kink : columns) {
    const LaneBits counts = where_below(kink.time, moment);
    sums.constant += only(counts, kink.constant);
    sums.slope += only(counts, kink.slope);
    sums.costs += only(counts, kink.costs);
  }
}

SPINEPATH_INLINE void Valuation::report_moments(const Lives& lives, Side& side) const {
  const BackgroundFlow &care = model_.health_care, &lost = model_.lost_production;
  const double d = model_.discount_costs.per_year();
  const bool is_short = d * model_.horizon <= short_decay_limit;
  const Lanes none{}, one = none + 1.0, surgery = side.of(lives.first_surgery.data());
  const DiscountedTime<Lanes> at_end = discounted(d, side.end, is_short);
  Lanes own{}, all{}, work{};
  for (std::size_t m = 0; m < layout_.moments().size(); ++m) {
    const Lanes moment = none + layout_.moments()[m];
    const LaneBits over = where_below(side.end, moment);
    const Lanes at = select(over, side.end, moment), alive = only(~over, one);
    const Lanes time = select(over, at_end.once, none + until_[m].once),
                twice = select(over, at_end.twice, none + until_[m].twice);
    KinkSums sums;
    for (const auto* columns : {&nature_, &layers_, &corrections_}) add_up(*columns, moment, sums);
    const Lanes x = sums.constant + sums.slope * at;
    const Lanes relief_time = time * x - twice * sums.slope - sums.costs;
    const Lanes pain_time = side.pain * (time - 0.01 * relief_time);

    const auto put = [&](Outcome what, Lanes value, std::size_t of = 0) __attribute__((always_inline)) {
      side.put(row(layout_.at(m, what, of)), value);
    };
    put(Outcome::alive, alive);
    put(Outcome::relief_30, x >= Sweep::lower_criterion - same_relief ? alive : none);
    put(Outcome::relief_50, x >= Sweep::higher_criterion - same_relief ? alive : none);
    put(Outcome::worse, x < -same_relief ? alive : none);
    put(Outcome::pain, alive * side.pain * (1.0 - 0.01 * x));
    put(Outcome::relief, alive * x);
    put(Outcome::had_surgery, surgery < moment ? one : none);
    if (layout_.has_parts()) report_parts(side, m, at, alive);

    own += side.of(account_->stretch(Account::Kind::own, m));
    all += side.of(account_->stretch(Account::Kind::care, m));
    work += side.of(account_->stretch(Account::Kind::work, m));
    const Lanes background = care.base * time + care.per_pain_point * pain_time;
    const Lanes by_patient = own + (care.covered ? side.own_share * background : background);
    const Lanes health_care = all + background;
    put(Outcome::spend, by_patient, index_of(View::patient));
    put(Outcome::spend, health_care - by_patient, index_of(View::payer));
    put(Outcome::spend, health_care, index_of(View::health_care));
    put(Outcome::spend, health_care + work + (lost.base * time + lost.per_pain_point * pain_time),
        index_of(View::societal));
    side.background = background;
  }
}

/// Natural course, context and the rest of relief before the clamp, and what the clamp changes.
SPINEPATH_INLINE void Valuation::report_parts(const Side& side, std::size_t moment, Lanes at,
                                              Lanes alive) const {
  const Lanes until = Lanes{} + layout_.moments()[moment];
  const auto value = [&](const std::vector<KinkColumns>& columns, bool only_contexts)
      __attribute__((always_inline)) {
    Lanes sum{};
    for (const KinkColumns& kink : columns) {
      const LaneBits counts = where_below(kink.time, until);
      const Lanes x = only(counts, kink.constant + kink.slope * at);
      sum += only_contexts ? only(kink.is_context, x) : x;
    }
    return sum;
  };
  const auto put = [&](Outcome what, Lanes x) __attribute__((always_inline)) {
    side.put(row(layout_.at(moment, what)), alive * x);
  };
  const Lanes context = value(layers_, true) + value(contexts_, false);
  put(Outcome::relief_natural, value(nature_, false));
  put(Outcome::relief_context, context);
  put(Outcome::relief_specific, value(layers_, false) - context);
  put(Outcome::relief_capped, value(corrections_, false));
}

SPINEPATH_INLINE void Valuation::report_totals(const Side& side) const {
  const BackgroundFlow &care = model_.health_care, &lost = model_.lost_production;
  const Utility& utility = model_.utility;
  const double d = model_.discount_qalys.per_year();
  const DiscountedTime<Lanes> time = discounted(d, side.end, d * model_.horizon <= short_decay_limit);
  Lanes constant{}, slope{}, integral{}, plain{};
  for (const auto* columns : {&nature_, &layers_, &corrections_})
    for (const KinkColumns& kink : *columns) {
      constant += kink.constant;
      slope += kink.slope;
      integral += kink.qalys;
      plain += kink.plain;
    }
  const Lanes relief_time = time.once * (constant + slope * side.end) - time.twice * slope - integral;
  const Lanes pain_time = side.pain * (time.once - 0.01 * relief_time);
  const Lanes pain_years = side.pain * (side.end - 0.01 * plain);

  const auto put = [&](Outcome what, Lanes x, std::size_t of = 0) __attribute__((always_inline)) {
    side.put(row(layout_.total(what, of)), x);
  };
  const auto sum = [&](Account::Sum what) __attribute__((always_inline)) {
    return side.of(account_->sum(what));
  };
  put(Outcome::life_years, side.end);
  put(Outcome::years_relief_30, side.times.above_lower);
  put(Outcome::years_relief_50, side.times.above_higher);
  put(Outcome::days_off_work, sum(Account::Sum::days_off));
  put(Outcome::qalys,
      utility.at_no_pain * time.once + utility.per_pain_point * pain_time - sum(Account::Sum::qalys));
  put(Outcome::qalys_undiscounted,
      utility.at_no_pain * side.end + utility.per_pain_point * pain_years - sum(Account::Sum::plain_qalys));

  const Lanes background = care.base * side.end + care.per_pain_point * pain_years;
  const Lanes by_patient =
      sum(Account::Sum::plain_own) + (care.covered ? side.own_share * background : background);
  const Lanes health_care = sum(Account::Sum::plain_care) + background;
  put(Outcome::spend_undiscounted, by_patient, index_of(View::patient));
  put(Outcome::spend_undiscounted, health_care - by_patient, index_of(View::payer));
  put(Outcome::spend_undiscounted, health_care, index_of(View::health_care));
  put(Outcome::spend_undiscounted,
      health_care + sum(Account::Sum::plain_work) + (lost.base * side.end + lost.per_pain_point * pain_years),
      index_of(View::societal));
  report_spend(side);
}

SPINEPATH_INLINE void Valuation::report_spend(const Side& side) const {
  side.put(row(layout_.background(Outcome::spend_by_treatment)), side.background);
  Lanes by_class[treatment_class_count] = {};
  const std::vector<std::size_t>& treatments = layout_.treatments(pathway_);
  for (std::size_t slot = 0; slot < treatments.size(); ++slot) {
    const Lanes spend = side.of(account_->spend(slot));
    side.put(row(slot, Outcome::spend_by_treatment), spend);
    by_class[static_cast<std::size_t>(model_.treatments[treatments[slot]].treatment_class)] += spend;
  }
  for (std::size_t c = 0; c < treatment_class_count; ++c)
    side.put(row(layout_.total(Outcome::spend_by_class, c)), by_class[c]);
}

/// Relief of those treated, of the pain at their first course.
SPINEPATH_INLINE void Valuation::follow_up(const Crowd& crowd, const Lives& lives, const Side& side) const {
  constexpr double no_pain = 1e-6, worst = -100;  // [VAS mm]; [percent]
  const Lanes none{}, one = none + 1.0, all = none + 100.0;
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    const Treated& treated = lives.treated[slot];
    const Lanes start = side.of(treated.first_start.data()), then = all - side.of(treated.relief_then.data());
    for (std::size_t f = 0; f < model_.follow_up.size(); ++f) {
      const LaneBits counts = where_at_most(start + model_.follow_up[f], side.end + same_time);
      Lanes relief{};
      if (any(counts)) {
        const Lanes time = select(counts, smaller(start + model_.follow_up[f], side.end), side.end);
        const Lanes x = crowd.nature.at(side, time) + sum_at<Limit::left>(lives.relief.kinks(), side, time);
        const Lanes now = all - smaller(larger(x, side.lowest), all);
        relief = larger(all * (1.0 - now / then), none + worst);
        relief = only(counts, side.pain * then < 100 * no_pain ? none : relief);
      }
      side.put(row(slot, Outcome::followed_up, f), only(counts, one));
      side.put(row(slot, Outcome::treated_relief, f), relief);
      side.put(row(slot, Outcome::treated_relief_30, f),
               relief >= Sweep::lower_criterion - same_relief ? one : none);
      side.put(row(slot, Outcome::treated_relief_50, f),
               relief >= Sweep::higher_criterion - same_relief ? one : none);
    }
  }
}

}  // namespace spinepath
