#include "sim/engine/tally/tally.h"

#include <algorithm>
#include <cassert>

#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

/// Number of partial sums: patient i adds to sum i mod 8, so that additions are independent of each other.
constexpr std::size_t side_by_side = 2 * lane_count;

/// Adds deviations of all rows from their pivots, and their squares.
SPINEPATH_VECTORISED
void add_deviations(const Rows& outcomes, std::size_t patients, const std::vector<double>& pivot, double* sum,
                    double* square, char* varies) {
  for (std::size_t place = 0; place < pivot.size(); ++place, sum += side_by_side, square += side_by_side) {
    const double* y = outcomes[place];
    Lanes s0 = load(sum), s1 = load(sum + lane_count), q0 = load(square), q1 = load(square + lane_count);
    LaneBits any{};
    for (std::size_t i = 0; i < patients; i += side_by_side) {
      const Lanes a = load(y + i) - pivot[place], b = load(y + i + lane_count) - pivot[place];
      s0 += a;
      s1 += b;
      q0 += a * a;
      q1 += b * b;
      any |= __builtin_bit_cast(LaneBits, a) | __builtin_bit_cast(LaneBits, b);
    }
    store(sum, s0);
    store(sum + lane_count, s1);
    store(square, q0);
    store(square + lane_count, q1);
    varies[place] = 0;
    for (std::size_t lane = 0; lane < lane_count; ++lane) varies[place] |= any[lane] != 0 ? 1 : 0;
  }
}

/// A quantity paired with the same one of the first pathway; `reference` is null if that pathway lacks it.
struct Pair {
  const double *here, *reference;
  double pivot;  ///< of the difference
  SPINEPATH_INLINE Lanes difference(std::size_t i) const {
    return (reference ? load(here + i) - load(reference + i) : load(here + i)) - pivot;
  }
};

SPINEPATH_VECTORISED
void add_squared_differences(const Pair& pair, std::size_t patients, double* to) {
  Lanes q0 = load(to), q1 = load(to + lane_count);
  for (std::size_t i = 0; i < patients; i += side_by_side) {
    const Lanes a = pair.difference(i), b = pair.difference(i + lane_count);
    q0 += a * a;
    q1 += b * b;
  }
  store(to, q0);
  store(to + lane_count, q1);
}

/// Products of the numerators with their denominator; eight patients with nothing but its pivot are skipped.
SPINEPATH_VECTORISED
void add_group(const TallyPlan::Group& group, const Rows& outcomes, std::size_t patients,
               const std::vector<double>& pivot, double* to) {
  const double* y = outcomes[group.denominator];
  for (std::size_t i = 0; i < patients; i += side_by_side) {
    const Lanes a = load(y + i) - pivot[group.denominator],
                b = load(y + i + lane_count) - pivot[group.denominator];
    if (!any(~where_equal(a, Lanes{}) | ~where_equal(b, Lanes{}))) continue;
    double* sum = to;
    for (const std::size_t numerator : group.numerators) {
      const double* x = outcomes[numerator] + i;
      store(sum, load(sum) + (load(x) - pivot[numerator]) * a);
      store(sum + lane_count, load(sum + lane_count) + (load(x + lane_count) - pivot[numerator]) * b);
      sum += side_by_side;
    }
  }
}

double folded(const std::vector<double>& lanes, std::size_t place) {
  const double* x = lanes.data() + place * side_by_side;
  return ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
}

}  // namespace

TallyPlan::TallyPlan(const CareModel& model, const Layout& layout, std::vector<double> pivot)
    : pivot_(std::move(pivot)), pair_of_(pivot_.size(), nowhere) {
  add_ratios(layout, 0, 0);
  for (std::size_t p = 1; p < model.pathways.size(); ++p) {
    pair_with_first(layout, p);
    add_ratios(layout, p, p);
    add_ratios(layout, p, 0);
    add_ratios(layout, 0, p);
  }
}

void TallyPlan::pair_with_first(const Layout& layout, std::size_t pathway) {
  const std::size_t common = layout.first_treatment();
  for (std::size_t i = 0; i < common; ++i) pair(layout.begin(pathway) + i, layout.begin(0) + i);
  for (const OutcomeKey& key : layout.keys(pathway)) {
    if (!info_of(key.outcome).uses.paired) continue;
    const std::size_t here = *layout.slot(pathway, key);
    if (pair_of_[here] == nowhere) pair(here, layout.slot(0, key).value_or(nowhere));
  }
}

void TallyPlan::pair(std::size_t here, std::size_t reference) {
  pair_of_[here] = here_.size();
  here_.push_back(here);
  reference_.push_back(reference);
}

namespace {

/// Values of which a ratio divides the means, within a pathway's array, at a moment.
std::vector<std::size_t> numerators_of(const Layout& layout, const OutcomeInfo& info, std::size_t moment) {
  const std::size_t count = info.indexed_by == IndexedBy::view ? view_count : 1;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < count; ++i) places.push_back(layout.at(moment, values_of(info), i));
  return places;
}

/// Moments at which a ratio is reported, or others that its denominator is known at.
std::vector<std::size_t> moments_of(const Layout& layout, const OutcomeInfo& info) {
  std::vector<std::size_t> moments;
  const bool only_month_12 = info.at == ReportedAt::month_12;
  const OutcomeKey month_12{.outcome = info.outcome, .at = OutcomeKey::month_12};
  for (std::size_t m = 0; m < layout.moments().size(); ++m)
    if (!only_month_12 || (layout.has_month_12() && m == layout.moment_of(month_12))) moments.push_back(m);
  return moments;
}

}  // namespace

void TallyPlan::add_ratios(const Layout& layout, std::size_t above, std::size_t below) {
  std::vector<Group> groups;
  const auto add = [&](std::size_t numerator, std::size_t denominator) {
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& g) { return g.denominator == denominator; });
    if (group == groups.end()) group = groups.insert(group, {denominator, {}, 0});
    group->numerators.push_back(numerator);
  };
  for (const OutcomeInfo& info : outcome_table) {
    if (!info.estimator.per || block_of(info) == Block::treatments) continue;
    for (const std::size_t moment : moments_of(layout, info))
      for (const std::size_t place : numerators_of(layout, info, moment))
        add(layout.begin(above) + place, layout.begin(below) + layout.at(moment, *info.estimator.per));
  }
  for (const OutcomeKey& key : layout.keys(above))
    if (above == below && info_of(key.outcome).estimator.per &&
        block_of(info_of(key.outcome)) == Block::treatments)
      add(*layout.slot(above, key), layout.denominator(above, key));
  for (Group& group : groups) {
    group.begin = products_;
    products_ += group.numerators.size();
    groups_.push_back(std::move(group));
  }
}

std::size_t TallyPlan::product_of(std::size_t numerator, std::size_t denominator) const {
  for (const Group& g : groups_) {
    if (g.denominator != denominator) continue;
    const auto found = std::find(g.numerators.begin(), g.numerators.end(), numerator);
    if (found != g.numerators.end()) return g.begin + static_cast<std::size_t>(found - g.numerators.begin());
  }
  assert(false);
  return nowhere;
}

Tally::Tally(const TallyPlan& plan)
    : plan_(&plan),
      sum_(plan.size() * side_by_side),
      square_(plan.size() * side_by_side),
      pair_square_(plan.pairs() * side_by_side),
      product_(plan.products() * side_by_side),
      varies_(plan.size()) {}

void Tally::add(Rows& outcomes, std::size_t patients, std::size_t counted) {
  const std::vector<double>& pivot = plan_->pivot();
  for (std::size_t place = 0; place < pivot.size() && patients != padded(patients); ++place)
    std::fill(outcomes[place] + patients, outcomes[place] + padded(patients), pivot[place]);  // deviation 0
  patients_ += static_cast<double>(counted);
  add_deviations(outcomes, patients, pivot, sum_.data(), square_.data(), varies_.data());
  for (std::size_t p = 0; p < plan_->pairs(); ++p) {
    const std::size_t here = plan_->here_of(p), reference = plan_->reference(p);
    const bool lone = reference == TallyPlan::nowhere;
    if (!varies_[here] && (lone || !varies_[reference])) continue;
    add_squared_differences({outcomes[here], lone ? nullptr : outcomes[reference],
                             lone ? pivot[here] : pivot[here] - pivot[reference]},
                            patients, pair_square_.data() + p * side_by_side);
  }
  add_products(outcomes, patients);
}

void Tally::add_products(const Rows& outcomes, std::size_t patients) {
  for (const TallyPlan::Group& group : plan_->groups())
    if (varies_[group.denominator])  // often not the case for `alive`
      add_group(group, outcomes, patients, plan_->pivot(), product_.data() + group.begin * side_by_side);
}

void Tally::merge(const Tally& later) {
  const auto add = [](std::vector<double>& to, const std::vector<double>& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  patients_ += later.patients_;
  add(sum_, later.sum_);
  add(square_, later.square_);
  add(pair_square_, later.pair_square_);
  add(product_, later.product_);
}

double Tally::sum(std::size_t place) const { return folded(sum_, place); }
double Tally::square(std::size_t place) const { return folded(square_, place); }

double Tally::mean(std::size_t place) const {
  const double pivot = plan_->pivot()[place];
  return zero_if_rounding_error(pivot + sum(place) / patients_, pivot);
}

double Tally::variance(std::size_t place) const {
  const double s = sum(place), q = square(place);
  return std::max(0.0, zero_if_rounding_error(q - s * s / patients_, q)) / (patients_ - 1);
}

double Tally::mean_square(std::size_t place) const {
  const double pivot = plan_->pivot()[place];
  return (square(place) + 2 * pivot * sum(place)) / patients_ + pivot * pivot;
}

double Tally::pair_variance(std::size_t place) const {
  const std::size_t pair = plan_->pair_of(place), reference = plan_->reference(pair);
  const double s = sum(place) - (reference == TallyPlan::nowhere ? 0.0 : sum(reference));
  const double q = folded(pair_square_, pair);
  return std::max(0.0, zero_if_rounding_error(q - s * s / patients_, q)) / (patients_ - 1);
}

double Tally::pair_covariance(std::size_t place) const {
  const std::size_t reference = plan_->reference(plan_->pair_of(place));
  if (reference == TallyPlan::nowhere) return 0;
  return 0.5 * (variance(place) + variance(reference) - pair_variance(place));
}

double Tally::covariance(std::size_t numerator, std::size_t denominator) const {
  const double product = folded(product_, plan_->product_of(numerator, denominator));
  return (product - sum(numerator) * sum(denominator) / patients_) / (patients_ - 1);
}

}  // namespace spinepath
