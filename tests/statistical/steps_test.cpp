// Closed forms of the walk: who reaches which step.
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "tests/statistical/closed_form.h"

namespace spinepath {
namespace {

using test::at;
using test::many;
using test::over_horizon;

constexpr double lowest_relief = -200 / 3.;  // [percent]: pain 100 mm instead of 60

/// Integral over the first one's rank where it fails: f(z) is the share of them who respond to the second.
template <class F>
double over_failures(double first_rate, F&& f) {
  const auto weighted = [&](double z) { return test::density(z) * f(z); };
  return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(weighted, -9.,
                                                                       test::normal_rank(1 - first_rate), 10);
}

CareModel two_responses(double rho) {
  const Treatment first = test::treatment("first", test::curve({{0.25, moments_from_rates(0.5, 0.35)}}));
  const Treatment second = test::treatment("second", test::curve({{0.25, moments_from_rates(0.6, 0.4)}}));
  CareModel m = test::model({first, second}, 2, {0.5});
  m.shared_response = std::sqrt(rho);
  m.own_response = std::sqrt(1 - rho);
  return m;
}

/// What the first left stays, and the second acts on the rest: x1 + (1 - x1/100) x2 >= 50. Given Z1 the rank of the
/// second is Normal(rho Z1, 1 - rho^2).
TEST(ClosedForm, SecondStepIsReachedByThoseWhomTheFirstFails) {
  const ReliefMoments first = moments_from_rates(0.5, 0.35), second = moments_from_rates(0.6, 0.4);
  for (const double rho : {0.0, 0.3, 0.8}) {
    const auto responds = [&](double z) {
      const double x1 = first.mean + first.sd * z, left = 1 - std::max(x1, lowest_relief) / 100;
      return test::share_from((50 - x1) / left, second.mean + second.sd * rho * z,
                              second.sd * std::sqrt(1 - rho * rho));
    };
    const Results results = test::simulate(two_responses(rho), many);
    test::expect_mean(results, over_horizon(Outcome::treated, 1), 1 - 0.35);
    test::expect_mean(results, at(Outcome::relief_50, 0), 0.35 + over_failures(0.35, responds));
  }
}

/// Of a treatment that stops with the next one nothing stays: x2 >= 50.
TEST(ClosedForm, WhatStopsWithTheNextTreatmentLeavesItAllThePain) {
  for (const double rho : {0.0, 0.6}) {
    CareModel m = two_responses(rho);
    m.treatments[0].stops_with_next = true;
    const auto responds = [&](double z) {
      return test::cumulative((rho * z - test::normal_rank(1 - 0.4)) / std::sqrt(1 - rho * rho));
    };
    test::expect_mean(test::simulate(m, many), at(Outcome::relief_50, 0),
                      0.35 + over_failures(0.35, responds));
  }
}

/// Half of the pain at the course's start: 1 - x/100 = (1 - x1/100) (1 - x2/100), so the second succeeds where x2 >= 50.
TEST(ClosedForm, SuccessSinceTheCourseIsThatOfTheTreatmentAlone) {
  CareModel m = two_responses(0);
  m.treatments.push_back(test::always("third", 10));
  m.pathways[0].steps.push_back({.treatment = 2, .accept = 1, .wait = {}});
  m.pathways[0].success.since_course = true;
  const Results results = test::simulate(m, many);
  test::expect_mean(results, over_horizon(Outcome::treated, 1), 1 - 0.35);
  test::expect_mean(results, over_horizon(Outcome::treated, 2), (1 - 0.35) * (1 - 0.4));
}

TEST(ClosedForm, AcceptanceAndConfirmationMultiply) {
  Treatment t = test::always("t", 0);
  t.confirms = 0.6;
  t.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({t}, 1);
  m.pathways[0].steps[0].accept = 0.7;
  const Results results = test::simulate(m, many);
  test::expect_mean(results, over_horizon(Outcome::treated, 0), 0.42);
  test::expect_mean(results, test::health_care(), 70);
}

/// Relief falls from 80 % at 0.25 years to 20 % at 3.25, and pain of 60 mm passes 33 mm (45 %) at 2 years.
TEST(ClosedForm, AStepThatAsksForPainWaitsForIt) {
  const Treatment first = test::treatment("first", test::curve({{0.25, {80, 0}}, {3.25, {20, 0}}}));
  Treatment second = test::always("second", 40);
  second.pain_above = 33;
  CareModel m = test::model({first, second}, 4, {1, 2.125, 3.75});
  m.pathways[0].success = {.success = 90, .lost_below = 90};
  const Results results = test::simulate(m, 10);
  EXPECT_NEAR(test::mean(results, at(Outcome::relief, 0)), 65, 1e-9);
  EXPECT_NEAR(test::mean(results, at(Outcome::relief, 1)), 42.5 + 0.55 * 40 / 2, 1e-7);
  EXPECT_NEAR(test::mean(results, at(Outcome::relief, 2)), 20 + 0.55 * 40, 1e-7);
}

}  // namespace
}  // namespace spinepath
