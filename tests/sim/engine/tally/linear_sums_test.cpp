#include "sim/engine/tally/linear_sums.h"

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

CareModel physiotherapy() {
  Treatment treatment = test::treatment("physio", test::curve({{0.25, {40, 30}}}));
  treatment.costs = {test::item(When::course, 700), test::item(When::per_year, 100)};
  CareModel m = test::model({treatment}, 2, {1});
  m.health_care = {.base = 50, .per_pain_point = 2};
  m.pathways.push_back(Pathway{});  // background care alone
  return m;
}

/// Spend by view `payer` + health care, over the horizon: of one pathway and of the difference.
std::vector<Combination> combinations(const Layout& layout) {
  const OutcomeKey spend{Outcome::spend, static_cast<int>(View::health_care)};
  const std::size_t here = *layout.slot(1, spend), there = *layout.slot(0, spend);
  return {{{{here, 1.0}}}, {{{here, 3.0}, {there, -3.0}}}, {}};
}

LinearSums linear_sums_of(std::uint64_t patients, int threads = 1, std::size_t crowd = 256) {
  const CareModel m = physiotherapy();
  RunOptions options{.patients = patients, .threads = threads, .crowd = crowd};
  options.combinations = combinations(Layout(m));
  return run(m, options, {})->combinations;
}

TEST(LinearSums, AgreeWithTheTallyOfOneOutcomeAndOfADifference) {
  const CareModel m = physiotherapy();
  const LinearSums sums = linear_sums_of(5003);
  const Results results = test::simulate(m, 5003);
  const OutcomeKey spend{Outcome::spend, static_cast<int>(View::health_care)};
  EXPECT_NEAR(sums.mean(0), test::mean(results, spend, 1), 1e-9 * sums.mean(0));
  EXPECT_NEAR(sums.standard_error(0), test::se(results, spend, 1), 1e-9);
  const DifferenceRow& difference = *results.find_difference(1, spend);
  EXPECT_NEAR(sums.mean(1), 3 * *difference.mean, 1e-9 * std::abs(sums.mean(1)));
  EXPECT_NEAR(sums.standard_error(1), 3 * *difference.se, 1e-9);
  EXPECT_EQ(sums.mean(2), 0);
  EXPECT_EQ(sums.standard_error(2), 0);
}

TEST(LinearSums, AreTheSameOnAnyNumberOfThreadsAndForAnyCrowd) {
  const LinearSums once = linear_sums_of(5003);
  for (const LinearSums& sums : {linear_sums_of(5003, 3), linear_sums_of(5003, 7), linear_sums_of(5003, 2, 8),
                                 linear_sums_of(5003, 2, 1024)})
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(sums.mean(i), once.mean(i));
      EXPECT_EQ(sums.standard_error(i), once.standard_error(i));
    }
}

}  // namespace
}  // namespace spinepath
