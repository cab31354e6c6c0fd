#include "sim/engine/run/results.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/engine/random/chance.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

/// One treatment that costs between 100 and 300; a cohort of 50 people.
CareModel one_treatment() {
  Treatment t = test::treatment("t", test::curve({{0.25, {60, 0}}}));
  t.costs.push_back({.amount = Uniform(100, 300), .stream = 3, .when = When::course});
  CareModel m = test::model({t}, 2, {1});
  m.population.size = 50;
  m.pathways.push_back({});
  return m;
}

double price(std::uint64_t patient) { return 100 + 200 * Chance(1, patient).uniforms(Purpose::amount, 3)[0]; }

constexpr OutcomeKey spend = key_of(Outcome::spend, View::health_care),
                     cohort = key_of(Outcome::cohort_spend, View::health_care);

TEST(Results, OfOnePatientAreThatPatient) {
  const Results results = test::simulate(one_treatment(), 1);
  EXPECT_DOUBLE_EQ(test::mean(results, spend), price(0));
  EXPECT_DOUBLE_EQ(test::mean(results, cohort), 50 * price(0));
  for (const double q : *results.find(0, spend)->quantiles) EXPECT_DOUBLE_EQ(q, price(0));
  EXPECT_DOUBLE_EQ(*results.find_difference(1, cohort)->mean, -50 * price(0));
}

TEST(Results, OfTwoPatientsAreTheirMeanAndSpread) {
  const Results results = test::simulate(one_treatment(), 2);
  const double sd = std::fabs(price(0) - price(1)) / std::sqrt(2);
  EXPECT_DOUBLE_EQ(test::mean(results, spend), (price(0) + price(1)) / 2);
  EXPECT_DOUBLE_EQ(*results.find(0, spend)->sd, sd);
  EXPECT_DOUBLE_EQ(test::se(results, spend), sd / std::sqrt(2));
  EXPECT_DOUBLE_EQ(*results.find(0, cohort)->sd, sd * std::sqrt(50));
  EXPECT_DOUBLE_EQ(test::se(results, cohort), 50 * sd / std::sqrt(2));
  EXPECT_DOUBLE_EQ((*results.find(0, spend)->quantiles)[2], (price(0) + price(1)) / 2);
}

TEST(Results, WhatOnlyOnePathwayHasIsComparedWithNothing) {
  const Results results = test::simulate(one_treatment(), 100);
  EXPECT_EQ(results.find(1, test::over_horizon(Outcome::treated, 0)), nullptr);
  EXPECT_DOUBLE_EQ(*results.find_difference(1, test::over_horizon(Outcome::treated, 0))->mean, -1);
}

TEST(Results, WhatAllTheLivingShareHasNoErrorWhereSomeHaveDied) {
  for (const double relief : {9.4, 3.0, 17.3, 0.7}) {
    Treatment t = test::treatment("t", test::curve({{0.25, {relief, 0}}}));
    t.adverse_events.push_back({.stream = 5, .probability = 0.3, .death = 0.3});
    const Results results = test::simulate(test::model({t}, 2, {1}), 20'000);
    EXPECT_LT(test::mean(results, test::at(Outcome::alive, 0)), 0.95);
    EXPECT_NEAR(test::mean(results, test::at(Outcome::relief, 0)), relief, 1e-10);
    EXPECT_EQ(test::se(results, test::at(Outcome::relief, 0)), 0);
  }
}

}  // namespace
}  // namespace spinepath
