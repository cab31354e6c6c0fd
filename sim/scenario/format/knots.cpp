#include "sim/scenario/format/knots.h"

#include <algorithm>
#include <cmath>

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

/// Of a response or a natural course.
std::optional<Problem> arm_problem(const Knot& knot) {
  const int given = count_of({&knot.relief_30, &knot.relief_50, &knot.mean, &knot.sd});
  if (given == 0 || given > 2 || (given == 1 && knot.sd))
    return Problem{given == 0  ? "is empty"
                   : given > 2 ? "gives too many numbers"
                               : "gives sd alone",
                   "two of relief_30, relief_50, mean, sd, or one of the first three"};
  return moments_problem(knot);
}

std::optional<Problem> effect_problem(const Knot& knot) {
  constexpr const char* allowed =
      "mean, difference_30 or difference_50, and sd if known; or responders and mean";
  const int differences = count_of({&knot.difference_30, &knot.difference_50});
  const bool rates = knot.relief_30 || knot.relief_50;
  if (rates) return Problem{"gives a rate of one arm and a difference between two", allowed};
  if (knot.responders && (!knot.mean || differences > 0 || knot.sd))
    return Problem{knot.mean ? "gives more than responders and mean" : "gives responders without mean",
                   allowed};
  if (knot.mean && differences > 0) return Problem{"gives a mean and a difference in rates", allowed};
  if (differences > 1) return Problem{"gives two differences in rates", allowed};
  if (!knot.mean && differences == 0) return Problem{knot.sd ? "gives sd alone" : "is empty", allowed};
  return knot.sd ? spread_problem(knot.sd->value) : std::nullopt;
}

std::optional<Problem> context_problem(const Knot& knot) {
  if (!knot.mean) return Problem{knot.sd ? "gives sd alone" : "is empty", "mean, and sd if patients differ"};
  return knot.sd ? spread_problem(knot.sd->value) : std::nullopt;
}

}  // namespace

std::optional<Problem> knot_problem(const Knot& knot, CurveUse use) {
  if (std::ranges::any_of(knot_numbers, [&](const KnotNumber& n) { return is_unread(knot.*n.number); }))
    return {};
  switch (use) {
    case CurveUse::response:
    case CurveUse::natural_course: return arm_problem(knot);
    case CurveUse::effect: return effect_problem(knot);
    case CurveUse::context: return context_problem(knot);
    case CurveUse::any: break;
  }
  const bool is_effect = knot.difference_30 || knot.difference_50 || knot.responders;
  return is_effect ? effect_problem(knot) : arm_problem(knot);
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
