#include "sim/engine/walk/walk.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr Patient somebody{.age = 50, .pain = 60, .death = infinite};

/// A treatment that gives everybody exactly `relief` percent from 0.25 years on.
Treatment certain(const std::string& name, double relief) {
  return test::treatment(name, test::curve({{0.25, {relief, 0}}}));
}

History walk_once(const CareModel& m, const Patient& patient = somebody, std::uint64_t number = 0) {
  History history;
  walk(m, m.pathways[0], patient, Chance(1, number), history);
  return history;
}

std::vector<std::pair<Milestone, double>> marks(const History& history) {
  std::vector<std::pair<Milestone, double>> list;
  for (const Mark& mark : history.marks) list.emplace_back(mark.what, mark.time);
  return list;
}

using Marks = std::vector<std::pair<Milestone, double>>;

TEST(Walk, WithoutStepsIsLifeUntilTheHorizon) {
  const History history = walk_once(test::model({}, 3));
  EXPECT_EQ(history.end, 3);
  EXPECT_FALSE(history.died);
  ASSERT_EQ(history.relief.size(), 1u);
  EXPECT_EQ(history.relief[0].relief, 0);
}

TEST(Walk, EndsAtDeath) {
  Patient patient = somebody;
  patient.death = 0.1;
  const History history = walk_once(test::model({certain("a", 60)}, 3), patient);
  EXPECT_EQ(history.end, 0.1);
  EXPECT_TRUE(history.died);
  EXPECT_EQ(marks(history), (Marks{{Milestone::course, 0}}));
}

TEST(Walk, FailureLeadsToTheNextStepAtOnce) {
  const History history = walk_once(test::model({certain("a", 49.9), certain("b", 50)}, 3));
  EXPECT_EQ(marks(history), (Marks{{Milestone::course, 0},
                                   {Milestone::failure, 0.25},
                                   {Milestone::course, 0.25},
                                   {Milestone::success, 0.5}}));
}

TEST(Walk, SkipsTheIneligibleAtOnceAndAtNoCost) {
  Treatment a = certain("a", 60);
  a.eligible.oldest = 40;
  a.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({a, certain("b", 60)}, 3);
  m.pathways[0].steps[0].wait = Fixed(1);
  const History history = walk_once(m);
  EXPECT_EQ(marks(history),
            (Marks{{Milestone::ineligible, 0}, {Milestone::course, 0}, {Milestone::success, 0.25}}));
  EXPECT_TRUE(history.charges.empty());
}

TEST(Walk, RefusalCostsNothingAndAnUnconfirmedWorkupCostsTheWaitAndTheWorkup) {
  Treatment a = certain("a", 60), b = certain("b", 60);
  b.confirms = 0;
  b.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({a, b}, 3);
  m.pathways[0].steps[0].accept = 0;
  m.pathways[0].steps[1].wait = Fixed(0.5);
  const History history = walk_once(m);
  EXPECT_EQ(marks(history), (Marks{{Milestone::declined, 0}, {Milestone::unconfirmed, 0.5}}));
  ASSERT_EQ(history.charges.size(), 1u);
  EXPECT_EQ(history.charges[0].time, 0.5);
}

TEST(Walk, NothingFallsAtTheHorizon) {
  CareModel m = test::model({certain("a", 0), certain("b", 60)}, 0.25);
  EXPECT_EQ(marks(walk_once(m)), (Marks{{Milestone::course, 0}}));
  m.pathways[0].steps[0].wait = Fixed(0.25);
  EXPECT_TRUE(walk_once(m).marks.empty());
}

TEST(Walk, RepeatsACourseWhenReliefIsLostWhileCoursesAreLeft) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 3;
  a.repeat_wait = Fixed(0.5);
  a.repeat_effect = 0.8;  // 80, 64, 51.2 percent
  const History history = walk_once(test::model({a}, 20));
  // Each course: relapse 0.25 + 1 after its start, the next one 0.5 later.
  EXPECT_EQ(marks(history), (Marks{{Milestone::course, 0},
                                   {Milestone::success, 0.25},
                                   {Milestone::relief_lost, 1.25},
                                   {Milestone::course, 1.75},
                                   {Milestone::success, 2},
                                   {Milestone::relief_lost, 3},
                                   {Milestone::course, 3.5},
                                   {Milestone::success, 3.75},
                                   {Milestone::relief_lost, 4.75}}));
}

TEST(Walk, ARepeatWhoseEffectIsTooWeakFails) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 5;
  a.repeat_effect = 0.5;
  EXPECT_EQ(walk_once(test::model({a}, 20)).marks.back().what, Milestone::failure);
}

TEST(Walk, ReliefGoesOnThroughWaitsAndAfterTheLastStep) {
  CareModel m = test::model({certain("a", 40), certain("b", 20)}, 9);
  m.pathways[0].steps[1].wait = Fixed(1);
  const History history = walk_once(m);
  // 0 -> 40 by 0.25, constant until b starts at 1.25, then down to 20 by 1.5 and constant.
  ASSERT_EQ(history.relief.size(), 4u);
  EXPECT_DOUBLE_EQ(history.relief[1].relief, 40);
  EXPECT_DOUBLE_EQ(history.relief[2].from, 1.25);
  EXPECT_DOUBLE_EQ(history.relief[2].relief, 40);
  EXPECT_DOUBLE_EQ(history.relief[2].slope, -80);
  EXPECT_DOUBLE_EQ(history.relief[3].relief, 20);
}

TEST(Walk, ChargesEachItemWhenItFalls) {
  Treatment a = certain("a", 60);
  a.durability = Fixed(1);
  a.max_courses = 2;
  a.repeat_discount = 0.1;
  a.costs = {test::item(When::workup, 1), test::item(When::course, 10), test::item(When::first_course, 100),
             test::item(When::assessment, 1000), test::item(When::per_year, 10000)};
  CareModel m = test::model({a}, 2);
  m.pathways[0].steps[0].wait = Fixed(0.25);
  const History history = walk_once(m);
  std::vector<std::pair<double, double>> charges,
      expected{{0.25, 1}, {0.25, 100}, {0.25, 10}, {0.5, 1000}, {1.5, 9}, {1.75, 1000}};
  for (const Charge& charge : history.charges) charges.emplace_back(charge.time, charge.amount);
  EXPECT_EQ(charges, expected);
  ASSERT_EQ(history.flows.size(), 2u);
  EXPECT_EQ(history.flows[0].from, 0.25);
  EXPECT_EQ(history.flows[0].to, 1.5);
  EXPECT_EQ(history.flows[1].to, 2);
}

TEST(Walk, ChargesOnceItemsOnceOverAllTreatments) {
  Treatment a = certain("a", 0), b = certain("b", 0);
  a.costs.push_back(test::item(When::workup, 188));
  b.costs.push_back(test::item(When::workup, 190));
  a.costs[0].once = b.costs[0].once = 3;
  const History history = walk_once(test::model({a, b}, 2));
  ASSERT_EQ(history.charges.size(), 1u);
  EXPECT_EQ(history.charges[0].amount, 188);
}

TEST(Walk, AFatalCourseIsChargedAndEndsTheWalk) {
  Treatment a = certain("a", 60);
  a.costs.push_back(test::item(When::course, 500));
  a.qaly_loss = 0.01;
  a.adverse_events.push_back(
      {.probability = 1, .death = 1, .qaly_loss = 0.2, .cost = test::item(When::course, 70)});
  CareModel m = test::model({a, certain("b", 60)}, 5);
  m.pathways[0].steps[0].wait = Fixed(1);
  const History history = walk_once(m);
  EXPECT_EQ(history.end, 1);
  EXPECT_TRUE(history.died);
  EXPECT_EQ(history.charges.size(), 2u);
  EXPECT_EQ(history.losses.size(), 2u);
  EXPECT_EQ(history.marks.back().what, Milestone::fatal_event);
}

TEST(Walk, ALateEventThatEndsReliefBringsTheNextStepAndCounts) {
  Treatment a = certain("a", 60);
  a.late_events.push_back({.stream = 9, .rate = 100, .ends_relief = true});
  const History history = walk_once(test::model({a, certain("b", 60)}, 5));
  const double time = -natural_log(1 - Chance(1, 0).uniforms(Purpose::late_event, 9, 1)[0]) / 100;
  ASSERT_LT(time, 0.25);  // before the first knot: the course then fails its assessment
  EXPECT_EQ(marks(history), (Marks{{Milestone::course, 0},
                                   {Milestone::failure, 0.25},
                                   {Milestone::late_event, time},
                                   {Milestone::course, 0.25},
                                   {Milestone::success, 0.5}}));
  EXPECT_DOUBLE_EQ(history.relief[1].from, time);
  EXPECT_EQ(history.relief[1].relief, 0);
}

TEST(Walk, ALateEventAfterSuccessIsCountedAtTheVeryTimeItStartsTheNextCourse) {
  Treatment a = certain("a", 60);
  a.late_events.push_back({.stream = 9, .rate = 0.2, .ends_relief = true});
  const CareModel m = test::model({a, certain("b", 60)}, 100);
  for (std::uint64_t number = 0; number < 50; ++number) {
    const double time = -natural_log(1 - Chance(1, number).uniforms(Purpose::late_event, 9, 1)[0]) / 0.2;
    if (time < 0.25 || time > 99) continue;
    const auto list = marks(walk_once(m, somebody, number));
    EXPECT_NE(std::find(list.begin(), list.end(), std::pair{Milestone::late_event, time}), list.end());
    EXPECT_NE(std::find(list.begin(), list.end(), std::pair{Milestone::course, time}), list.end());
  }
}

TEST(Walk, ALateEventLeavesNobodyBetterThanBefore) {
  Treatment a = certain("a", -30);
  a.late_events.push_back({.stream = 9, .rate = 100, .ends_relief = true});
  const History history = walk_once(test::model({a}, 5));
  EXPECT_LT(history.relief.back().relief, 0);  // stays where it fell, on the way to -30
  EXPECT_GT(history.relief.back().relief, -30);
}

TEST(Walk, RelapseTakesAwayHarmToo) {
  Treatment a = certain("a", -30);
  a.durability = Fixed(1);
  const History history = walk_once(test::model({a}, 5));
  EXPECT_EQ(history.relief.back().from, 1.25);
  EXPECT_EQ(history.relief.back().relief, 0);
}

TEST(Walk, EndpointsThatWouldFallAfterTheEndAreDropped) {
  Treatment a = certain("a", 60);
  a.endpoints = {{.stream = 1, .probability = 1, .after = 1}, {.stream = 2, .probability = 1, .after = 6}};
  const History history = walk_once(test::model({a}, 5));
  int endpoints = 0;
  for (const Mark& mark : history.marks) endpoints += mark.what == Milestone::endpoint;
  EXPECT_EQ(endpoints, 1);
}

TEST(Walk, ATreatmentWithoutKnotsLeavesReliefAsItIs) {
  const History history = walk_once(test::model({certain("a", 40), test::treatment("b", {})}, 3));
  EXPECT_EQ(marks(history), (Marks{{Milestone::course, 0},
                                   {Milestone::failure, 0.25},
                                   {Milestone::course, 0.25},
                                   {Milestone::failure, 0.5}}));
  EXPECT_EQ(history.relief.back().from, 0.25);
  EXPECT_EQ(history.relief.back().relief, 40);
  EXPECT_EQ(history.relief.back().slope, 0);
}

}  // namespace
}  // namespace spinepath
