#include "sim/scenario/format/rules.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

bool has_unread(const Quantity& q) {
  return is_unread(q.min) || is_unread(q.max) ||
         std::ranges::any_of(q.numbers, [](const auto& n) { return std::isnan(n.second.value); });
}

std::optional<QuantityProblem> truncation_problem(const Quantity& q) {
  if (!q.min && !q.max) return {};
  if (q.min && q.max && q.min->value >= q.max->value)
    return QuantityProblem{"min", {"min is not below max", "min < max"}};
  const auto [low, high] = support_of(q);
  const Distribution whole = before_truncation(q);
  if (low >= high || !(whole.cdf(high) - whole.cdf(low) > 0))
    return QuantityProblem{q.min ? "min" : "max",
                           {"there is no value between min and max", "an interval with probability"}};
  return {};
}

std::optional<QuantityProblem> mean_problem(const Quantity& q) {
  if (q.max || std::isfinite(before_truncation(q).mean())) return {};
  return QuantityProblem{"", {"has no finite mean", "add max ="}};
}

std::optional<QuantityProblem> support_problem(const Quantity& q, const Measure& measure) {
  const Limits& limits = measure.limits;
  const auto [low, high] = support_of(q);
  const auto written = [&](double end) {
    return measure.written == Written::as_duration ? fmt::format("\"{} years\"", end)
                                                   : fmt::format("{}", end);
  };
  if (low < limits.low)
    return QuantityProblem{
        "",
        {fmt::format("reaches below {}", limits.low),
         fmt::format("{}: add {} {}", allowed(measure), limits.ends == Ends::closed ? "min =" : "a min above",
                     written(limits.low))}};
  if (high > limits.high)
    return QuantityProblem{"",
                           {fmt::format("reaches above {}", limits.high),
                            fmt::format("{}: add max = {}", allowed(measure), written(limits.high))}};
  return {};
}

}  // namespace

bool is_unread(const std::optional<Parameter>& number) { return number && std::isnan(number->value); }

std::optional<Problem> age_range_problem(const std::vector<Parameter>& from_to) {
  if (from_to.size() == 2 && from_to[0].value > from_to[1].value)
    return Problem{"from is above to", "[from, to] with from <= to"};
  return {};
}

bool sums_to_1(double sum) {
  constexpr double tolerance = 1e-9;
  return !(std::fabs(sum - 1) > tolerance);
}

std::optional<Problem> shares_problem(const std::vector<Share>& shares) {
  double sum = 0;
  for (const Share& share : shares) {
    if (share.probability.value < 0)
      return Problem{fmt::format("the share of {} is below 0", share.name.text), "0 or more"};
    sum += share.probability.value;
  }
  if (!sums_to_1(sum)) return Problem{fmt::format("shares sum to {:.10g}", sum), "a sum of 1"};
  return {};
}

std::optional<Problem> success_problem(const Pathway& pathway) {
  if (pathway.lost_below && pathway.lost_below->value > pathway.success.value)
    return Problem{fmt::format("{:.6g} is above success", pathway.lost_below->value),
                   fmt::format("at most {:.6g}", pathway.success.value)};
  return {};
}

std::optional<Problem> utility_problem(const Utility& utility) {
  const double worst = utility.at_no_pain.value + 100 * utility.per_pain_point.value;
  if (std::fabs(worst) > 1)
    return Problem{fmt::format("utility at pain 100 is {:.6g}", worst), "-1 to 1 for pain 0 to 100"};
  return {};
}

std::optional<QuantityProblem> quantity_problem(const Quantity& quantity, const Measure& measure) {
  if (has_unread(quantity)) return {};
  const DistributionRow& distribution = row(quantity.shape);
  if (const auto problem = distribution.problem(numbers_of(quantity)))
    return QuantityProblem{std::string(problem->key.name), words_of(*problem, problem->key.name)};
  if (auto problem = truncation_problem(quantity)) return problem;
  if (quantity.shape == shape_of<Fixed>) return {};  // the reader has checked its number
  if (auto problem = mean_problem(quantity)) return problem;
  return support_problem(quantity, measure);
}

Problem words_of(const NumberProblem& problem, std::string_view number) {
  return {fmt::format("{} {}", number, problem.problem),
          problem.allowed.empty() ? fmt::format("{:.4g} to {:.4g}", problem.low, problem.high)
                                  : std::string(problem.allowed)};
}

}  // namespace spinepath::scenario
