// Counts of random numbers, against counts made by hand.
#include "sim/engine/run/workload.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/models.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

constexpr double of_a_patient = 2;  // person and body

/// Everybody has relief of 100 percent until it is lost, or none.
Treatment sure_to(const char* name, double relief) {
  return test::treatment(name, test::curve({{0.25, {relief, 0}}}));
}

double blocks(const CareModel& m) { return blocks_per_walk(m, 1, 40); }

TEST(BlocksPerWalk, AreOneForAnOfferAndOneForACourse) {
  EXPECT_EQ(blocks(test::model({}, 5)), of_a_patient);
  EXPECT_EQ(blocks(test::model({sure_to("a", 0)}, 5)), of_a_patient + 2);
  EXPECT_EQ(blocks(test::model({sure_to("a", 0), sure_to("b", 100)}, 5)), of_a_patient + 4);
  EXPECT_EQ(blocks(test::model({sure_to("a", 100), sure_to("b", 0)}, 5)), of_a_patient + 2);
}

TEST(BlocksPerWalk, AreNoneForTheIneligibleAndOneForWhoGetsNoCourse) {
  CareModel m = test::model({sure_to("a", 0)}, 5);
  m.treatments[0].eligible.youngest = 90;
  EXPECT_EQ(blocks(m), of_a_patient);
  m = test::model({sure_to("a", 0)}, 5);
  m.pathways[0].steps[0].accept = 0;
  EXPECT_EQ(blocks(m), of_a_patient + 1);
  m = test::model({sure_to("a", 0)}, 5);
  m.treatments[0].confirms = 0;
  EXPECT_EQ(blocks(m), of_a_patient + 1);
}

TEST(BlocksPerWalk, AreOneForEachRepeatedCourse) {
  Treatment a = sure_to("a", 100);
  a.durability = Fixed(1);
  a.max_courses = 3;
  EXPECT_EQ(blocks(test::model({a}, 9)), of_a_patient + 1 + 3);
}

TEST(BlocksPerWalk, AreOneForEachEventAndForEachAmountThatVaries) {
  Treatment a = sure_to("a", 0);
  a.adverse_events.resize(2);
  a.late_events.resize(1);
  a.endpoints.resize(3);
  a.costs = {test::item(When::course, 1), {.amount = Uniform(1, 2), .stream = 5}};
  EXPECT_EQ(blocks(test::model({a}, 9)), of_a_patient + 2 + 2 + 1 + 3 + 1);
}

TEST(BlocksPerWalk, OfAPatientAreSharedByHisPathwaysAndByTheStepsInCommon) {
  CareModel m = test::model({sure_to("a", 0), sure_to("b", 0)}, 5);
  m.population.flags = {{.stream = 1, .probability = 0.5}};
  m.pathways.push_back(m.pathways[0]);
  m.pathways[1].steps.pop_back();
  EXPECT_EQ(blocks(m), (of_a_patient + 1 + 4) / 2);
}

TEST(MeanOfBlocks, IsOneHalf) {
  const double n = 100'000;  // sd of a uniform number: sqrt(1/12)
  EXPECT_NEAR(mean_of_blocks(1, 100'000), 0.5, test::standard_errors * std::sqrt(1 / 12.0 / n));
}

}  // namespace
}  // namespace spinepath
