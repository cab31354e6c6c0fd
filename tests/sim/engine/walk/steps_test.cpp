// A step until the course: models/README.md, A pathway, 1 to 4.
#include <gtest/gtest.h>

#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

using enum Milestone;
using test::certain;
using test::expect_marks;
using test::Walked;

TEST(Walk, WithoutStepsIsLifeUntilTheHorizon) {
  const Walked walked(test::model({}, 3));
  EXPECT_TRUE(walked.events.empty());
  EXPECT_EQ(walked.outcome({Outcome::life_years}), 3);
  EXPECT_EQ(walked.spend(), 0);
}

TEST(Walk, FailureLeadsToTheNextStepAtOnce) {
  expect_marks(Walked(test::model({certain("a", 49.9), certain("b", 60)}, 3)),
               {{course, 0}, {failure, 0.25}, {course, 0.25}, {success, 0.5}});
}

TEST(Walk, SkipsTheIneligibleAtOnceAndAtNoCost) {
  Treatment a = certain("a", 60);
  a.eligible.oldest = 40;
  a.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({a, certain("b", 60)}, 3);
  m.pathways[0].steps[0].wait = Fixed(1);
  const Walked walked(m);
  expect_marks(walked, {{ineligible, 0}, {course, 0}, {success, 0.25}});
  EXPECT_EQ(walked.spend(), 0);
}

TEST(Walk, SkipsWhoDeclinesAtOnceAndAtNoCost) {
  Treatment a = certain("a", 60);
  a.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({a, certain("b", 60)}, 3);
  m.pathways[0].steps[0] = {.treatment = 0, .accept = 0, .wait = Fixed(1)};
  const Walked walked(m);
  expect_marks(walked, {{declined, 0}, {course, 0}, {success, 0.25}});
  EXPECT_EQ(walked.spend(), 0);
}

TEST(Walk, AcceptsATreatmentByOneNumberWhereverItStands) {
  CareModel m = test::model({certain("a", 10), certain("b", 10)}, 3);
  m.pathways[0].steps = {{.treatment = 0, .accept = 0.5, .wait = {}},
                         {.treatment = 1, .wait = {}},
                         {.treatment = 0, .accept = 0.4, .wait = {}}};
  int between = 0;
  for (std::uint64_t number = 0; number < 60; ++number) {
    const double u = Chance(1, number).uniforms(Purpose::treatment, m.treatments[0].stream)[0];
    const Walked walked(m, number);
    EXPECT_EQ(walked.fate(0), u < 0.5 ? Fate::failed : Fate::declined);
    EXPECT_EQ(walked.fate(2), u < 0.4 ? Fate::failed : Fate::declined);
    between += u >= 0.4 && u < 0.5 ? 1 : 0;
  }
  EXPECT_GT(between, 0);
}

TEST(Walk, WaitsBeforeTheWorkUp) {
  Treatment a = certain("a", 60);
  a.costs.push_back(test::item(When::workup, 100));
  CareModel m = test::model({a}, 3);
  m.pathways[0].steps[0].wait = Fixed(0.5);
  const Walked walked(m);
  expect_marks(walked, {{course, 0.5}, {success, 0.75}});
  EXPECT_EQ(walked.charges(), (std::vector<std::pair<double, double>>{{0.5, 100}}));
}

TEST(Walk, DrawsTheWait) {
  CareModel m = test::model({certain("a", 60)}, 3);
  m.pathways[0].steps[0].wait = Uniform(0.5, 1.5);
  for (std::uint64_t number = 0; number < 5; ++number) {
    const double u = Chance(1, number).uniforms(Purpose::treatment, m.treatments[0].stream)[1];
    EXPECT_DOUBLE_EQ(Walked(m, number).course_starts().at(0), 0.5 + u);
  }
}

/// Relief 60 at one year, 0 from 3 years on: pain is above 45 from 1 + 35/30 years on.
const test::Around passing_relief{.natural = {{1, {60, 0}}, {3, {0, 0}}}};

Treatment with_effect(const std::string& name, double percent) {
  return test::treatment(name, Measured::effect, {{0.25, percent, 0}}, passing_relief);
}
CareModel for_strong_pain(double pain_above) {
  CareModel m = test::model({with_effect("a", 80), with_effect("b", 60)}, 9, {}, passing_relief);
  m.treatments[0].pain_above = pain_above;
  return m;
}

TEST(Walk, WaitsUntilPainIsAboveWhatTheTreatmentAsksForThenForTheWait) {
  CareModel m = for_strong_pain(45);
  m.treatments.push_back(with_effect("first", 0));
  m.treatments[2].assess_at = 0.9;  // when relief by nature is 54
  m.pathways[0].success = {.success = 60, .lost_below = 60};
  m.pathways[0].steps = {{.treatment = 2, .wait = {}}, {.treatment = 0, .wait = Fixed(0.5)}};
  const double waited = 1 + 35 / 30.0 + 0.5;
  expect_marks(Walked(m), {{course, 0}, {failure, 0.9}, {course, waited}, {success, waited + 0.25}});
}

TEST(Walk, DoesNotWaitWherePainIsAboveThatAlready) {
  EXPECT_EQ(Walked(for_strong_pain(45)).course_starts().at(0), 0);
}

TEST(Walk, AsksForPainBeforeTheWaitAndNotAgainAfterIt) {
  CareModel m = for_strong_pain(59);
  m.pathways[0].steps[0].wait = Fixed(1);  // pain 60 at entry, 24 after the wait
  EXPECT_EQ(Walked(m).course_starts().at(0), 1);
}

/// Relief is 51 at a month and falls by 4 in a year: to 50 three months later, rounded up or down.
TEST(Walk, GoesOnAtTheReportTimeAtWhichReliefIsLostOrPainIsBack) {
  for (int month = 1; month <= 24; ++month) {
    const double first = month / 12.0, lost = (month + 3) / 12.0;
    Treatment a = test::treatment("a", Measured::effect, {{first, 51, 0}, {(month + 12) / 12.0, 47, 0}});
    a.assess_at = first;
    CareModel m = test::model({a, certain("b", 60)}, 9, {lost});
    EXPECT_EQ(Walked(m).course_starts().at(1), lost) << month;
    m.pathways[0].success = {.success = 52, .lost_below = 52};
    m.treatments[1].pain_above = 30;  // of 60 at entry
    EXPECT_EQ(Walked(m).course_starts().at(1), lost) << month;
  }
}

TEST(Walk, EndsWherePainIsNeverAboveWhatTheTreatmentAsksFor) {
  for (const double pain : {60.0, 99.0, 100.0}) {  // of baseline 60: never above it
    const Walked walked(for_strong_pain(pain));
    EXPECT_TRUE(walked.course_starts().empty()) << pain;
    EXPECT_EQ(walked.fate(0), Fate::ended_waiting);
    EXPECT_EQ(walked.fate(1), Fate::not_reached);
  }
}

TEST(Walk, AnUnconfirmedWorkUpCostsTheWaitAndTheWorkUp) {
  Treatment a = certain("a", 60);
  a.confirms = 0;
  a.costs = {test::item(When::workup, 100), test::item(When::course, 1000)};
  CareModel m = test::model({a, certain("b", 60)}, 3);
  m.pathways[0].steps[0].wait = Fixed(0.5);
  const Walked walked(m);
  expect_marks(walked, {{unconfirmed, 0.5}, {course, 0.5}, {success, 0.75}});
  EXPECT_EQ(walked.spend(), 100);
}

TEST(Walk, ConfirmsByOneNumberForEachTreatment) {
  Treatment a = certain("a", 60);
  a.confirms = 0.5;
  const CareModel m = test::model({a}, 3);
  int confirmed = 0;
  for (std::uint64_t number = 0; number < 20; ++number) {
    const double u = Chance(1, number).uniforms(Purpose::treatment, a.stream)[2];
    EXPECT_EQ(Walked(m, number).fate(0), u < 0.5 ? Fate::ended_relieved : Fate::unconfirmed);
    confirmed += u < 0.5 ? 1 : 0;
  }
  EXPECT_TRUE(confirmed > 0 && confirmed < 20);
}

TEST(Walk, NothingFallsAtTheHorizonOrAtDeath) {
  CareModel m = test::model({certain("a", 0), certain("b", 60)}, 0.25);
  expect_marks(Walked(m), {{course, 0}});
  m.pathways[0].steps[0].wait = Fixed(0.25);
  expect_marks(Walked(m), {});
  m.horizon = 50;
  m.population.life_table = LifeTable({{0, 0.97, 0.97}});
  int dead = 0;
  for (std::uint64_t number = 0; number < 20; ++number) {
    const Walked walked(m, number);
    const double death = walked.crowd.patients[0].death;
    EXPECT_EQ(walked.course_starts().size(), (death > 0.25 ? 1u : 0u) + (death > 0.5 ? 1u : 0u));
    EXPECT_EQ(walked.outcome({Outcome::life_years}), death);
    dead += death <= 0.5 ? 1 : 0;
  }
  EXPECT_TRUE(dead > 0 && dead < 20);
}

}  // namespace
}  // namespace spinepath
