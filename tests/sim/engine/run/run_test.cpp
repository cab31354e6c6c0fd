#include "sim/engine/run/run.h"

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

CareModel small_model() {
  Treatment t = test::treatment("t", test::curve({{0.25, {40, 25}}}));
  t.durability = Weibull(1, 1);
  t.costs.push_back({.amount = Uniform(1, 2), .stream = 3, .when = When::course});
  return test::model({t}, 3, {1});
}

TEST(Run, StopsWhenTold) {
  EXPECT_FALSE(run(small_model(), {.patients = 1'000'000'000}, [](std::uint64_t) { return false; }));
}

TEST(Run, TellsHowFarItIs) {
  std::uint64_t last = 0;
  const auto sums = run(small_model(), {.patients = 5000, .threads = 1}, [&](std::uint64_t done) {
    EXPECT_GT(done, last);
    EXPECT_LE(done, 5000u);
    last = done;
    return true;
  });
  EXPECT_TRUE(sums);
  EXPECT_GT(last, 0u);
}

TEST(Run, OfOnePatientHasMeansButNoErrors) {
  const Results results = test::simulate(small_model(), 1);
  const OutcomeRow* row = results.find(0, test::at(Outcome::relief, 0));
  EXPECT_TRUE(row->mean);
  EXPECT_FALSE(row->se);
  EXPECT_FALSE(row->sd);
}

TEST(Run, WhereNobodyLivesReliefIsUndefined) {
  CareModel m = small_model();
  m.population.life_table = LifeTable({{0, certain_death, certain_death}});
  const Results results = test::simulate(m, 100);
  EXPECT_FALSE(results.find(0, test::at(Outcome::relief_50, 0))->mean);
  EXPECT_EQ(test::mean(results, test::at(Outcome::alive, 0)), 0);
}

}  // namespace
}  // namespace spinepath
