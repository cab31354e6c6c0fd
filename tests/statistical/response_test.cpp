// Closed forms of treated arms: a response as it was seen, in any natural course and context.
#include "tests/statistical/closed_form.h"
#include "tests/support/by_patient.h"

namespace spinepath {
namespace {

using test::at;
using test::many;

TEST(ClosedForm, ReliefLastsExponentiallyAfterTheLastKnot) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rates(0.58, 0.44)}}));
  t.durability = Weibull(1.5, 1);
  const Results results = test::simulate(test::model({t}, 6, {0.25, 1, 2, 5}), many);
  const double times[] = {0.25, 1, 2, 5};
  for (int r = 0; r < 4; ++r) {
    const double lasting = std::pow(2, -(times[r] - 0.25) / 1.5);
    test::expect_mean(results, at(Outcome::relief_50, r), 0.44 * lasting);
    test::expect_mean(results, at(Outcome::relief_30, r), 0.58 * lasting);
  }
}

TEST(ClosedForm, WeibullDurability) {
  Treatment t = test::treatment("t", test::curve({{0.5, moments_from_rates(0.6, 0.5)}}));
  t.assess_at = 0.5;
  t.durability = Weibull(2, 1.7);
  const Results results = test::simulate(test::model({t}, 6, {1, 3}), many);
  test::expect_mean(results, at(Outcome::relief_50, 0), 0.5 * std::pow(2, -std::pow(0.5 / 2, 1.7)));
  test::expect_mean(results, at(Outcome::relief_50, 1), 0.5 * std::pow(2, -std::pow(2.5 / 2, 1.7)));
}

struct Rates {
  double time, relief_30, relief_50;
};
constexpr Rates seen[] = {{0.1, 0.40, 0.22}, {0.4, 0.58, 0.44}, {2, 0.50, 0.30}};  // spreads 39, 57 and 38 %

Treatment as_seen(const test::Around& around) {
  std::vector<MeasuredKnot> knots;
  for (const Rates& rates : seen) {
    const ReliefMoments moments = moments_from_rates(rates.relief_30, rates.relief_50);
    knots.push_back({rates.time, moments.mean, moments.sd});
  }
  Treatment t = test::treatment("t", Measured::response, knots, around);
  t.durability = Weibull(0.5, 1);
  return t;
}

class AnyNatureAndContext : public testing::TestWithParam<test::Around> {};

/// What nature and context do at a knot is taken off what was seen there, and comes again with the patient.
TEST_P(AnyNatureAndContext, ResponseRatesAreMetAtEveryKnot) {
  CareModel m = test::model({as_seen(GetParam())}, 4, {0.1, 0.4, 2}, GetParam());
  m.follow_up = m.report_at;
  const Results results = test::simulate(m, many);
  for (int r = 0; r < 3; ++r) {
    test::expect_mean(results, at(Outcome::relief_50, r), seen[r].relief_50);
    test::expect_mean(results, at(Outcome::relief_30, r), seen[r].relief_30);
    test::expect_mean(results, at(Outcome::treated_relief_50, r, 0), seen[r].relief_50);
    test::expect_mean(results, at(Outcome::treated_relief_30, r, 0), seen[r].relief_30);
  }
}

const Curve some_nature{{0.2, {12, 10}}, {1.5, {25, 22}}};
const Curve wide_nature{{0.2, {15, 25}},
                        {1.5, {20, 45}}};  // its spread is above that of the response at 2 years
const Curve plain_context{{0.15, {10, 0}}, {1, {6, 0}}};
const Curve spread_context{{0.3, {14, 9}}, {3, {5, 3}}};

INSTANTIATE_TEST_SUITE_P(ClosedForm, AnyNatureAndContext,
                         testing::Values(test::Around{}, test::Around{.context = spread_context},
                                         test::Around{.natural = some_nature},
                                         test::Around{some_nature, 0.3, plain_context},
                                         test::Around{some_nature, 0, spread_context},
                                         test::Around{.natural = wide_nature},
                                         test::Around{wide_nature, 0.6, spread_context}));

/// Nature stands still from 1 year on, the response's knot; a share 2^-(t-1)/1.5 has not relapsed.
TEST(ClosedForm, AfterRelapseReliefIsTheNaturalCourse) {
  const test::Around around{{{0.2, {12, 10}}, {1, {25, 22}}}, 0.4, spread_context};
  const ReliefMoments arm = moments_from_rate_and_sd(50, 0.6, 30);
  Treatment t = test::treatment("t", Measured::response, {{1, arm.mean, arm.sd}}, around);
  t.durability = Weibull(1.5, 1);
  const Results results = test::simulate(test::model({t}, 8, {1, 3, 7}, around), many);
  const double times[] = {1, 3, 7}, contexts[] = {14 - 9 * 0.7 / 2.7, 5, 5};
  for (int r = 0; r < 3; ++r) {
    const double lasting = std::pow(2, -(times[r] - 1) / 1.5);
    test::expect_mean(results, at(Outcome::relief_50, r),
                      lasting * 0.6 + (1 - lasting) * test::share_from(50, 25, 22));
    test::expect_mean(results, at(Outcome::relief_natural, r), 25);
    test::expect_mean(results, at(Outcome::relief_context, r), lasting * contexts[r]);
  }
}

/// A share p has 60 % and the others nothing; the same ones at each knot.
TEST(ClosedForm, RespondersHaveTheirMeanAndTheOthersNothing) {
  constexpr double p = 0.35;
  const std::vector<MeasuredKnot> knots{{0.25, 60, 0, p}, {1, 40, 0, p}};
  for (const Curve& context : {Curve{}, spread_context}) {
    const Treatment t = test::treatment("t", Measured::effect, knots, {.context = context});
    const CareModel m = test::model({t}, 2, {0.25, 1});
    const Results results = test::simulate(m, many);
    test::expect_mean(results, at(Outcome::relief_50, 0), p);
    test::expect_mean(results, at(Outcome::relief_30, 1), p);
    test::expect_mean(results, at(Outcome::relief, 0), 60 * p);
    test::expect_mean(results, at(Outcome::relief, 1), 40 * p);
    const test::ByPatient by_patient(m, many);
    const auto first = by_patient.of(at(Outcome::relief, 0)), second = by_patient.of(at(Outcome::relief, 1));
    for (std::size_t i = 0; i < many; ++i) ASSERT_NEAR(second[i], first[i] * 40 / 60, 1e-9);
  }
}

/// Beside a context the 60 % are on top of it, for it is the difference from sham; nature is independent.
TEST(ClosedForm, RespondersToASpecificEffectHaveTheContextToo) {
  constexpr double p = 0.35;
  const test::Around around{{{0.25, {10, 15}}}, 1, {{0.25, {8, 0}}}};
  const Treatment t = test::treatment("t", Measured::specific_effect, {{0.25, 60, 0, p}}, around);
  const Results results = test::simulate(test::model({t}, 2, {0.25}, around), many);
  test::expect_mean(results, at(Outcome::relief_50, 0),
                    p * test::share_from(50, 78, 15) + (1 - p) * test::share_from(50, 18, 15));
  test::expect_mean(results, at(Outcome::relief_specific, 0), 60 * p);
  test::expect_mean(results, at(Outcome::relief_context, 0), 8);
}

}  // namespace
}  // namespace spinepath
