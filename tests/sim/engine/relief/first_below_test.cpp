// The earliest time at which relief is below a criterion.
#include <gtest/gtest.h>

#include "tests/sim/engine/relief/one_patient.h"

namespace spinepath {
namespace {

using test::OnePatient;
using test::sure;

/// Up to the time in which relief falls by `same_relief`.
void expect_time(double actual, double expected) { EXPECT_NEAR(actual, expected, 1e-9); }

/// 80 percent at 1 year, 70 at 2, 30 from 3 on.
LayerCurve fading() { return test::layer(Measured::response, {{1, 80, 0}, {2, 70, 0}, {3, 30, 0}}).layer; }

TEST(FirstBelow, IsTheCrossingOnTheWayDown) {
  OnePatient patient;
  patient.give(0, fading(), 0);
  expect_time(patient.first_below(50, 1), 2.5);
  expect_time(patient.first_below(50, 2.25), 2.5);
  expect_time(patient.first_below(75, 1), 1.5);
}

TEST(FirstBelow, IsAtOnceWhereReliefIsBelowAlready) {
  OnePatient patient;
  patient.give(0, fading(), 0);
  EXPECT_EQ(patient.first_below(50, 0.25), 0.25);
  EXPECT_EQ(patient.first_below(50, 2.75), 2.75);
}

TEST(FirstBelow, DoesNotComeWhereReliefStaysAtTheCriterion) {
  OnePatient patient;
  patient.give(0, fading(), 0);
  EXPECT_EQ(patient.first_below(30, 1), never);
  EXPECT_EQ(patient.first_below(30 + 0.5 * same_relief, 1), never);  // rounding does not decide
  EXPECT_NEAR(patient.first_below(30.01, 1), 3, 1e-3);
}

TEST(FirstBelow, DoesNotComeAtTheEndOrLater) {
  OnePatient patient;
  patient.give(0, fading(), 0);
  EXPECT_EQ(patient.first_below(50, 1, 2.4), never);
  expect_time(patient.first_below(50, 1, 2.6), 2.5);
  OnePatient relapsing;
  relapsing.give(0, sure(60), 0, {.relapse = 2});
  EXPECT_EQ(relapsing.first_below(50, 1, 2.25), never);
}

TEST(FirstBelow, IsTheVeryTimeOfAJump) {
  OnePatient patient;
  patient.give(0, sure(60), 1, {.relapse = 2.3});
  EXPECT_EQ(patient.first_below(50, 1.5), 1 + 0.25 + 2.3);
}

TEST(FirstBelow, FollowsTheNaturalCourse) {
  // 60 at 1 year, 20 at 3, 40 at 5.
  OnePatient patient({.natural = {{1, {60, 0}}, {3, {20, 0}}, {5, {40, 0}}}});
  expect_time(patient.first_below(50, 1), 1.5);
  EXPECT_EQ(patient.first_below(50, 0.5), 0.5);
  EXPECT_EQ(patient.first_below(15, 4), never);
  EXPECT_EQ(patient.first_below(35, 4.75), never);
  EXPECT_EQ(patient.first_below(35, 4.25), 4.25);
}

TEST(FirstBelow, FollowsTheSumOfAllParts) {
  // Natural course: down by 20 a year from 1 to 3 years. Layers: 40 % of it, fading by 10 a year from 2 to 4.
  OnePatient patient({.natural = {{1, {40, 0}}, {3, {0, 0}}}});
  patient.give(0, test::layer(Measured::effect, {{1, 40, 0}, {2, 40, 0}, {4, 20, 0}}).layer, 0);
  EXPECT_DOUBLE_EQ(patient.at(2), 60);
  EXPECT_DOUBLE_EQ(patient.at(3), 30);
  expect_time(patient.first_below(70, 1), 1.5);  // 80 - 20 (t - 1)
  expect_time(patient.first_below(45, 1), 2.5);  // 60 - 30 (t - 2)
  expect_time(patient.first_below(25, 1), 3.5);  // 30 - 10 (t - 3)
  EXPECT_EQ(patient.first_below(20, 1), never);
}

TEST(FirstBelow, TakesAKnotAndAKinkOfTheSameTimeOneAfterTheOther) {
  OnePatient patient({.natural = {{1, {30, 0}}, {2, {40, 0}}, {4, {30, 0}}}});
  patient.give(0, test::layer(Measured::effect, {{1, 30, 0}, {2, 30, 0}, {4, 20, 0}}).layer, 0);
  expect_time(patient.first_below(65, 2), 2.5);  // 70 - 10 (t - 2)
  OnePatient jumping({.natural = {{1, {30, 0}}, {2, {40, 0}}, {4, {30, 0}}}});
  jumping.give(0, sure(Measured::effect, 30, {}), 0, {.relapse = 1.75});
  EXPECT_EQ(jumping.first_below(65, 1.5), 2);
}

TEST(FirstBelow, DoesNotComeBelowTheLowestReliefThatThereCanBe) {
  OnePatient patient;
  patient.give(0, sure(-200), 0);
  EXPECT_EQ(patient.first_below(patient.crowd.lowest[0], 0), never);
  EXPECT_EQ(patient.first_below(-80, 0), never);
  expect_time(patient.first_below(-60, 0), 0.075);
}

TEST(FirstBelow, CountsReliefAboveItsLimitToo) {
  OnePatient patient;
  patient.give(0, test::layer(Measured::response, {{1, 150, 0}, {2, 50, 0}}).layer, 0);
  expect_time(patient.first_below(75, 1), 1.75);
}

}  // namespace
}  // namespace spinepath
