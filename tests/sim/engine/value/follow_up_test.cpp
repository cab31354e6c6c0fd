// Relief of those treated, of the pain at their first course: by hand.
#include <gtest/gtest.h>

#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

using test::certain;
using test::Walked;

CareModel followed(std::vector<Treatment> treatments, double horizon, std::vector<double> follow_up,
                   const test::Around& around = {}) {
  CareModel m = test::model(std::move(treatments), horizon, {}, around);
  m.follow_up = std::move(follow_up);
  return m;
}

struct FollowUp {
  double followed, relief, relief_30, relief_50;
  bool operator==(const FollowUp&) const = default;
};
void expect_follow_up(const Walked& walked, int treatment, int time, const FollowUp& expected) {
  const auto value = [&](Outcome outcome) {
    return walked.outcome({.outcome = outcome, .of = treatment, .at = time});
  };
  EXPECT_EQ(value(Outcome::followed_up), expected.followed);
  EXPECT_NEAR(value(Outcome::treated_relief), expected.relief, 1e-11);
  EXPECT_EQ(value(Outcome::treated_relief_30), expected.relief_30);
  EXPECT_EQ(value(Outcome::treated_relief_50), expected.relief_50);
}

TEST(FollowUp, IsOfThePainAtTheFirstCourse) {
  // 30 from the first, 0.7 * 50 = 35 more from the second: pain 35 of 70 left is half.
  const Walked walked(followed({certain("a", 30), certain("b", 50)}, 9, {0.125, 0.25, 1}));
  expect_follow_up(walked, 0, 0, {1, 15, 0, 0});
  expect_follow_up(walked, 0, 1, {1, 30, 1, 0});
  expect_follow_up(walked, 0, 2, {1, 65, 1, 1});  // whatever else they were given
  expect_follow_up(walked, 1, 1, {1, 50, 1, 1});
}

TEST(FollowUp, CountsTheNaturalCourse) {
  // 40 by nature from one year on; the treatment adds nothing.
  const test::Around around{.natural = {{1, {40, 0}}}};
  Treatment a = test::treatment("a", Measured::effect, {{0.25, 0, 0}}, around);
  CareModel m = followed({a}, 9, {0.5}, around);
  m.pathways[0].steps[0].wait = Fixed(0.5);
  expect_follow_up(Walked(m), 0, 0, {1, 100 * (1 - 60 / 80.0), 0, 0});
}

TEST(FollowUp, IsFromTheFirstCourseOnly) {
  Treatment a = certain("a", 60);
  a.durability = Fixed(1);  // lost and given again at 1.25 years
  a.max_courses = 2;
  a.repeat_effect = 0.5;
  expect_follow_up(Walked(followed({a}, 9, {2})), 0, 0, {1, 30, 1, 0});
}

TEST(FollowUp, AtTheHorizonCountsAndLaterNot) {
  CareModel m = followed({certain("a", 60)}, 2, {1, 1.5});
  m.pathways[0].steps[0].wait = Fixed(1);
  expect_follow_up(Walked(m), 0, 0, {1, 60, 1, 1});
  expect_follow_up(Walked(m), 0, 1, {0, 0, 0, 0});
}

TEST(FollowUp, IsOfThoseAliveThenAndTreated) {
  Treatment a = certain("a", 60);
  a.adverse_events.push_back({.probability = 1, .death = 1});
  expect_follow_up(Walked(followed({a}, 9, {0.5})), 0, 0, {0, 0, 0, 0});
  a = certain("a", 60);
  a.confirms = 0;
  expect_follow_up(Walked(followed({a}, 9, {0.5})), 0, 0, {0, 0, 0, 0});
}

TEST(FollowUp, IsTheLimitFromTheLeft) {
  Treatment a = certain("a", 60);
  a.durability = Fixed(1);
  expect_follow_up(Walked(followed({a}, 9, {1.25, 1.26})), 0, 0, {1, 60, 1, 1});
  expect_follow_up(Walked(followed({a}, 9, {1.25, 1.26})), 0, 1, {1, 0, 0, 0});
}

TEST(FollowUp, IsNoWorseThanTwiceThePain) {
  // Pain 12 at the second course, 60 after the first treatment has stopped working.
  Treatment a = certain("a", 80);
  a.durability = Fixed(1);
  CareModel m = followed({a, certain("b", 0)}, 9, {2});
  m.pathways[0].success = {.success = 90, .lost_below = 90};
  expect_follow_up(Walked(m), 1, 0, {1, -100, 0, 0});
}

TEST(FollowUp, IsNoneWhereThereWasNoPain) {
  Treatment a = certain("a", 100);
  a.durability = Fixed(1);
  CareModel m = followed({a, certain("b", 0)}, 9, {0.1, 1});
  m.pathways[0].steps[0].wait = Fixed(1);
  m.treatments[0].confirms = 1;
  m.pathways[0].success = {.success = 101, .lost_below = 101};
  expect_follow_up(Walked(m), 1, 0, {1, 0, 0, 0});
  expect_follow_up(Walked(m), 1, 1, {1, 0, 0, 0});
}

TEST(FollowUp, IsOfThePainWithoutWhatStopsWithThisCourse) {
  Treatment drug = certain("drug", 40);
  drug.stops_with_next = true;
  expect_follow_up(Walked(followed({drug, certain("b", 30)}, 9, {0.25})), 1, 0, {1, 30, 1, 0});
}

/// What is known of the parts of the relief of a treatment's patients at a follow-up time.
struct ChangedParts {
  double natural, context, specific, others, capped;
};
void expect_changed_parts(const Walked& walked, int treatment, const ChangedParts& expected) {
  const auto part = [&](Outcome outcome) {
    return walked.outcome({.outcome = outcome, .of = treatment, .at = 0});
  };
  EXPECT_NEAR(part(Outcome::treated_relief_natural), expected.natural, 1e-11);
  EXPECT_NEAR(part(Outcome::treated_relief_context), expected.context, 1e-11);
  EXPECT_NEAR(part(Outcome::treated_relief_specific), expected.specific, 1e-11);
  EXPECT_NEAR(part(Outcome::treated_relief_others), expected.others, 1e-11);
  EXPECT_NEAR(part(Outcome::treated_relief_capped), expected.capped, 1e-11);
}

TEST(FollowUp, PartsAreWhatChangedSinceTheFirstCourse) {
  // Nature brings 40 of the pain at entry by one year, 20 of it before the course at half a year: 20 of the 80 left.
  const test::Around around{.natural = {{1, {40, 0}}}};
  Treatment a = test::treatment("a", Measured::effect, {{0.25, 10, 0}}, around);
  CareModel m = followed({a}, 9, {0.5}, around);
  m.pathways[0].steps[0].wait = Fixed(0.5);
  // The course's 10 are of the pain at entry where 20 are gone already: 8 of it, 10 of the 80 left.
  expect_changed_parts(Walked(m), 0, {100 * 20 / 80.0, 0, 10, 0, 0});
}

TEST(FollowUp, PartsBeginAfterWhatStopsWithThisCourse) {
  const test::Around around{.natural = {{1, {0, 0}}}};
  const auto effect = [&](const char* name, double mean) {
    return test::treatment(name, Measured::effect, {{0.125, mean, 0}}, around);
  };
  Treatment drug = effect("drug", 40);
  drug.stops_with_next = true;
  expect_changed_parts(Walked(followed({drug, effect("b", 30)}, 9, {0.25}, around)), 1, {0, 0, 30, 0, 0});
}

TEST(FollowUp, OtherTreatmentsArePartsOfTheirOwn) {
  // b is given at 0.25 where 30 are gone, and has 50 of the pain left, 35 of that at entry, by 0.5.
  const test::Around around{.natural = {{1, {0, 0}}}};
  const CareModel m = followed({certain("a", 30), certain("b", 50)}, 9, {0.5}, around);
  expect_changed_parts(Walked(m), 0, {0, 0, 30, 35, 0});
  expect_changed_parts(Walked(m), 1, {0, 0, 50, 0, 0});
}

TEST(FollowUp, LimitsOfReliefArePartsOfTheirOwn) {
  const test::Around around{.natural = {{1, {60, 0}}}};
  CareModel m = followed({test::treatment("a", Measured::effect, {{0.25, 80, 0}}, around)}, 9, {1}, around);
  expect_changed_parts(Walked(m), 0, {60, 0, 80, 0, -40});
}

TEST(FollowUp, IsDividedByThoseFollowedUp) {
  // Half of all are treated; of those everybody has 60 percent.
  CareModel m = followed({certain("a", 60)}, 2, {1});
  m.pathways[0].steps[0].accept = 0.5;
  const Results results = test::simulate(m, 400);
  const OutcomeKey key{.outcome = Outcome::treated_relief, .of = 0, .at = 0};
  EXPECT_NEAR(test::mean(results, key), 60, 1e-10);
  EXPECT_NEAR(*results.find(0, key)->sd, 0, 1e-6);
  const double treated = test::mean(results, test::over_horizon(Outcome::treated, 0));
  EXPECT_TRUE(treated > 0.3 && treated < 0.7);
}

}  // namespace
}  // namespace spinepath
