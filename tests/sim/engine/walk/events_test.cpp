// Events beside pain: models/README.md, Events beside pain.
#include <cmath>

#include <gtest/gtest.h>

#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

using test::certain;
using test::over_horizon;
using test::Walked;

/// Time from a course to its late event number n of stream 9, all by the same rate.
double wait_for_event(std::uint64_t number, std::uint64_t course, std::uint64_t n, double rate) {
  const double u = Chance(1, number).uniforms(Purpose::late_event, 9, course | (n / 4) << 32)[n % 4];
  return -std::log1p(-u) / rate;
}
Treatment with_late_event(double percent, double rate) {
  Treatment t = certain("a", percent);
  t.late_events = {{.stream = 9, .rate = rate, .qaly_loss = 0.1, .cost = test::item(When::course, 900)}};
  return t;
}
double late_events(const Walked& walked) { return walked.outcome(over_horizon(Outcome::late_events, 0, 0)); }

TEST(Recovery, FallsAtEachCoursesStart) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);  // courses at 0 and 1.25
  a.max_courses = 2;
  a.days_off_work = 10;
  a.qaly_loss = 0.02;
  CareModel m = test::model({a}, 2);
  m.day_off_work = 200;
  m.utility = {0, 0};
  m.discount_qalys = Discount(0.03);
  const Walked walked(m);
  EXPECT_EQ(walked.outcome({Outcome::days_off_work}), 20);
  EXPECT_EQ(walked.outcome(key_of(Outcome::spend, View::societal)), 4000);
  EXPECT_EQ(walked.spend(), 0);
  EXPECT_NEAR(walked.outcome({Outcome::qalys}), -0.02 * (1 + std::pow(1.03, -1.25)), 1e-15);
  EXPECT_DOUBLE_EQ(walked.outcome({Outcome::qalys_undiscounted}), -0.04);
}

TEST(AdverseEvent, HappensByOneNumberForEachCourse) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 4;
  a.adverse_events = {{.stream = 6, .probability = 0.5, .cost = test::item(When::course, 70)}};
  for (std::uint64_t number = 0; number < 6; ++number) {
    int expected = 0;
    for (std::uint64_t course = 1; course <= 4; ++course)
      expected += Chance(1, number).uniforms(Purpose::adverse_event, 6, course)[0] < 0.5 ? 1 : 0;
    const Walked walked(test::model({a}, 5), number);
    EXPECT_EQ(walked.outcome(over_horizon(Outcome::adverse_events, 0, 0)), expected);
    EXPECT_EQ(walked.spend(), 70 * expected);
  }
}

/// Everything that a course can bring; its second adverse event is fatal.
CareModel fatal() {
  Treatment a = with_late_event(60, 1000);
  a.treatment_class = TreatmentClass::surgery;
  a.costs = {test::item(When::course, 500), test::item(When::per_year, 100)};
  a.days_off_work = 30;
  a.qaly_loss = 0.01;
  a.endpoints = {{.stream = 1, .probability = 1, .after = 0}};
  for (const double death : {0.0, 1.0, 0.0})
    a.adverse_events.push_back(
        {.probability = 1, .death = death, .qaly_loss = 0.2, .cost = test::item(When::course, 70)});
  CareModel m = test::model({a, certain("b", 60)}, 5);
  m.pathways[0].steps[0].wait = Fixed(1);
  m.utility = {0, 0};
  return m;
}

TEST(AdverseEvent, ThatIsFatalEndsTheWalkAndNoOtherHappensAfterIt) {
  const Walked walked(fatal());
  EXPECT_EQ(walked.outcome({Outcome::life_years}), 1);
  EXPECT_EQ(walked.course_starts(), (std::vector<double>{1}));
  for (const auto& [entry, expected] : {std::pair{0, 1}, {1, 1}, {2, 0}})
    EXPECT_EQ(walked.outcome(over_horizon(Outcome::adverse_events, 0, entry)), expected) << entry;
}

TEST(AdverseEvent, ThatIsFatalLeavesTheCourseToBePaidAndCountedButNothingLost) {
  const Walked walked(fatal());
  EXPECT_EQ(walked.spend(), 500 + 70 + 70);
  EXPECT_EQ(walked.outcome({Outcome::days_off_work}), 0);
  EXPECT_EQ(walked.outcome({Outcome::qalys_undiscounted}), 0);
  EXPECT_EQ(walked.outcome({Outcome::courses, 0}), 1);
  EXPECT_EQ(walked.outcome({Outcome::treated, 0}), 1);
  EXPECT_EQ(late_events(walked), 0);
  EXPECT_EQ(walked.outcome(over_horizon(Outcome::endpoints, 0, 0)), 0);
}

TEST(LateEvent, ComesAtItsTimeIfThatIsBeforeTheEnd) {
  const CareModel m = test::model({with_late_event(60, 0.4)}, 2);
  int come = 0;
  for (std::uint64_t number = 0; number < 20; ++number) {
    const bool comes = wait_for_event(number, 1, 0, 0.4) < 2;
    const Walked walked(m, number);
    EXPECT_EQ(late_events(walked), comes ? 1 : 0);
    EXPECT_EQ(walked.spend(), comes ? 900 : 0);
    come += comes ? 1 : 0;
  }
  EXPECT_TRUE(come > 0 && come < 20);
}

TEST(LateEvent, CostsAndLosesWhatFallsAtItsTime) {
  CareModel m = test::model({with_late_event(60, 10)}, 5);
  m.utility = {0, 0};
  m.discount_costs = Discount(0.3);
  m.discount_qalys = Discount(0.2);
  const Walked walked(m);
  const double time = wait_for_event(0, 1, 0, 10);
  EXPECT_NEAR(walked.outcome(key_of(Outcome::spend, View::health_care)), 900 * std::pow(1.3, -time), 1e-9);
  EXPECT_NEAR(walked.outcome({Outcome::qalys}), -0.1 * std::pow(1.2, -time), 1e-13);
}

TEST(LateEvent, IsStoppedByTheNextCourseOfItsOwnTreatmentOnly) {
  const Treatment a = with_late_event(0, 1);
  CareModel others = test::model({a, certain("b", 0)}, 3), own = others;
  own.pathways[0].steps[1].treatment = 0;  // at 0.25 years in both
  int stopped = 0;
  for (std::uint64_t number = 0; number < 30; ++number) {
    const double first = wait_for_event(number, 1, 0, 1), second = 0.25 + wait_for_event(number, 2, 0, 1);
    EXPECT_EQ(late_events(Walked(others, number)), first < 3 ? 1 : 0);
    EXPECT_EQ(late_events(Walked(own, number)), (first <= 0.25 ? 1 : 0) + (second < 3 ? 1 : 0));
    stopped += first > 0.25 && first < 3 ? 1 : 0;
  }
  EXPECT_GT(stopped, 0);
}

TEST(LateEvent, ThatRecursCountsEveryTime) {
  Treatment a = with_late_event(60, 2);
  a.late_events[0].recurs = true;
  for (std::uint64_t number = 0; number < 5; ++number) {
    int expected = 0;
    for (double time = wait_for_event(number, 1, 0, 2); time < 6;
         time += wait_for_event(number, 1, static_cast<std::uint64_t>(expected), 2))
      ++expected;
    EXPECT_EQ(late_events(Walked(test::model({a}, 6), number)), expected);
  }
}

TEST(LateEvent, ThatRecursCountsAtMostSoManyTimes) {
  Treatment a = with_late_event(60, 1000);
  a.late_events[0].recurs = true;
  EXPECT_EQ(late_events(Walked(test::model({a}, 5))), most_recurrences);
}

TEST(LateEvent, ThatEndsReliefBringsTheNextStepAndCountsAtTheVeryTime) {
  Treatment a = with_late_event(60, 0.5);
  a.late_events[0].ends_relief = true;
  a.max_courses = 2;
  int after_success = 0;
  for (std::uint64_t number = 0; number < 20; ++number) {
    const Walked walked(test::model({a}, 5), number);
    const auto due = std::ranges::find(walked.events, Milestone::late_event_due, &Event::what);
    if (due->value < 0.25 || due->value > 4) continue;
    EXPECT_EQ(walked.course_starts().at(1), due->value);  // to the bit
    EXPECT_GE(late_events(walked), 1);
    ++after_success;
  }
  EXPECT_GT(after_success, 3);
}

TEST(LateEvent, BeforeTheAssessmentMakesTheCourseFail) {
  Treatment a = with_late_event(60, 100);
  a.late_events[0].ends_relief = true;
  const double first = wait_for_event(0, 1, 0, 100);
  ASSERT_LT(first, 0.25);
  const Walked walked(test::model({a}, 5));
  EXPECT_EQ(walked.fate(0), Fate::failed);
  EXPECT_NEAR(walked.relief(first * 0.999), 60 * first * 0.999 / 0.25, 1e-12);
  EXPECT_NEAR(walked.relief(first), 0, 1e-12);
}

TEST(Endpoint, IsReachedSomeTimeAfterTheFirstCourseIfThatIsBeforeTheEnd) {
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  a.max_courses = 2;
  a.endpoints = {{.stream = 1, .probability = 1, .after = 1},
                 {.stream = 2, .probability = 1, .after = 5},
                 {.stream = 3, .probability = 0, .after = 0}};
  const Walked walked(test::model({a}, 5));
  for (const auto& [entry, expected] : {std::pair{0, 1}, {1, 0}, {2, 0}})
    EXPECT_EQ(walked.outcome(over_horizon(Outcome::endpoints, 0, entry)), expected) << entry;
}

TEST(Endpoint, IsOneDrawForEachPatientAndTreatment) {
  Treatment a = certain("a", 0);
  a.endpoints = {{.stream = 4, .probability = 0.5}};
  for (std::uint64_t number = 0; number < 8; ++number)
    EXPECT_EQ(Walked(test::model({a}, 1), number).outcome(over_horizon(Outcome::endpoints, 0, 0)),
              Chance(1, number).uniforms(Purpose::endpoint, 4)[0] < 0.5 ? 1 : 0);
}

}  // namespace
}  // namespace spinepath
