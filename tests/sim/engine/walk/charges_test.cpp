// What a walk charges, and when: models/README.md, Money.
#include <cmath>

#include <gtest/gtest.h>

#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

using test::certain;
using test::Walked;

using Charges = std::vector<std::pair<double, double>>;

/// Relief of 60 percent, lost 1.25 years after a course's start.
Treatment lasting_a_year(const std::string& name) {
  Treatment t = certain(name, 60);
  t.durability = Fixed(1);
  return t;
}

TEST(Charges, FallWhenEachItemSays) {
  Treatment a = lasting_a_year("a");
  a.max_courses = 2;
  a.repeat_discount = 0.1;  // of `course` items only
  a.costs = {test::item(When::workup, 1), test::item(When::course, 10), test::item(When::first_course, 100),
             test::item(When::assessment, 1000)};
  CareModel m = test::model({a}, 2);
  m.pathways[0].steps[0].wait = Fixed(0.25);
  const Walked walked(m);
  EXPECT_EQ(walked.charges(),
            (Charges{{0.25, 1}, {0.25, 10}, {0.25, 100}, {0.5, 1000}, {1.5, 9}, {1.75, 1000}}));
  EXPECT_DOUBLE_EQ(walked.spend(), 1 + 110 + 1000 + 9 + 1000);
}

TEST(Charges, OfOnceItemsFallOnceOverAllTreatments) {
  Treatment a = certain("a", 0), b = certain("b", 0);
  a.costs = {test::item(When::workup, 188)};
  b.costs = {test::item(When::workup, 190), test::item(When::course, 5)};
  a.costs[0].once = b.costs[0].once = 3;
  b.costs[1].once = 4;
  EXPECT_EQ(Walked(test::model({a, b}, 2)).charges(), (Charges{{0, 188}, {0.25, 5}}));
}

TEST(Charges, VaryBetweenPatientsNotBetweenCourses) {
  Treatment a = lasting_a_year("a");
  a.max_courses = 2;
  a.costs = {{.amount = Uniform(100, 300), .stream = 8, .when = When::course},
             {.amount = Gamma(4, 50), .stream = 9, .when = When::assessment}};
  for (std::uint64_t number = 0; number < 4; ++number) {
    const auto amount = [&](std::size_t c) {
      return a.costs[c].amount.quantile(Chance(1, number).uniforms(Purpose::amount, a.costs[c].stream)[0]);
    };
    EXPECT_EQ(Walked(test::model({a}, 2), number).charges(),
              (Charges{{0, amount(0)}, {0.25, amount(1)}, {1.25, amount(0)}, {1.5, amount(1)}}));
  }
}

TEST(Charges, ArePaidByTheInsuredUpToTheCoinsuranceWhereCovered) {
  Treatment a = certain("a", 60);
  a.costs = {test::item(When::course, 1000), test::item(When::course, 70, false),
             test::item(When::per_year, 100)};
  CareModel m = test::model({a}, 2);
  m.coinsurance = 0.2;
  const auto spend = [&](View view) { return Walked(m).outcome(key_of(Outcome::spend, view)); };
  EXPECT_DOUBLE_EQ(spend(View::patient), 200 + 70 + 40);
  EXPECT_DOUBLE_EQ(spend(View::payer), 800 + 160);
  EXPECT_DOUBLE_EQ(spend(View::health_care), 1270);
  m.population.flags = {{.stream = 1, .probability = 0}};
  m.population.insured = 0;
  EXPECT_DOUBLE_EQ(spend(View::patient), 1270);
  EXPECT_NEAR(spend(View::payer), 0, 1e-9);
}

/// 100 a year.
CostItem yearly(Until until) {
  CostItem flow = test::item(When::per_year, 100);
  flow.until = until;
  return flow;
}
double spend_of(Treatment treatment, const CostItem& flow) {
  treatment.costs = {flow};
  CareModel m = test::model({std::move(treatment), certain("next", 60)}, 3);
  m.pathways[0].steps[1].wait = Fixed(1);
  return Walked(m).spend();
}

TEST(Flow, UntilTheEndRunsThroughFailureAndTheNextCourse) {
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), yearly(Until::end)), 300);
}

TEST(Flow, UntilTheNextCourseRunsThroughFailureAndTheWait) {
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), yearly(Until::next_course)), 125);
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 60), yearly(Until::next_course)), 300);
}

TEST(Flow, UntilFailureEndsWithTheAssessmentThatFailsOrTheLossOfSuccess) {
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), yearly(Until::failure)), 25);
  EXPECT_DOUBLE_EQ(spend_of(lasting_a_year("a"), yearly(Until::failure)), 125);
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 60), yearly(Until::failure)), 300);
}

TEST(Flow, MayBeginLaterAndLastForATime) {
  CostItem flow = yearly(Until::end);
  flow.after = 0.5;
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), flow), 250);
  flow.lasts = 1;
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), flow), 100);
  flow.after = 2.5;
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), flow), 50);
  flow.after = 4;
  EXPECT_EQ(spend_of(certain("a", 0), flow), 0);
}

TEST(Flow, WithBothEndsAtTheFirstOfThem) {
  for (const auto& [lasts, expected] : {std::pair{0.5, 50.0}, {2.0, 125.0}}) {
    CostItem flow = yearly(Until::next_course);
    flow.lasts = lasts;
    EXPECT_DOUBLE_EQ(spend_of(certain("a", 0), flow), expected);
  }
}

TEST(Flow, ThatEndsBeforeItBeginsCostsNothing) {
  CostItem flow = yearly(Until::failure);
  flow.after = 1;
  EXPECT_EQ(spend_of(certain("a", 0), flow), 0);
  EXPECT_DOUBLE_EQ(spend_of(certain("a", 60), flow), 200);
}

TEST(Flow, BeginsAnewWithEachCourse) {
  Treatment a = lasting_a_year("a");  // courses at 0, 1.25 and 2.5
  a.max_courses = 3;
  EXPECT_DOUBLE_EQ(spend_of(a, yearly(Until::next_course)), 300);
  EXPECT_DOUBLE_EQ(spend_of(a, yearly(Until::end)), 300 + 175 + 50);
  CostItem flow = yearly(Until::failure);
  flow.after = 1;  // 0.25 years of each of the first two
  EXPECT_DOUBLE_EQ(spend_of(a, flow), 50);
  flow = yearly(Until::end);
  flow.once = 0;
  EXPECT_DOUBLE_EQ(spend_of(a, flow), 300);
}

TEST(Flow, EndsWithLife) {
  Treatment a = certain("a", 60);
  a.costs = {yearly(Until::end)};
  CareModel m = test::model({a}, 50);
  m.population.life_table = LifeTable({{0, 0.1, 0.1}});
  m.discount_costs = Discount(0.03);
  for (std::uint64_t number = 0; number < 5; ++number) {
    const Walked walked(m, number);
    const double life = walked.outcome({Outcome::life_years});
    EXPECT_NEAR(walked.spend(), 100 * life, 1e-9);
    EXPECT_NEAR(walked.outcome(key_of(Outcome::spend, View::health_care)),
                100 * (1 - std::pow(1.03, -life)) / std::log(1.03), 1e-9);
  }
}

}  // namespace
}  // namespace spinepath
