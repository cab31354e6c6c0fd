// Counts of random numbers, against counts made by hand.
#include "sim/engine/walk/workload.h"

#include <gtest/gtest.h>

#include "sim/engine/random/cohort.h"
#include "sim/engine/walk/walk.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

/// Everybody has relief of 100 - so success - until it is lost, or -100, so failure.
Treatment sure(double relief) { return test::treatment("t", test::curve({{0.25, {relief, 0}}})); }

std::uint64_t blocks(const CareModel& model, std::uint64_t patient = 0) {
  const Chance chance(1, patient);
  History history;
  walk(model, model.pathways[0], draw_patient(model.population, chance), chance, history);
  return blocks_of_pathway(model, model.pathways[0], history);
}

TEST(Blocks, ATreatmentThatWasOfferedTakesOne) {
  EXPECT_EQ(blocks(test::model({sure(-100)}, 5)), 1u);             // failed
  EXPECT_EQ(blocks(test::model({sure(100)}, 5)), 1u);              // relieved until the horizon
  EXPECT_EQ(blocks(test::model({sure(-100), sure(100)}, 5)), 2u);  // the second after the first failed
  EXPECT_EQ(blocks(test::model({sure(100), sure(100)}, 5)), 1u);   // the second never reached
}

TEST(Blocks, AStepDeclinedOrNotConfirmedTakesOneAndOneNotEligibleNone) {
  CareModel model = test::model({sure(100)}, 5);
  model.pathways[0].steps[0].accept = 0;
  EXPECT_EQ(blocks(model), 1u);
  model = test::model({sure(100)}, 5);
  model.treatments[0].confirms = 0;
  EXPECT_EQ(blocks(model), 1u);
  model = test::model({sure(100), sure(100)}, 5);
  model.treatments[0].eligible.youngest = 90;
  EXPECT_EQ(blocks(model), 1u);
}

TEST(Blocks, AStepWhoseWaitOutlastsTheWalkWasOffered) {
  CareModel model = test::model({sure(100), sure(100)}, 5);
  model.pathways[0].steps[0].wait = Fixed(9);
  EXPECT_EQ(blocks(model), 1u);
}

TEST(Blocks, ACourseTakesOneWhereItsLengthOrTheNextWaitVaries) {
  Treatment short_lived = sure(100);
  short_lived.durability = Exponential(1e-9);
  short_lived.assess_at = 0.5;
  short_lived.max_courses = 3;
  EXPECT_EQ(blocks(test::model({short_lived}, 5)), 1u + 1);  // relapses before the assessment: failure
  Treatment lasting = sure(100);
  lasting.durability = Uniform(0.2, 0.3);  // a course is lost half a year after its start
  lasting.max_courses = 3;
  EXPECT_EQ(blocks(test::model({lasting}, 5)), 1u + 3);
  lasting.durability = std::nullopt;
  lasting.curves[0].curve = {{0.25, {100, 0}}, {0.5, {0, 0}}};
  EXPECT_EQ(blocks(test::model({lasting}, 5)), 1u);
  lasting.repeat_wait = Uniform(0.1, 0.2);
  EXPECT_EQ(blocks(test::model({lasting}, 5)), 1u + 2);  // none is waited for after the third
}

TEST(Blocks, EventsAndAmountsTakeOneEachWhereTheyAreNotCertain) {
  Treatment t = sure(-100);
  const CostItem varying{.amount = Uniform(1, 2), .stream = 7};
  t.adverse_events = {{.probability = 0.5, .cost = test::item(When::course, 1)}, {.probability = 0}};
  t.late_events = {{.rate = 1e-9, .cost = varying}, {.rate = 0}};
  t.endpoints = {{.probability = 0.5}, {.probability = 1}};
  t.costs = {varying, test::item(When::course, 5)};
  EXPECT_EQ(blocks(test::model({t}, 5)), 1u + 1 + 1 + 1 + 1);
  t.adverse_events = {{.probability = 1, .cost = varying}};
  t.costs.push_back({.amount = Uniform(1, 2), .stream = 8, .when = When::per_year});
  EXPECT_EQ(blocks(test::model({t}, 5)), 1u + 2 + 1 + 1 + 2);
}

TEST(Blocks, OfAPatientAreTwoAndOneForEachUncertainFlag) {
  Population population;
  EXPECT_EQ(blocks_of_patient(population), 2u);
  population.flags = {{.probability = 0.5}, {.probability = 1}, {.probability = 0}};
  EXPECT_EQ(blocks_of_patient(population), 3u);
}

TEST(Workload, SharesThePatientsBlocksAmongThePathways) {
  CareModel model = test::model({sure(-100)}, 5);
  EXPECT_DOUBLE_EQ(workload_of(model, 1, 10).blocks, 2 + 1);
  EXPECT_DOUBLE_EQ(workload_of(model, 1, 10).events, 2);  // course, failure
  model.pathways.push_back(model.pathways[0]);
  EXPECT_DOUBLE_EQ(workload_of(model, 1, 10).blocks, 2 / 2 + 1);
}

TEST(MeanOfBlocks, IsOneHalf) {
  const double n = 100'000;  // sd of a uniform number: sqrt(1/12)
  EXPECT_NEAR(mean_of_blocks(1, 100'000), 0.5, 5 * std::sqrt(1 / 12.0 / n));
}

}  // namespace
}  // namespace spinepath
