// Layers and their sums, by hand.
#include "sim/engine/relief/relief.h"

#include <gtest/gtest.h>

#include "tests/sim/engine/relief/one_patient.h"

namespace spinepath {
namespace {

using test::OnePatient;
using test::sure;

TEST(Relief, RunsFromNothingThroughTheKnotsAndStays) {
  OnePatient patient;
  patient.give(0, test::layer(Measured::response, {{0.25, 40, 0}, {1, 60, 0}}).layer, 2);
  for (const auto& [time, expected] : std::vector<std::pair<double, double>>{
           {1.9, 0}, {2, 0}, {2.125, 20}, {2.25, 40}, {2.625, 50}, {3, 60}, {30, 60}})
    EXPECT_NEAR(patient.at(time), expected, 1e-11) << time;
}

TEST(Relief, OfAPatientFollowsHisRankForTheTreatment) {
  OnePatient patient;
  patient.give(0, test::layer(Measured::response, {{0.25, 40, 20}}).layer, 0, {.rank = -1.5});
  EXPECT_DOUBLE_EQ(patient.at(0.25), 10);
}

TEST(Relief, OfRespondersIsForThoseOfHighRank) {
  const LayerCurve some =
      test::layer(Measured::effect, {{.time = 0.25, .mean = 60, .responders = 0.3}}).layer;
  for (const auto& [rank, expected] : {std::pair{0.52, 0.0}, {0.53, 60.0}}) {  // z(0.7) = 0.5244
    OnePatient patient;
    patient.give(0, some, 0, {.rank = rank});
    EXPECT_EQ(patient.at(1), expected) << rank;
  }
}

TEST(Relief, AddsALayerToTheNaturalCourse) {
  OnePatient patient({.natural = {{1, {20, 0}}}});
  patient.give(0, sure(Measured::effect, 15, {}), 0);
  EXPECT_DOUBLE_EQ(patient.at(0.25), 5 + 15);
  EXPECT_DOUBLE_EQ(patient.at(9), 20 + 15);
}

TEST(Relief, OfALaterTreatmentIsOfThePainThatIsLeft) {
  OnePatient patient({.natural = {{1, {20, 0}}}});
  patient.give(0, sure(Measured::effect, 15, {}), 1);  // of 80 percent
  EXPECT_DOUBLE_EQ(patient.at(2), 20 + 0.8 * 15);
  OnePatient twice;
  twice.give(0, sure(30), 0);
  twice.give(1, sure(40), 1);
  EXPECT_DOUBLE_EQ(twice.at(1), 30);
  EXPECT_DOUBLE_EQ(twice.at(2), 30 + 0.7 * 40);
}

TEST(Relief, IsOfMorePainThanAtEntryWherePainIsWorse) {
  OnePatient patient;
  patient.give(0, sure(-20), 0);
  patient.give(1, sure(40), 1);
  EXPECT_DOUBLE_EQ(patient.at(2), -20 + 1.2 * 40);
}

TEST(Relief, IsOfPainWithinItsLimits) {
  OnePatient painless, suffering;
  painless.give(0, sure(150), 0);
  painless.give(1, sure(40), 1);  // of nothing
  EXPECT_DOUBLE_EQ(painless.at(2), 150);
  suffering.give(0, sure(-200), 0);
  suffering.give(1, sure(30), 1);  // of pain 100, 5/3 of that at entry
  EXPECT_DOUBLE_EQ(suffering.at(2), -200 + 50);
}

TEST(Relief, ARepeatedCourseTurnsTheLayerWithItsEffect) {
  OnePatient patient;
  patient.give(0, sure(40), 0);
  patient.give(0, sure(40), 1, {.effect = 0.5});  // its own 40 do not reduce what it can relieve
  EXPECT_DOUBLE_EQ(patient.at(1), 40);
  EXPECT_DOUBLE_EQ(patient.at(1.125), 30);
  EXPECT_DOUBLE_EQ(patient.at(1.25), 20);
  EXPECT_DOUBLE_EQ(patient.at(9), 20);
}

TEST(Relief, ARepeatedCourseLeavesWhatOthersGave) {
  OnePatient patient;
  patient.give(0, sure(30), 0);
  patient.give(1, sure(40), 1);                   // 28
  patient.give(0, sure(30), 2, {.effect = 0.5});  // 0.72 * 15
  EXPECT_DOUBLE_EQ(patient.at(2), 58);
  EXPECT_DOUBLE_EQ(patient.at(3), 28 + 10.8);
}

TEST(Relief, ACourseBeforeTheLastKnotGoesOnFromThere) {
  OnePatient patient;
  patient.give(0, test::layer(Measured::response, {{1, 40, 0}, {2, 80, 0}}).layer, 0);
  patient.give(0, sure(10, 0.5), 0.5);
  EXPECT_DOUBLE_EQ(patient.at(0.4), 16);
  EXPECT_DOUBLE_EQ(patient.at(0.5), 20);
  EXPECT_DOUBLE_EQ(patient.at(0.75), 15);
  EXPECT_DOUBLE_EQ(patient.at(1), 10);
  EXPECT_DOUBLE_EQ(patient.at(9), 10);
}

TEST(Relief, OfAnArmWithLessSpreadThanTheNaturalCourseFollowsThePatientsStanding) {
  // Natural course 20 + 16 Z_N at one year, arm 50 with sd 4: X is 50 + 4 Z_N for who is treated at entry.
  const test::Around around{.natural = {{1, {20, 16}}}, .persistence = 1};
  const LayerCurve arm = test::layer(Measured::response, {{1, 50, 4}}, around).layer;
  OnePatient early(around, 3), late(around, 3);
  const double standing = early.crowd.patients[0].standing;
  early.give(0, arm, 0);
  EXPECT_NEAR(early.at(1), 50 + 4 * standing, 1e-12);
  late.give(0, arm, 5);  // of what is left: the standing is still that of one year since entry
  const double left = 1 - (20 + 16 * standing) / 100;
  EXPECT_NEAR(late.at(6) - late.at(5), left * (30 - 12 * standing), 1e-12);
}

TEST(Relief, LeavesOutWhatComesAtTheEndOrLater) {
  OnePatient patient;
  patient.give(0, test::layer(Measured::response, {{1, 40, 0}, {2, 80, 0}}).layer, 0, {.relapse = 1}, 1.5);
  EXPECT_EQ(patient.relief.kinks().count(0), 2u);  // at the start and at the first knot
  patient.give(1, sure(40), 1.5, {.relapse = 1}, 1.5);
  EXPECT_EQ(patient.relief.kinks().count(0), 2u);
}

TEST(Relief, OfAGroupIsThatOfEachAlone) {
  const CareModel m =
      test::model({}, 9, {}, {.natural = {{0.5, {10, 9}}, {2, {20, 15}}}, .persistence = 0.5});
  Crowd crowd(m, 1, 13);
  crowd.draw(0, 13);
  Relief relief(13);
  relief.begin(crowd);
  for (Place i = 0; i < 13; ++i)
    for (std::size_t layer = 0; layer < i % 4; ++layer)
      test::give(relief, i, layer, sure(30), static_cast<double>(layer) + 0.1 * i, 0.4, 9);
  const Who who{0, 1, 2, 3, 5, 8, 11};
  Row times(16), values(16, -1);
  for (Place i = 0; i < 13; ++i) times[i] = 0.3 * i;
  times[3] = 0.3 + 0.25 + 0.4;  // of a relapse
  relief.at(who, times, values);
  for (Place i = 0; i < 13; ++i) {
    const bool asked = std::ranges::count(who, i) > 0;
    EXPECT_NEAR(values[i], asked ? relief.at(i, times[i]) : -1, 1e-12) << i;
  }
  EXPECT_NEAR(relief.at(3, times[3] - 1e-9) - values[3], 30, 2);  // the relapse itself
}

TEST(Relief, CopiedGoesItsOwnWay) {
  OnePatient patient;
  patient.give(0, sure(30), 0);
  Relief other(1);
  other.copy(patient.relief);
  patient.give(1, sure(40), 1);
  EXPECT_DOUBLE_EQ(other.at(0, 2), 30);
  EXPECT_DOUBLE_EQ(patient.at(2), 58);
}

}  // namespace
}  // namespace spinepath
