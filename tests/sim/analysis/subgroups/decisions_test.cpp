#include "sim/analysis/subgroups/decisions.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath {
namespace {

constexpr std::size_t test_draws = 400;

/// Two pathways; at 20,000 a QALY the second gains 20,000 x - 1000 in a subgroup, x by draw normal with that mean and the
/// sd 0.02.
PsaSample gaining(double mean, std::uint64_t seed, double shared_sd = 0) {
  PsaSample sample = test::empty_sample({"physio_only", "nothing"}, test_draws);
  test::Normals normal(seed);
  for (std::size_t i = 0; i < test_draws; ++i) {
    test::mean_at(sample, i, 1, test::care_cost) = 1000;
    test::mean_at(sample, i, 1, test::qaly_gain) = mean + 0.02 * normal();
  }
  const std::size_t size = 2 * quantity_count, at = quantity_count + test::care_cost;
  sample.shared_noise[at * size + at] = shared_sd * shared_sd;
  return sample;
}

/// A quarter of the patients are in the first subgroup.
SubgroupSamples quarters(PsaSample first, PsaSample second) {
  SubgroupSamples samples{.samples = {std::move(first), std::move(second)}, .shares = {}};
  for (std::size_t i = 0; i < test_draws; ++i) samples.shares.insert(samples.shares.end(), {0.25, 0.75});
  return samples;
}

SubgroupDecisions decided(const SubgroupSamples& samples) {
  const scenario::Scenario scenario =
      scenario::scenario_of(std::string(scenario::small_scenario) +
                            "[[pathways]]\nname = \"nothing\"\nsteps = [{ treatment = \"physio\" }]\n"
                            "[decision]\nthresholds = [20_000]\n");
  const Characteristic half{"half", {"first", "second"}, [](const Patient&) -> std::size_t { return 0; }};
  return decide_subgroups(scenario, SubgroupQuestion({half}, scenario), samples, 1);
}

double mean_gain(const PsaSample& sample) {
  double sum = 0;
  for (std::size_t i = 0; i < test_draws; ++i)
    sum += 20'000 * sample.at(i, 1, test::qaly_gain) - sample.at(i, 1, test::care_cost);
  return sum / test_draws;
}

TEST(SubgroupDecisions, DecidingBySubgroupIsWorthWhatTheOthersChoiceLoses) {
  const PsaSample first = gaining(0.07, 1), second = gaining(0.03, 2);  // 400 more, 400 less
  const SubgroupDecisions all = decided(quarters(first, second));
  EXPECT_EQ(all.by, std::vector<std::string>{"half"});
  ASSERT_EQ(all.groups.size(), 2u);
  EXPECT_EQ(all.groups[0].name, "first");
  EXPECT_EQ(all.groups[0].share, 0.25);
  EXPECT_NEAR(all.groups[0].decision->thresholds[0].strategies[1].inmb, mean_gain(first), 1e-8);
  EXPECT_NEAR(all.groups[1].gains[1].mean, 0.03, 0.005);
  ASSERT_EQ(all.values.size(), 1u);
  const SubgroupValue& value = all.values[0];
  EXPECT_EQ(value.best_for_all, 0u);  // 0.25 * 400 - 0.75 * 400
  EXPECT_EQ(value.groups[0].best, 1u);
  EXPECT_EQ(value.groups[1].best, 0u);
  EXPECT_NEAR(value.groups[0].gain, mean_gain(first), 1e-8);
  EXPECT_EQ(value.groups[1].gain, 0);
  EXPECT_NEAR(value.value, 0.25 * mean_gain(first), 1e-8);
  EXPECT_NEAR(value.error, 0.25 * 20'000 * 0.02 / std::sqrt(test_draws),
              0.1 * 5);  // sd 400 over 400 draws: 5
}

TEST(SubgroupDecisions, WhatDrawsShareIsInTheError) {
  const SubgroupValue value = decided(quarters(gaining(0.07, 1, 30), gaining(0.03, 2, 30))).values[0];
  EXPECT_NEAR(value.groups[0].error, std::sqrt(20 * 20 + 30 * 30), 2);
  EXPECT_EQ(value.groups[1].error, 0) << "its choice is that for all";
  EXPECT_NEAR(value.error, 0.25 * value.groups[0].error, 1e-9);
}

TEST(SubgroupDecisions, OneChoiceForAllGainsNothing) {
  const SubgroupValue value = decided(quarters(gaining(0.09, 1), gaining(0.08, 2))).values[0];
  EXPECT_EQ(value.best_for_all, 1u);
  EXPECT_EQ(value.value, 0);
  EXPECT_EQ(value.error, 0);
}

TEST(SubgroupDecisions, ASubgroupWithoutPatientsFollowsTheOthers) {
  const SubgroupDecisions all =
      decided(quarters(PsaSample{.strategies = {"physio_only", "nothing"}}, gaining(0.08, 2)));
  EXPECT_FALSE(all.groups[0].decision);
  EXPECT_EQ(all.values[0].groups[0].best, 1u);
  EXPECT_EQ(all.values[0].value, 0);
}

}  // namespace
}  // namespace spinepath
