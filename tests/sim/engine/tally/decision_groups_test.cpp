#include "sim/engine/tally/decision_groups.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/engine/run/engine.h"
#include "tests/sim/engine/tally/two_pathways.h"

namespace spinepath {
namespace {

RunSums sums_of(std::uint64_t patients, int threads = 1) {
  return *run(test::two_pathways(), {.patients = patients, .threads = threads, .keep = Keep::decision_groups},
              {});
}

TEST(DecisionGroups, TogetherHaveTheMeansOfTheRun) {
  constexpr std::uint64_t patients = 6400;
  const RunSums sums = sums_of(patients);
  const DecisionGroups& groups = sums.decisions;
  ASSERT_EQ(groups.groups() * groups.group_size(), patients);
  const auto places = decision_places(sums.layout, 2);
  const auto means = groups.means();
  for (std::size_t q = 0; q < places.size(); ++q) {
    double mean = 0;
    for (std::size_t g = 0; g < groups.groups(); ++g) mean += means[g * places.size() + q];
    mean /= static_cast<double>(groups.groups());
    EXPECT_NEAR(mean, sums.tally.mean(places[q]), 1e-9 * (1 + std::abs(mean)));
  }
}

TEST(DecisionGroups, GiveTheErrorOfNetBenefit) {
  constexpr std::uint64_t patients = 6400;
  const RunSums sums = sums_of(patients);
  const std::size_t cost = quantity_of(View::payer), effect = quantity_of(Outcome::qalys);
  const auto means = sums.decisions.means();
  double sum = 0, square = 0;
  for (std::size_t g = 0; g < most_groups; ++g) {
    const double* first = means.data() + g * 2 * quantity_count;
    const auto benefit = [&](const double* of) { return 20'000 * of[effect] - of[cost]; };
    const double over_first = benefit(first + quantity_count) - benefit(first);
    sum += over_first;
    square += over_first * over_first;
  }
  const double groups = most_groups, variance = (square - sum * sum / groups) / (groups - 1);
  const double error = sums.decisions.largest_error(cost, effect, 20'000, patients);
  EXPECT_NEAR(error, std::sqrt(variance / groups), 1e-6 * error);
}

TEST(DecisionGroups, TellWhoeverFollowsTheRunItsError) {
  constexpr std::uint64_t patients = 64 * 1024;  // a whole tree: its root has all of them
  for (const int threads : {1, 3}) {
    WatchedError error;
    error.cost = quantity_of(View::payer);
    error.effect = quantity_of(Outcome::qalys);
    error.threshold = 20'000;
    KeepGoing keep_going;
    keep_going.error = &error;
    const auto sums =
        run(test::two_pathways(), {.patients = patients, .threads = threads, .keep = Keep::decision_groups},
            keep_going);
    EXPECT_EQ(error.now, sums->decisions.largest_error(error.cost, error.effect, error.threshold, patients));
    EXPECT_GT(error.now, 0);
  }
}

TEST(DecisionGroups, AreTheSameOnAnyNumberOfThreads) {
  const auto once = sums_of(5000, 1).decisions.means();
  EXPECT_EQ(sums_of(5000, 3).decisions.means(), once);
  EXPECT_EQ(sums_of(5000, 7).decisions.means(), once);
}

TEST(DecisionGroups, LeaveOutTheLastPatientsWhereTheyMakeNoGroup) {
  const DecisionGroups groups = sums_of(1000).decisions;
  EXPECT_EQ(groups.groups(), most_groups);
  EXPECT_EQ(groups.group_size(), 15u);
  EXPECT_EQ(sums_of(5).decisions.groups(), 5u);
}

TEST(DecisionGroups, HaveEverySixtyFourthPatient) {
  const RunSums two = sums_of(128);
  const CareModel m = test::two_pathways();
  const Layout layout(m);
  Engine engine(m, layout, 1, 128);
  const Rows& outcomes = engine.outcomes(0, 128);
  const auto places = decision_places(layout, 2);
  const std::vector<double> means = two.decisions.means();
  for (const std::size_t group : {0u, 5u, 63u})
    for (std::size_t i = 0; i < places.size(); ++i)
      EXPECT_EQ(means[group * places.size() + i],
                (outcomes[places[i]][group] + outcomes[places[i]][group + 64]) / 2);
}

TEST(DecisionGroups, AreKeptOnlyWhenAskedFor) {
  EXPECT_EQ(run(test::two_pathways(), {.patients = 100, .threads = 1}, {})->decisions.groups(), 0u);
}

TEST(DecisionGroups, HaveNoRespondersAt12MonthsWhereTheHorizonIsShorter) {
  CareModel m = test::two_pathways();
  m.horizon = 0.5;
  constexpr std::size_t responders = quantity_of(Outcome::responders);
  const auto places = decision_places(Layout(m), 2);
  EXPECT_EQ(places[responders], DecisionGroups::nowhere);
  EXPECT_EQ(run(m, {.patients = 100, .threads = 1, .keep = Keep::decision_groups}, {})
                ->decisions.means()[responders],
            0);
}

}  // namespace
}  // namespace spinepath
