#include "sim/analysis/information/trials.h"

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using test::linear_sample;

/// Of X with a prior of 40 patients; 3,000 patients profit.
TrialDesign trial_of_x() {
  return {.name = "of_x",
          .parameters = {0},
          .prior_n = {40},
          .sizes = {10, 40, 160, 100'000'000},
          .fixed_cost = 20'000,
          .cost_per_patient = 1'000,
          .future = {.per_year = 2'000, .years = 2},
          .uptake = 0.75};
}

Decision decision_of(const PsaSample& sample) {
  return decide(sample, {.thresholds = {20'000}, .grid = {}, .groups = {}});
}

TEST(FuturePatients, AreDiscountedToTheBeginningOfTheFirstYear) {
  const FuturePatients future{.per_year = 100, .years = 3, .discount = Discount(0.25)};
  EXPECT_NEAR(future.discounted(), 100 + 80 + 64, 1e-12);
  EXPECT_NEAR(future.discounted(1), 80 + 64, 1e-12);  // the result comes after a year
  EXPECT_EQ(future.discounted(3), 0);
  EXPECT_EQ((FuturePatients{.per_year = 100, .years = 3}.discounted()), 300);
  const FuturePatients later{.per_year = 100, .years = 3, .discount = Discount(0.25, {{1, 1}})};
  EXPECT_NEAR(later.discounted(), 100 + 80 + 40, 1e-12);
}

TEST(Trials, AreWorthWhatTheirSizesSay) {
  const PsaSample sample = linear_sample(2000, 4, 300, 0.02);
  const TrialResult trial = value_trial(trial_of_x(), sample, decision_of(sample));
  ASSERT_EQ(trial.thresholds.size(), 1u);
  const TrialAt& at = trial.thresholds[0];
  ASSERT_EQ(at.sizes.size(), 4u);
  for (std::size_t s = 0; s < 4; ++s) {
    const double share = resolved_share(static_cast<double>(trial.design.sizes[s]), 40);
    const Evsi& worth = at.sizes[s].per_patient;
    EXPECT_LT(std::fabs(worth.value - test::normal_evpi(100, 800 * std::sqrt(share))),
              test::standard_errors * worth.error)
        << s;
    EXPECT_EQ(at.sizes[s].population.value, 3'000 * worth.value);
    EXPECT_EQ(at.sizes[s].population.error, 3'000 * worth.error);
    EXPECT_EQ(at.sizes[s].net, 3'000 * worth.value - trial.design.cost(trial.design.sizes[s]));
    EXPECT_LE(worth.value, at.perfect->value);
    if (s > 0) {
      EXPECT_GE(worth.value, at.sizes[s - 1].per_patient.value);
    }
  }
  EXPECT_NEAR(at.sizes[3].per_patient.value, at.perfect->value, 1e-3);
  EXPECT_LE(at.perfect->value, decision_of(sample).thresholds[0].evpi.corrected);
  EXPECT_EQ(at.best, 2u);  // 160 patients: 100 million cost more than all is worth
}

TEST(Trials, NoneIsBestWhereAllCostMoreThanTheyAreWorth) {
  TrialDesign dear = trial_of_x();
  dear.fixed_cost = 1e9;
  const PsaSample sample = linear_sample(200, 4, 0, 0);
  const TrialResult trial = value_trial(dear, sample, decision_of(sample));
  EXPECT_FALSE(trial.thresholds[0].best);
  EXPECT_LT(trial.thresholds[0].sizes[0].net, 0);
}

TEST(Trials, OfParametersThatAreDrawnTogetherTheLargestPriorCounts) {
  PsaSample sample = linear_sample(500, 4, 0, 0);
  sample.parameter_ranks = {0, 1, 0};
  for (std::size_t i = 0; i < sample.draws; ++i)
    test::parameter_at(sample, i, 2) = 3 * sample.parameter(i, 0);
  TrialDesign both = trial_of_x(), large = trial_of_x();
  both.parameters = {0, 2};
  both.prior_n = {40, 90};
  large.prior_n = {90};
  const Decision decision = decision_of(sample);
  const TrialAt of_both = value_trial(both, sample, decision).thresholds[0];
  const TrialAt of_large = value_trial(large, sample, decision).thresholds[0];
  for (std::size_t s = 0; s < 4; ++s)
    EXPECT_EQ(of_both.sizes[s].per_patient.value, of_large.sizes[s].per_patient.value);
}

TEST(Trials, NeedTenDrawsForEachParameterAndTenMore) {
  const PsaSample few = linear_sample(19, 4, 0, 0);
  const TrialAt at = value_trial(trial_of_x(), few, decision_of(few)).thresholds[0];
  EXPECT_FALSE(at.perfect);
  EXPECT_TRUE(at.sizes.empty());
  EXPECT_FALSE(at.best);
}

TEST(Trials, ThatInformNothingDrawnAreWorthNothing) {
  TrialDesign idle = trial_of_x();
  idle.parameters.clear();
  idle.prior_n.clear();
  const PsaSample sample = linear_sample(50, 4, 0, 0);
  const TrialAt at = value_trial(idle, sample, decision_of(sample)).thresholds[0];
  EXPECT_EQ(at.perfect->value, 0);
  EXPECT_EQ(at.sizes[1].per_patient.value, 0);
  EXPECT_EQ(at.sizes[1].net, -idle.cost(40));
}

TEST(Trials, AreReadFromTheScenario) {
  std::string text(scenario::with("relief_50 = 0.3",
                                  "relief_50 = { value = 0.3, uncertainty = { dist = \"beta\", n = 40 } }"));
  text +=
      "[decision]\npopulation = 100\nyears = 5\n[decision.trials.rate]\nparameters = [\"*relief_50\"]\n"
      "sizes = [50, 60]\nfixed_cost = 7\ncost_per_patient = 2\ndelay = 1\nuptake = 0.5\nyears = 3\n";
  const scenario::Scenario read = scenario::scenario_of(text);
  const std::string name = "treatments.physio.response.3 months.relief_50";
  const PsaSample sample = test::empty_sample({"physio_only"}, 2, {"other", name});
  const TrialDesign design = designs_of(read, sample)[0];
  EXPECT_EQ(design.name, "rate");
  EXPECT_EQ(design.parameters, std::vector<std::size_t>{1});
  EXPECT_EQ(design.prior_n, std::vector<double>{40});
  EXPECT_EQ(design.cost(50), 107);
  EXPECT_NEAR(design.reached(), 0.5 * 100 * (1 / 1.03 + 1 / (1.03 * 1.03)),
              1e-9);  // its years, from the second on
  EXPECT_EQ(future_patients_of(read)->years, 5);
  EXPECT_TRUE(designs_of(read, test::empty_sample({"physio_only"}, 2))[0].parameters.empty());
}

}  // namespace
}  // namespace spinepath
