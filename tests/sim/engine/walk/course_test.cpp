// A course, its assessment and what follows: models/README.md, A pathway, 5 to 7.
#include <gtest/gtest.h>

#include "models/numerics/elementary.h"
#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

using enum Milestone;
using test::certain;
using test::expect_marks;
using test::Walked;

TEST(Course, GivesReliefByThePatientsRankForTheTreatment) {
  CareModel m = test::model({test::treatment("a", test::curve({{0.25, {40, 30}}}))}, 3);
  m.shared_response = 0.6;
  m.own_response = 0.8;
  for (std::uint64_t number = 0; number < 5; ++number) {
    const Walked walked(m, number);
    const double own = normal_quantile(Chance(1, number).uniforms(Purpose::treatment, stream_of("a"))[3]);
    const double rank = 0.6 * walked.crowd.patients[0].responsiveness + 0.8 * own;
    EXPECT_NEAR(walked.relief(1), 40 + 30 * rank, 1e-11);
  }
}

TEST(Assessment, IsASuccessAtTheCriterionItself) {
  EXPECT_EQ(Walked(test::model({certain("a", 50)}, 3)).fate(0), Fate::ended_relieved);
  EXPECT_EQ(Walked(test::model({certain("a", 49.99)}, 3)).fate(0), Fate::failed);
}

TEST(Assessment, ComesWhenTheTreatmentSays) {
  Treatment a = certain("a", 60);
  a.assess_at = 0.2;  // relief 48
  expect_marks(Walked(test::model({a}, 3)), {{course, 0}, {failure, 0.2}});
  a.assess_at = 0.22;  // relief 52.8
  expect_marks(Walked(test::model({a}, 3)), {{course, 0}, {success, 0.22}});
}

TEST(Assessment, CountsTheNaturalCourseAndWhatOthersLeft) {
  // 30 by nature at one year and 0.7 * 20 from the first treatment, at one year too; then 0.56 * 20 from the second.
  const test::Around around{.natural = {{1, {30, 0}}}};
  Treatment a = test::treatment("a", Measured::effect, {{0.25, 20, 0}}, around);
  Treatment b = test::treatment("b", Measured::effect, {{0.25, 20, 0}}, around);
  CareModel m = test::model({a, b}, 9, {}, around);
  m.pathways[0].steps[0].wait = Fixed(1);
  m.pathways[0].success = {.success = 55, .lost_below = 55};
  const Walked walked(m);
  expect_marks(walked, {{course, 1}, {failure, 1.25}, {course, 1.25}, {success, 1.5}});
  EXPECT_DOUBLE_EQ(walked.relief(1.25), 44);
  EXPECT_DOUBLE_EQ(walked.relief(1.5), 55.2);
}

TEST(Assessment, MayAskForReliefOfThePainAtTheCoursesStart) {
  for (const auto& [effect, fate] : {std::pair{49.9, Fate::failed}, {50.0, Fate::ended_relieved}}) {
    CareModel m = test::model({certain("a", 30), certain("b", effect)}, 3);
    m.pathways[0].success.since_course = true;  // of the 70 percent left: 65 in all
    const Walked walked(m);
    EXPECT_EQ(walked.fate(0), Fate::failed);
    EXPECT_EQ(walked.fate(1), fate) << effect;
    EXPECT_DOUBLE_EQ(walked.events.back().limit, 65);
  }
}

TEST(AfterSuccess, ReliefIsLostAtTheEarliestTimeBelowTheCriterion) {
  // 80 percent at 0.25 years, 20 at 1.25: 60 a year down.
  const Treatment a = test::treatment("a", test::curve({{0.25, {80, 0}}, {1.25, {20, 0}}}));
  CareModel m = test::model({a, certain("b", 90)}, 9);
  expect_marks(Walked(m), {{course, 0}, {success, 0.25}, {relief_lost, 0.75}, {course, 0.75}, {success, 1}});
  m.pathways[0].success.lost_below = 35;
  expect_marks(Walked(m), {{course, 0}, {success, 0.25}, {relief_lost, 1}, {course, 1}, {success, 1.25}});
  m.pathways[0].success.lost_below = 10;
  expect_marks(Walked(m), {{course, 0}, {success, 0.25}});
}

TEST(AfterSuccess, ReliefSinceTheCourseIsLostByTheSameMeasure) {
  // The second course begins at 30: criterion 100 - 0.5 * 70 = 65, lost below 100 - 0.6 * 70 = 58. Its layer: 0.7 * 60 =
  // 42 at 0.25 years, 0.7 * 20 = 14 a year later: relief 72, down by 28 a year.
  const Treatment b = test::treatment("b", test::curve({{0.25, {60, 0}}, {1.25, {20, 0}}}));
  CareModel m = test::model({certain("a", 30), b}, 9);
  m.pathways[0].success = {.success = 50, .lost_below = 40, .since_course = true};
  expect_marks(
      Walked(m),
      {{course, 0}, {failure, 0.25}, {course, 0.25}, {success, 0.5}, {relief_lost, 0.5 + 14 / 28.0}});
}

TEST(AfterSuccess, TheCourseIsRepeatedWhileCoursesAreLeft) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 3;
  a.repeat_wait = Fixed(0.5);
  a.repeat_effect = 0.8;  // 80, 64, 51.2 percent
  // Each course: relapse 0.25 + 1 after its start, the next one 0.5 later.
  expect_marks(Walked(test::model({a}, 20)), {{course, 0},
                                              {success, 0.25},
                                              {relief_lost, 1.25},
                                              {course, 1.75},
                                              {success, 2},
                                              {relief_lost, 3},
                                              {course, 3.5},
                                              {success, 3.75},
                                              {relief_lost, 4.75}});
}

TEST(AfterSuccess, ARepeatWhoseEffectIsTooWeakFails) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 5;
  a.repeat_effect = 0.5;
  EXPECT_EQ(Walked(test::model({a}, 20)).marks().back(), (std::pair{failure, 1.5}));
}

TEST(AfterSuccess, DrawsTimesToRelapseAndWaitsForEachCourse) {
  Treatment a = certain("a", 80);
  a.durability = Exponential(0.8);
  a.max_courses = 20;
  a.repeat_wait = Uniform(0, 1);
  const Walked walked(test::model({a}, 30), 7);
  const std::vector<double> starts = walked.course_starts();
  ASSERT_GT(starts.size(), 2u);
  for (std::size_t n = 1; n < starts.size(); ++n) {
    const auto u = Chance(1, 7).uniforms(Purpose::course, a.stream, n);
    const double lasts = a.durability->quantile(u[0]), wait = u[1];
    EXPECT_NEAR(starts[n] - starts[n - 1], 0.25 + lasts + wait, 1e-9) << n;
  }
}

TEST(Treatment, AtALaterStepGoesOnCountingItsCourses) {
  Treatment a = certain("a", 40);
  a.repeat_effect = 0.5;
  a.repeat_discount = 0.1;
  a.costs = {test::item(When::course, 100), test::item(When::first_course, 7)};
  CareModel m = test::model({a, certain("b", 10)}, 9);
  m.pathways[0].steps.push_back({.treatment = 0, .wait = {}});
  const Walked walked(m);
  EXPECT_DOUBLE_EQ(walked.relief(0.25), 40);
  EXPECT_DOUBLE_EQ(walked.relief(0.5), 40 + 0.6 * 10);
  EXPECT_NEAR(walked.relief(9), 6 + 0.94 * 0.5 * 40, 1e-12);  // its second course, beside what the other gave
  EXPECT_EQ(walked.spend(), 107 + 90);
  EXPECT_EQ(walked.outcome({Outcome::courses, 0}), 2);
  EXPECT_EQ(walked.outcome({Outcome::treated, 0}), 1);
}

TEST(Treatment, HasItsMostCoursesAtEveryStep) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 2;
  CareModel m = test::model({a}, 20);
  m.pathways[0].steps.push_back({.treatment = 0, .wait = {}});
  EXPECT_EQ(Walked(m).course_starts().size(), 4u);
}

TEST(Treatment, IsTheSameInAPatientAtEveryCourse) {
  const Treatment a = test::treatment("a", test::curve({{0.25, {-90, 30}}}));
  CareModel m = test::model({a}, 20);
  m.pathways[0].steps.push_back({.treatment = 0, .wait = {}});
  const Walked walked(m, 3);
  std::vector<double> ranks;
  for (const Event& event : walked.events)
    if (event.what == course) ranks.push_back(event.value);
  ASSERT_EQ(ranks.size(), 2u);
  EXPECT_EQ(ranks[0], ranks[1]);
}

TEST(Treatment, ThatStopsWithTheNextOneLeavesNothing) {
  const test::Around needle{.context = {{0.25, {10, 0}}}};
  for (const Measured kind : {Measured::specific_effect, Measured::effect}) {
    Treatment drug = test::treatment("drug", kind, {{0.25, 30, 0}}, needle);
    drug.stops_with_next = true;
    const Walked walked(test::model({drug, certain("b", 20)}, 9));
    EXPECT_DOUBLE_EQ(walked.relief(0.2499), (kind == Measured::effect ? 30 : 40) * 0.2499 / 0.25);
    EXPECT_DOUBLE_EQ(walked.relief(0.25),
                     0);  // gone at the start of the next course, which then finds all the pain
    EXPECT_DOUBLE_EQ(walked.relief(9), 20);
  }
}

TEST(Treatment, ThatStopsWithTheNextOneGoesOnThroughItsOwnCoursesAndAfterTheLastStep) {
  Treatment drug = certain("drug", 80);
  drug.stops_with_next = true;
  drug.durability = Fixed(1);
  drug.max_courses = 2;
  drug.repeat_effect = 0.5;
  const Walked walked(test::model({drug}, 2.4));
  EXPECT_DOUBLE_EQ(walked.relief(2), 40);
}

TEST(Treatment, WithoutKnotsLeavesReliefAsItIs) {
  const Treatment advice = test::treatment("advice", test::curve({}));
  const Walked walked(test::model({certain("a", 40), advice}, 3));
  expect_marks(walked, {{course, 0}, {failure, 0.25}, {course, 0.25}, {failure, 0.5}});
  EXPECT_DOUBLE_EQ(walked.relief(2), 40);
}

}  // namespace
}  // namespace spinepath
