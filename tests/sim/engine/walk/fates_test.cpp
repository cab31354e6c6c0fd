// What becomes of a patient at a step: exactly one fate each.
#include <gtest/gtest.h>

#include "sim/engine/run/engine.h"
#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

using test::certain;
using test::Walked;

TEST(Fate, OfWhoIsNotEligibleOrDeclines) {
  CareModel m = test::model({certain("a", 60), certain("b", 60), certain("c", 60)}, 3);
  m.treatments[0].eligible.youngest = 80;
  m.pathways[0].steps[1].accept = 0;
  const Walked walked(m);
  EXPECT_EQ(walked.fate(0), Fate::ineligible);
  EXPECT_EQ(walked.fate(1), Fate::declined);
  EXPECT_EQ(walked.fate(2), Fate::ended_relieved);
}

TEST(Fate, OfWhoDoesNotComeToTheEndOfAStep) {
  CareModel m = test::model({certain("a", 60), certain("b", 60)}, 3);
  m.pathways[0].steps[0].wait = Fixed(3);
  EXPECT_EQ(Walked(m).fate(0), Fate::ended_waiting);
  EXPECT_EQ(Walked(m).fate(1), Fate::not_reached);
  m.pathways[0].steps[0].wait = Fixed(2.75);
  EXPECT_EQ(Walked(m).fate(0), Fate::ended_before_assessment);
  m.pathways[0].steps[0].wait = Fixed(2.7);
  EXPECT_EQ(Walked(m).fate(0), Fate::ended_relieved);
  EXPECT_EQ(Walked(m).fate(1), Fate::not_reached);
}

TEST(Fate, OfWhoDiesOfACourseIsToEndBeforeTheAssessment) {
  Treatment a = certain("a", 60);
  a.adverse_events.push_back({.probability = 1, .death = 1});
  const Walked walked(test::model({a, certain("b", 60)}, 3));
  EXPECT_EQ(walked.fate(0), Fate::ended_before_assessment);
  EXPECT_EQ(walked.fate(1), Fate::not_reached);
}

TEST(Fate, OfWhoLosesReliefDependsOnTheCoursesLeft) {
  Treatment a = certain("a", 60);
  a.durability = Fixed(1);
  EXPECT_EQ(Walked(test::model({a}, 3)).fate(0), Fate::relief_lost);
  a.max_courses = 2;
  a.repeat_wait = Fixed(2);  // until 3.25
  EXPECT_EQ(Walked(test::model({a}, 3)).fate(0), Fate::ended_relieved);
  a.repeat_wait = Fixed(1.5);  // the second course is not assessed before the horizon
  EXPECT_EQ(Walked(test::model({a}, 3)).fate(0), Fate::ended_before_assessment);
  a.repeat_effect = 0.5;
  EXPECT_EQ(Walked(test::model({a}, 9)).fate(0), Fate::failed);
}

TEST(Fates, OfAStepAreThoseOfAllPatients) {
  Treatment a = test::treatment("a", test::curve({{0.25, {40, 30}}}));
  a.confirms = 0.8;
  a.durability = Weibull(1, 1);
  a.adverse_events.push_back({.stream = 5, .probability = 0.2, .death = 0.3});
  Treatment b = a;
  b.stream = stream_of("b");
  b.eligible.women = false;
  CareModel m = test::model({a, b}, 2);
  m.population.life_table = LifeTable({{0, 0.2, 0.2}});
  m.pathways[0].steps[0].wait = Uniform(0, 1);
  m.pathways[0].steps[1].accept = 0.7;
  m.pathways[0].steps[1].wait = Uniform(0, 1);
  const Layout layout(m);
  Engine engine(m, layout, 1, 512);
  engine.outcomes(0, 512);
  for (const Fates& fates : engine.fates()[0]) {
    std::uint64_t all = 0;
    for (const std::uint64_t count : fates) all += count;
    EXPECT_EQ(all, 512u);
  }
  for (std::size_t fate = 0; fate < fate_table.size(); ++fate)
    EXPECT_TRUE(engine.fates()[0][1][fate] > 0) << fate_table[fate].name;
}

}  // namespace
}  // namespace spinepath
