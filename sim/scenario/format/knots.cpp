#include "sim/scenario/format/knots.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

int count_of(std::initializer_list<const std::optional<Parameter>*> numbers) {
  return static_cast<int>(std::ranges::count_if(numbers, [](const auto* n) { return n->has_value(); }));
}

std::optional<Problem> spread_problem(double sd) {
  if (sd <= largest_sd) return {};
  return Problem{fmt::format("has a standard deviation of {:.4g} percent relief", sd),
                 fmt::format("at most {}: no plausible normal distribution is wider", largest_sd)};
}

std::optional<Problem> moments_problem(const Knot& knot) {
  if (knot.relief_30 && knot.relief_50 && knot.relief_50->value >= knot.relief_30->value)
    return Problem{"relief_50 is not below relief_30", "relief_50 < relief_30"};
  const bool same_for_all = knot.mean && knot.sd && knot.sd->value == 0;
  const ReliefMoments moments = to_moments(knot);
  const bool normal = moments.sd > 0 && std::isfinite(moments.sd) && std::isfinite(moments.mean);
  if (!normal && !same_for_all)
    return Problem{
        "no normal distribution has this rate and this mean",
        "a mean above the criterion where the rate is above 0.5, below it where the rate is below"};
  return spread_problem(moments.sd);
}

bool has_set(const Knot& knot, const KnotSet& set) {
  return std::ranges::all_of(knot_numbers, [&](const KnotNumber& n) {
    return (knot.*n.number).has_value() == (n.key == set.one || n.key == set.other);
  });
}

/// Of a use that is known.
std::span<const KnotSet> sets_of(CurveUse use) {
  if (use == CurveUse::effect) return effect_sets;
  if (use == CurveUse::context) return context_sets;
  return arm_sets;
}

bool is_effect(const Knot& knot) { return knot.difference_30 || knot.difference_50 || knot.responders; }

/// What is wrong with a set of numbers that is not one of an arm.
Problem arm_problem(const Knot& knot) {
  const int given = count_of({&knot.relief_30, &knot.relief_50, &knot.mean, &knot.sd});
  return {given == 0  ? "is empty"
          : given > 2 ? "gives too many numbers"
                      : "gives sd alone",
          "two of relief_30, relief_50, mean, sd, or one of the first three"};
}

/// The same of an effect.
Problem effect_problem(const Knot& knot) {
  constexpr const char* allowed =
      "mean, difference_30 or difference_50, and sd if known; or responders and mean";
  const int differences = count_of({&knot.difference_30, &knot.difference_50});
  if (knot.relief_30 || knot.relief_50)
    return {"gives a rate of one arm and a difference between two", allowed};
  if (knot.responders)
    return {knot.mean ? "gives more than responders and mean" : "gives responders without mean", allowed};
  if (knot.mean && differences > 0) return {"gives a mean and a difference in rates", allowed};
  if (differences > 1) return {"gives two differences in rates", allowed};
  return {knot.sd ? "gives sd alone" : "is empty", allowed};
}

Problem set_problem(const Knot& knot, CurveUse use) {
  if (use == CurveUse::context)
    return {knot.sd ? "gives sd alone" : "is empty", "mean, and sd if patients differ"};
  return use == CurveUse::effect ? effect_problem(knot) : arm_problem(knot);
}

}  // namespace

std::vector<KnotSet> knot_sets(CurveUse use) {
  if (use != CurveUse::any) return {sets_of(use).begin(), sets_of(use).end()};
  std::vector<KnotSet> sets(arm_sets.begin(), arm_sets.end());
  sets.insert(sets.end(), effect_sets.begin(), effect_sets.end());
  return sets;
}

std::optional<Problem> knot_problem(const Knot& knot, CurveUse use) {
  if (std::ranges::any_of(knot_numbers, [&](const KnotNumber& n) { return is_unread(knot.*n.number); }))
    return {};
  if (use == CurveUse::any)
    return knot_problem(knot, is_effect(knot) ? CurveUse::effect : CurveUse::response);
  const auto is_given = [&](const KnotSet& set) { return has_set(knot, set); };
  if (std::ranges::none_of(sets_of(use), is_given)) return set_problem(knot, use);
  if (use == CurveUse::response || use == CurveUse::natural_course) return moments_problem(knot);
  return knot.sd ? spread_problem(knot.sd->value) : std::nullopt;
}

ReliefMoments to_moments(const Knot& knot) {
  const bool has_30 = knot.relief_30.has_value(), has_50 = knot.relief_50.has_value();
  const double criterion = has_30 ? 30 : 50;
  const double rate = has_30 ? knot.relief_30->value : has_50 ? knot.relief_50->value : 0;
  if (has_30 && has_50) return moments_from_rates(knot.relief_30->value, knot.relief_50->value);
  if (knot.mean && (has_30 || has_50)) return moments_from_rate_and_mean(criterion, rate, knot.mean->value);
  const double sd = knot.sd ? knot.sd->value : ReliefMoments{}.sd;
  if (knot.mean) return {knot.mean->value, sd};
  return moments_from_rate_and_sd(criterion, rate, sd);
}

ReliefMoments to_context_moments(const Knot& knot) {
  return {knot.mean->value, knot.sd ? knot.sd->value : 0};
}

}  // namespace spinepath::scenario
