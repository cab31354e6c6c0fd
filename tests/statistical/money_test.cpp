// Closed forms of money: amounts, costs per year, background costs, cost per responder.
#include "tests/statistical/closed_form.h"

namespace spinepath {
namespace {

using test::at;
using test::health_care;
using test::many;
using test::over_horizon;

TEST(ClosedForm, PriceRangesHaveTheirMeans) {
  Treatment t = test::always("t", 0);
  t.costs.push_back({.amount = Triangular(4000, 6500, 15000), .stream = 1, .when = When::course});
  t.costs.push_back({.amount = Pert(100, 200, 900), .stream = 2, .when = When::workup});
  const Results results = test::simulate(test::model({t}, 1), many);
  test::expect_mean(results, health_care(), (4000 + 6500 + 15000) / 3. + (100 + 4 * 200 + 900) / 6.);
}

TEST(ClosedForm, QuantilesOfSpendAreThoseOfThePrice) {
  Treatment t = test::always("t", 0);
  const Distribution price = Triangular(4000, 6500, 15000);
  t.costs.push_back({.amount = price, .stream = 1, .when = When::course});
  const Results results = test::simulate(test::model({t}, 1), many);
  const auto quantiles = *results.find(0, health_care())->quantiles;
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    const double q = reported_quantiles[i];
    const double here =
        price.cdf(quantiles[i]);  // standard error of a sample quantile's rank, and a bin of 1.1 %
    EXPECT_NEAR(here, q, test::standard_errors * std::sqrt(q * (1 - q) / many) + 0.002);
  }
}

CostItem per_year(double amount, Until until) {
  CostItem item = test::item(When::per_year, amount);
  item.until = until;
  return item;
}

/// The first treatment fails at 1.5 years, and the second follows.
CareModel with_yearly_cost(const CostItem& item) {
  Treatment first = test::always("first", 0);
  first.assess_at = 1.5;
  first.costs.push_back(item);
  CareModel m = test::model({first, test::always("second", 0)}, 4, {1, 3});
  m.discount_costs = Discount(0.05);
  return m;
}

TEST(ClosedForm, CostPerYearIsAnAnnuityUntilItsEnd) {
  const double d = std::log(1.05);
  const std::pair<Until, double> ends[] = {{Until::next_course, 1.5}, {Until::failure, 1.5}, {Until::end, 4}};
  for (const auto& [until, end] : ends) {
    const Results results = test::simulate(with_yearly_cost(per_year(600, until)), 10);
    EXPECT_NEAR(test::mean(results, health_care(Outcome::spend, 0)), 600 * test::annuity(0, 1, d), 1e-10);
    EXPECT_NEAR(test::mean(results, health_care(Outcome::spend, 1)),
                600 * test::annuity(0, std::min(end, 3.0), d), 1e-10);
    EXPECT_NEAR(test::mean(results, health_care(Outcome::spend_undiscounted)), 600 * end, 1e-10);
  }
}

TEST(ClosedForm, CostPerYearFlowsFromItsBeginForItsDuration) {
  CostItem item = per_year(600, Until::end);
  item.after = 0.5;
  item.lasts = 2;
  const auto spend = [](const CostItem& yearly) {
    return test::mean(test::simulate(with_yearly_cost(yearly), 10), health_care());
  };
  const double d = std::log(1.05);
  EXPECT_NEAR(spend(item), 600 * test::annuity(0.5, 2.5, d), 1e-10);
  item.until = Until::failure;  // at 1.5 years
  EXPECT_NEAR(spend(item), 600 * test::annuity(0.5, 1.5, d), 1e-10);
  item.after = 1.75;
  EXPECT_EQ(spend(item), 0);
}

/// Until the assessment everybody pays; then the 40 % who responded, until relapse at the rate l.
TEST(ClosedForm, CostPerYearUntilFailureFollowsTheResponders) {
  const double l = 0.35, horizon = 5;
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rate_and_sd(50, 0.4, 30)}}));
  t.durability = Exponential(1 / l);
  t.costs.push_back(per_year(600, Until::failure));
  CareModel m = test::model({t}, horizon);
  m.discount_costs = Discount(0.04);
  const Results results = test::simulate(m, many);
  const auto expected = [&](double d) {
    return 600 * (test::annuity(0, 0.25, d) + 0.4 * std::exp(l * 0.25) * test::annuity(0.25, horizon, d + l));
  };
  test::expect_mean(results, health_care(), expected(std::log(1.04)));
  test::expect_mean(results, health_care(Outcome::spend_undiscounted), expected(0));
}

/// Relief rises to 50 % over a year and stays: pain 60 -> 30, so 45 on average in year 1, then 30.
TEST(ClosedForm, BackgroundCostsFollowPain) {
  CareModel m = test::model({test::treatment("t", test::curve({{1, {50, 0}}}))}, 3, {1});
  m.health_care = {.base = 100, .per_pain_point = 10};
  m.lost_production = {.base = 0, .per_pain_point = 1};
  m.utility = {1, -0.005};
  const Results results = test::simulate(m, 10);
  EXPECT_NEAR(test::mean(results, health_care(Outcome::spend, 0)), 100 + 450, 1e-10);
  EXPECT_NEAR(test::mean(results, health_care()), 300 + 450 + 600, 1e-10);
  EXPECT_NEAR(test::mean(results, key_of(Outcome::spend, View::societal)), 1350 + 105, 1e-10);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys)), 3 - 0.005 * 105, 1e-12);
  const double rounding =
      1e-10;  // relief counts from 1e-9 % below the criterion on, and rises by 50 % a year
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::years_relief_30)), 2 + 0.4, rounding);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::years_relief_50)), 2, rounding);
}

TEST(ClosedForm, CostPerResponderIsSpendOverResponders) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rates(0.58, 0.44)}}));
  t.costs.push_back({.amount = Uniform(500, 1500), .stream = 1, .when = When::course});
  const Results results = test::simulate(test::model({t}, 2), many);
  const OutcomeKey key = health_care(Outcome::cost_per_responder, OutcomeKey::month_12);
  test::expect_mean(results, key, 1000 / 0.44);
  // Independent numerator and denominator: relative variances add (delta method).
  const double relative =
      std::sqrt((1000. * 1000 / 12) / (1000. * 1000) + 0.56 / 0.44) / std::sqrt(double{many});
  EXPECT_NEAR(test::se(results, key), 1000 / 0.44 * relative, 0.02 * 1000 / 0.44 * relative);
}

}  // namespace
}  // namespace spinepath
