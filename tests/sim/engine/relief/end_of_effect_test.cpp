// Relapse, late events that end relief, and treatments that stop with the next one; contexts by their own clocks.
#include <gtest/gtest.h>

#include "tests/sim/engine/relief/one_patient.h"

namespace spinepath {
namespace {

using test::OnePatient;
using test::sure;

const Curve needle{{0.5, {10, 0}}};

TEST(Context, OfASpecificEffectIsAddedByItsOwnKnots) {
  OnePatient patient;
  patient.give(0, sure(Measured::specific_effect, 20, needle), 1);
  EXPECT_DOUBLE_EQ(patient.at(1.25), 20 + 5);
  EXPECT_DOUBLE_EQ(patient.at(1.5), 20 + 10);
}

TEST(Context, OfAWholeLayerIsPartOfIt) {
  OnePatient patient;
  patient.give(0, sure(Measured::effect, 20, needle), 1);
  EXPECT_DOUBLE_EQ(patient.at(1.25), 20);
  EXPECT_DOUBLE_EQ(patient.at(1.5), 20);
  EXPECT_DOUBLE_EQ(patient.hidden(0, 1.25), 5);
  EXPECT_DOUBLE_EQ(patient.hidden(0, 1.5), 10);
}

TEST(Context, AndTheSpecificEffectAreThePartsOfALayer) {
  for (const Measured kind : {Measured::specific_effect, Measured::effect}) {
    OnePatient patient;
    patient.give(0, sure(kind, 20, needle), 1);
    const LayerParts parts = patient.relief.parts(0, 0, 1.5);
    EXPECT_DOUBLE_EQ(parts.context, 10);
    EXPECT_DOUBLE_EQ(parts.specific, kind == Measured::effect ? 10 : 20);
    EXPECT_DOUBLE_EQ(parts.context + parts.specific, patient.at(1.5));
  }
}

TEST(Context, IsOfThePainThatIsLeftAndOfTheCoursesEffect) {
  for (const Measured kind : {Measured::specific_effect, Measured::effect}) {
    OnePatient patient;
    patient.give(1, sure(40), 0);
    patient.give(0, sure(kind, 20, needle), 1, {.effect = 0.5});
    const double context = kind == Measured::effect ? patient.hidden(0, 2) : patient.at(2) - 40 - 6;
    EXPECT_DOUBLE_EQ(patient.at(2), kind == Measured::effect ? 46 : 40 + 6 + 3);  // w g = 0.6 * 0.5
    EXPECT_DOUBLE_EQ(context, 3);
  }
}

TEST(Context, IsPartOfTheOwnLayerThatARepeatedCourseDoesNotCount) {
  OnePatient patient;
  patient.give(0, sure(Measured::specific_effect, 20, needle), 0);
  patient.give(0, sure(Measured::specific_effect, 20, needle), 1);
  EXPECT_DOUBLE_EQ(patient.at(2), 30);
}

TEST(Context, VariesWithTheRankForTheTreatment) {
  OnePatient patient;
  patient.give(0, sure(Measured::specific_effect, 20, {{0.5, {10, 4}}}), 0, {.rank = 2});
  EXPECT_DOUBLE_EQ(patient.at(0.5), 20 + 18);
}

TEST(Relapse, TakesAwayAWholeLayerGoodOrBadAndItsContext) {
  for (const double value : {40.0, -30.0}) {
    OnePatient patient;
    patient.give(0, sure(Measured::response, value, needle), 1, {.relapse = 2});
    EXPECT_DOUBLE_EQ(patient.at(3.24), value);
    EXPECT_DOUBLE_EQ(patient.hidden(0, 3.24), 10);
    for (const double time : {3.25, 9.0}) {
      EXPECT_DOUBLE_EQ(patient.at(time), 0) << value;
      EXPECT_DOUBLE_EQ(patient.hidden(0, time), 0) << value;
    }
  }
}

TEST(Relapse, OfASpecificEffectLeavesTheContext) {
  OnePatient patient;
  patient.give(0, sure(Measured::specific_effect, 20, needle), 1, {.relapse = 0.125});
  EXPECT_DOUBLE_EQ(patient.at(1.375), 7.5);  // the context is still coming
  EXPECT_DOUBLE_EQ(patient.at(9), 10);
}

TEST(Relapse, LeavesTheNaturalCourseAndWhatOthersGave) {
  OnePatient patient({.natural = {{1, {20, 0}}}});
  patient.give(0, sure(Measured::effect, 10, {}), 1);
  patient.give(1, sure(Measured::effect, 30, {}), 2, {.relapse = 1});
  EXPECT_DOUBLE_EQ(patient.at(3), 20 + 8 + 0.72 * 30);
  EXPECT_DOUBLE_EQ(patient.at(3.25), 20 + 8);
}

TEST(Relapse, OfACourseIsOverWithTheNextOne) {
  OnePatient patient;
  patient.give(0, sure(40), 0, {.relapse = 2});
  patient.give(0, sure(40), 1, {.relapse = 5});
  EXPECT_DOUBLE_EQ(patient.at(2.5), 40);
  EXPECT_DOUBLE_EQ(patient.at(6.25), 0);
}

TEST(Relapse, IsFollowedByANewCourseFromNothing) {
  OnePatient patient;
  patient.give(0, sure(40), 0, {.relapse = 1});
  patient.give(0, sure(40), 1.25);  // at the relapse itself
  EXPECT_DOUBLE_EQ(patient.at(1.25), 0);
  EXPECT_DOUBLE_EQ(patient.at(1.375), 20);
  EXPECT_DOUBLE_EQ(patient.at(1.5), 40);
}

TEST(Spoil, TakesAwayReliefAndLeavesHarmAsItIsThen) {
  OnePatient better, worse;
  better.give(0, sure(Measured::response, 40, needle), 0);
  better.spoil(0, sure(Measured::response, 40, needle), 2);
  EXPECT_DOUBLE_EQ(better.at(1.99), 40);
  EXPECT_DOUBLE_EQ(better.at(2), 0);
  EXPECT_DOUBLE_EQ(better.hidden(0, 2), 0);
  worse.give(0, sure(-40), 0);
  worse.spoil(0, sure(-40), 0.125);
  EXPECT_DOUBLE_EQ(worse.at(0.125), -20);
  EXPECT_DOUBLE_EQ(worse.at(5), -20);
}

TEST(Spoil, OfASpecificEffectLeavesTheContext) {
  OnePatient patient;
  const LayerCurve injection = sure(Measured::specific_effect, 20, needle);
  patient.give(0, injection, 0);
  patient.spoil(0, injection, 0.375);
  EXPECT_DOUBLE_EQ(patient.at(0.375), 7.5);
  EXPECT_DOUBLE_EQ(patient.at(4), 10);
}

TEST(Spoil, IsNotUndoneByALaterRelapse) {
  OnePatient patient;
  patient.give(0, sure(-40), 0, {.relapse = 3});
  patient.spoil(0, sure(-40), 2);
  EXPECT_DOUBLE_EQ(patient.at(9), -40);
}

TEST(Spoil, AfterARelapseChangesNothing) {
  OnePatient patient;
  patient.give(0, sure(-40), 0, {.relapse = 1});
  patient.spoil(0, sure(-40), 2);
  EXPECT_DOUBLE_EQ(patient.at(9), 0);
}

TEST(Spoil, LastsUntilTheNextCourse) {
  OnePatient patient;
  patient.give(0, sure(40), 0);
  patient.spoil(0, sure(40), 2);
  patient.give(0, sure(40), 3);
  EXPECT_DOUBLE_EQ(patient.at(2.9), 0);
  EXPECT_DOUBLE_EQ(patient.at(4), 40);
  patient.spoil(0, sure(40), 9);
  patient.give(0, sure(40), 5);  // before the event of the course before
  EXPECT_DOUBLE_EQ(patient.at(10), 40);
}

TEST(Stop, TakesAwayEffectAndContextAndWhatWouldStillCome) {
  for (const Measured kind : {Measured::specific_effect, Measured::effect}) {
    OnePatient patient;
    patient.give(0, sure(kind, 20, needle), 1, {.relapse = 5});
    patient.give(1, sure(30), 1);
    patient.stop(0, 1.1);
    EXPECT_DOUBLE_EQ(patient.at(1.25), 30);
    EXPECT_DOUBLE_EQ(patient.at(9), 30);
    EXPECT_DOUBLE_EQ(patient.hidden(0, 9), 0);
  }
}

}  // namespace
}  // namespace spinepath
