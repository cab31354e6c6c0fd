// The error of a net benefit by groups of patients is that of independent runs, and the number of patients
// asked for follows from it.
#include "sim/analysis/sensitivity/precision.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/engine/run/block_sums.h"
#include "sim/engine/tally/decision_groups.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

/// A first pathway without care, and one whose treatment costs a uniform amount: the net benefit over the
/// first is minus that amount, whose spread is 1000/sqrt(12).
CareModel uniform_cost() {
  Treatment treatment = test::treatment("t", test::curve({{0.25, 0, 0}}));
  CostItem item = test::item(When::course, 0);
  item.amount = Uniform(0, 1000);
  treatment.costs.push_back(item);
  CareModel model = test::model({treatment}, 1);
  model.pathways.insert(model.pathways.begin(), Pathway{});
  return model;
}

SensitivityOutcome saved_money() {
  return {.name = "saved", .unit = "USD", .terms = {{static_cast<std::size_t>(View::health_care), -1}}};
}

RunOf runs_of(const CareModel& model) {
  return [&model](std::uint64_t patients) {
    return run(model, {.patients = patients, .threads = 1, .keep = Keep::both}, {});
  };
}

TEST(Precision, ErrorOfANetBenefitIsTheSpreadOverTheRootOfPatients) {
  const CareModel model = uniform_cost();
  const std::uint64_t patients = 65'536;
  const double error = *largest_error(saved_money(), model, *runs_of(model)(patients));
  const double expected = 1000 / std::sqrt(12.0 * static_cast<double>(patients));
  // 64 groups estimate a standard error within 1/sqrt(2 x 63) = 9 % (one standard error).
  EXPECT_NEAR(error, expected, 4 * 0.09 * expected);
}

TEST(Precision, PatientsFollowFromTheErrorAskedFor) {
  const CareModel model = uniform_cost();
  const PrecisionGoal goals[] = {{saved_money(), 0.5}};  // (1000/sqrt(12)/0.5)^2 = 333,333 patients
  const auto precise = run_until_precise(model, goals, 10'000'000, runs_of(model));
  ASSERT_TRUE(precise && precise->reached);
  EXPECT_LE(*precise->errors[0], 0.5);
  EXPECT_EQ(precise->patients % block_size, 0u);
  const double needed = 333'333, off = 4 * 0.09;  // four standard errors of an error from 64 groups
  EXPECT_GT(static_cast<double>(precise->patients), needed * std::pow(1 - off, 2));
  EXPECT_LT(static_cast<double>(precise->patients), 1.1 * needed * std::pow(1 + off, 2));
}

TEST(Precision, StopsAtOnceWhereTheLimitCannotDo) {
  const CareModel model = uniform_cost();
  const PrecisionGoal goals[] = {{saved_money(), 0.01}};
  const auto precise = run_until_precise(model, goals, 1'000'000, runs_of(model));
  ASSERT_TRUE(precise);
  EXPECT_FALSE(precise->reached);
  EXPECT_EQ(precise->patients, first_precision_run);
  EXPECT_GT(precise->needed, 1e6);
}

TEST(Precision, StoppedKeepsTheLastRunThatWasComplete) {
  const CareModel model = uniform_cost();
  const PrecisionGoal goals[] = {{saved_money(), 0.5}};
  int runs = 0;
  const auto precise = run_until_precise(model, goals, 10'000'000, [&](std::uint64_t patients) {
    return ++runs == 1 ? runs_of(model)(patients) : std::optional<RunSums>();
  });
  ASSERT_TRUE(precise);
  EXPECT_EQ(runs, 2);
  EXPECT_TRUE(precise->stopped);
  EXPECT_FALSE(precise->reached);
  EXPECT_EQ(precise->patients, first_precision_run);
  EXPECT_EQ(precise->sums.tally.patients(), static_cast<double>(first_precision_run));
  EXPECT_GT(*precise->errors[0], 0.5);
}

TEST(Precision, StoppedInTheFirstRunGivesNothing) {
  const PrecisionGoal goals[] = {{saved_money(), 1}};
  EXPECT_FALSE(run_until_precise(uniform_cost(), goals, 1'000'000,
                                 [](std::uint64_t) { return std::optional<RunSums>(); }));
}

}  // namespace
}  // namespace spinepath
