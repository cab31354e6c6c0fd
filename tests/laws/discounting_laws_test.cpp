// Discount rates that change: closed forms on the way through the engine, and equality with one rate.
#include <cmath>

#include "tests/laws/three_pathways.h"

namespace spinepath {
namespace {

using test::over_horizon;

/// Nobody dies, utility is 1, and a drug costs 100 now and 10 a year from then on.
CareModel constant_world(double horizon, const Discount& discount) {
  CareModel m = test::model({test::treatment("drug", Measured::effect, {{0.25, 20, 0}})}, horizon, {1});
  m.utility = {1, 0};
  m.treatments[0].costs = {test::item(When::course, 100), test::item(When::per_year, 10)};
  m.treatments[0].costs[1].until = Until::end;
  m.health_care = {.base = 50, .covered = false};
  m.discount_costs = m.discount_qalys = discount;
  return m;
}

/// Integral of (1+r)^-t.
double annuity(double rate, double years) { return (1 - std::pow(1 + rate, -years)) / std::log1p(rate); }

TEST(DiscountLaw, OfSteppedRatesIsAnAnnuityAfterAnother) {
  constexpr double horizon = 50, step = 30, first = 0.035, later = 0.03;
  const Results results = test::simulate(constant_world(horizon, Discount(first, {{step, later}})), 3);
  const double years = annuity(first, step) + std::pow(1 + first, -step) * annuity(later, horizon - step);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::life_years_discounted)), years, 1e-12 * years);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys)), years, 1e-12 * years);
  EXPECT_NEAR(test::mean(results, key_of(Outcome::spend, View::patient)), 50 * years, 1e-10 * years);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::spend_by_treatment, 0)), 100 + 10 * years,
              1e-11 * (100 + 10 * years));
  EXPECT_EQ(test::mean(results, over_horizon(Outcome::life_years)), horizon);
}

/// A linear decline of pain across the step: the integral of w(t) (1 - t / H) by parts.
TEST(DiscountLaw, OfALinePassesTheStepExactly) {
  constexpr double horizon = 10, step = 4, first = 0.3, later = 0.05;
  CareModel m = constant_world(horizon, Discount(first, {{step, later}}));
  m.treatments[0].layers = {test::layer(Measured::effect, {{horizon, 100, 0}})};
  m.treatments[0].assess_at = horizon;
  m.utility = {0, 1};
  m.population.pain = Fixed(100);
  const auto line = [](double rate, double at_begin, double slope, double span) {
    const double d = std::log1p(rate);
    return at_begin * annuity(rate, span) + slope * (annuity(rate, span) - span * std::exp(-d * span)) / d;
  };
  const double pain =
      line(first, 100, -10, step) + std::pow(1 + first, -step) * line(later, 60, -10, horizon - step);
  EXPECT_NEAR(test::mean(test::simulate(m, 2), over_horizon(Outcome::qalys)), pain, 1e-10 * pain);
}

TEST(DiscountLaw, EqualRatesAreOneRateBitForBit) {
  CareModel one = test::three_pathways(), stepped = one;
  stepped.discount_costs = Discount(0.03, {{0.7, 0.03}, {3, 0.03}});
  stepped.discount_qalys = Discount(0.03, {{2, 0.03}});
  const Results a = test::simulate(one, 500), b = test::simulate(stepped, 500);
  ASSERT_EQ(a.outcomes.size(), b.outcomes.size());
  for (std::size_t i = 0; i < a.outcomes.size(); ++i) EXPECT_EQ(a.outcomes[i].mean, b.outcomes[i].mean) << i;
}

TEST(DiscountLaw, AStepBeyondTheHorizonChangesNothingAndALowerRateRaisesWhatComesLater) {
  CareModel m = test::three_pathways();
  const Results one = test::simulate(m, 500);
  m.discount_costs = m.discount_qalys = Discount(0.03, {{5, 0.2}});
  const Results beyond = test::simulate(m, 500);
  m.discount_costs = m.discount_qalys = Discount(0.03, {{2, 0.01}});
  const Results lower = test::simulate(m, 500);
  for (const Outcome outcome : {Outcome::qalys, Outcome::life_years_discounted}) {
    EXPECT_EQ(test::mean(one, {outcome}, 2), test::mean(beyond, {outcome}, 2));
    EXPECT_LT(test::mean(one, {outcome}, 2), test::mean(lower, {outcome}, 2));
  }
  const auto spend_at = [](int report) { return key_of(Outcome::spend, View::health_care, report); };
  for (const int before : {0, 1})
    EXPECT_EQ(test::mean(one, spend_at(before), 2), test::mean(lower, spend_at(before), 2));
  for (const int after : {2, 3})
    EXPECT_LT(test::mean(one, spend_at(after), 2), test::mean(lower, spend_at(after), 2));
}

TEST(DiscountLaw, LifeYearsDiscountedAreThoseOfUtilityOne) {
  CareModel m = test::three_pathways();
  m.utility = {1, 0};
  for (Treatment& t : m.treatments) {
    t.adverse_events[0].qaly_loss = 0;
    t.late_events[1].qaly_loss = 0;
  }
  const Results results = test::simulate(m, 1'000);
  for (std::size_t p = 0; p < 3; ++p)
    EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys), p),
                test::mean(results, over_horizon(Outcome::life_years_discounted), p), 1e-12);
}

}  // namespace
}  // namespace spinepath
