#include "sim/scenario/uncertainty/interval.h"

#include <cmath>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

/// Of the small scenario's coinsurance of 0.2, a fraction, with this uncertainty.
std::optional<Interval> interval(const std::string& uncertainty) {
  const Scenario s =
      scenario_of(std::string(small_scenario) +
                  "[coverage]\ncoinsurance = { value = 0.2, uncertainty = " + uncertainty + " }\n");
  return interval_95(s.coverage.coinsurance, fraction);
}

constexpr double z = 1.959963984540054;  // of 0.975

TEST(Interval, given_as_one_is_that_of_what_is_drawn) {
  const auto found = interval("{ low = 0.1, high = 0.35 }");  // a beta of that mean and spread
  const auto as_beta = interval("{ dist = \"beta\", sd = 0.06377668211558174 }");  // 0.25 / (2 z)
  EXPECT_NEAR(found->low, as_beta->low, 1e-9);
  EXPECT_NEAR(found->high, as_beta->high, 1e-9);
}

TEST(Interval, of_an_amount_given_as_one_is_that_of_the_gamma_that_is_drawn) {
  const Scenario s = scenario_of(
      with("amount = 1000", "amount = { value = 1000, uncertainty = { low = 300, high = 3000 } }"));
  const Parameter& price = s.treatments[0].costs[0].amount.numbers[0].second;
  const Distribution drawn = Gamma(1000, 2700 / (2 * z));
  const auto found = interval_95(price, money);
  EXPECT_NEAR(found->low, drawn.quantile(0.025), 1e-9);
  EXPECT_NEAR(found->high, drawn.quantile(0.975), 1e-9);
  EXPECT_NEAR(drawn.cdf(found->high) - drawn.cdf(found->low), 0.95, 1e-9);
}

TEST(Interval, of_a_normal_given_as_one_around_its_value_is_itself) {
  const Scenario s = scenario_of(with("per_pain_point = -0.004",
                                      "per_pain_point = { value = -0.004, uncertainty = { low = -0.005, high "
                                      "= -0.003 } }"));
  const auto found = interval_95(s.utility.per_pain_point, utility_per_pain);
  EXPECT_NEAR(found->low, -0.005, 1e-12);
  EXPECT_NEAR(found->high, -0.003, 1e-12);
}

TEST(Interval, of_a_normal_is_1_96_standard_deviations_each_way) {
  const auto found = interval("{ dist = \"normal\", sd = 0.05 }");
  EXPECT_NEAR(found->low, 0.2 - z * 0.05, 1e-9);
  EXPECT_NEAR(found->high, 0.2 + z * 0.05, 1e-9);
}

TEST(Interval, ends_where_the_parameter_ends) {
  EXPECT_EQ(interval("{ dist = \"normal\", sd = 0.2 }")->low, 0);
}

TEST(Interval, leaves_a_fortieth_on_each_side) {
  const auto uniform = interval("{ dist = \"uniform\", low = 0.1, high = 0.5 }");
  EXPECT_NEAR(uniform->low, 0.11, 1e-12);
  EXPECT_NEAR(uniform->high, 0.49, 1e-12);
  // Triangular: P(X < x) = (x - low)^2 / ((high - low) (mode - low)) below the mode.
  const auto triangular = interval("{ dist = \"triangular\", low = 0.1, high = 0.5 }");
  EXPECT_NEAR(triangular->low, 0.1 + std::sqrt(0.025 * 0.4 * 0.1), 1e-12);
}

TEST(Interval, of_a_lognormal_is_symmetric_in_logarithms) {
  const auto found = interval("{ dist = \"lognormal\", sd = 0.1 }");
  const double variance = std::log(1 + 0.25);  // of the logarithm: ln(1 + (sd/mean)^2)
  EXPECT_NEAR(std::log(found->high / found->low), 2 * z * std::sqrt(variance), 1e-9);
}

TEST(Interval, of_a_beta_by_size_and_by_spread_is_the_same) {
  // sd^2 = m (1 - m) / (n + 1): n = 15 gives 0.1
  EXPECT_NEAR(interval("{ dist = \"beta\", n = 15 }")->high, interval("{ dist = \"beta\", sd = 0.1 }")->high,
              1e-9);
}

TEST(Interval, is_none_without_uncertainty) {
  EXPECT_FALSE(interval_95(scenario_of(std::string(small_scenario)).utility.at_no_pain, utility_value));
}

}  // namespace
}  // namespace spinepath::scenario
