// Laws of comparing decisions: equal things differ by nothing, whatever the draws; a difference is that of the cases'
// own figures, with less error than two figures by themselves have; amounts in other money decide the same.
#include "sim/analysis/comparison/decisions.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/analysis/psa/psa.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/output/example.h"

namespace spinepath {
namespace {

/// The example with another mean cost of fusion, which is not uncertain.
Case with_fusion_at(const std::string& cost, std::uint64_t seed = 1) {
  std::string text = test::example_text;
  const std::string mean = "mean = 60000";
  text.replace(text.find(mean), mean.size(), "mean = " + cost);
  return {.name = cost, .scenario = test::scenario_of(text), .patients = 500, .seed = seed};
}

PsaSample drawn(const Case& one) {
  return run_psa(one.scenario, {.draws = 30, .patients = 500, .seed = one.seed, .threads = 1}, {}).sample;
}

CaseDecisions decided(const std::vector<Case>& cases) {
  std::vector<PsaSample> samples;
  for (const Case& one : cases) samples.push_back(drawn(one));
  return decide_cases(cases, samples, 1);
}

TEST(CaseDecisions, OfEqualCasesDifferByNothing) {
  const CaseDecisions all = decided({with_fusion_at("60000"), with_fusion_at("60000")});
  ASSERT_FALSE(all.differences.empty());
  for (const DrawnDifference& row : all.differences) {
    EXPECT_EQ(row.mean, 0);
    EXPECT_EQ(row.se, 0);
    EXPECT_EQ(row.low, 0);
    EXPECT_EQ(row.high, 0);
  }
  EXPECT_EQ(all.pairing[1], DrawPairing::paired);
}

TEST(CaseDecisions, DifferByTheDifferenceOfTheirNetBenefitsWithLessError) {
  const CaseDecisions all = decided({with_fusion_at("60000"), with_fusion_at("66000")});
  const auto at = [&](std::size_t c, const DrawnDifference& row) -> const StrategyValue& {
    for (const DecisionAt& one : all.cases[c].thresholds)
      if (one.threshold == row.threshold) return one.strategies[c == 0 ? row.reference : row.pathway];
    throw std::logic_error("no such threshold");
  };
  bool any = false;
  for (const DrawnDifference& row : all.differences) {
    const StrategyValue &here = at(1, row), &there = at(0, row);
    const bool net = row.benefit == ComparedBenefit::net;
    EXPECT_NEAR(row.mean, net ? here.nmb - there.nmb : here.inmb - there.inmb, 1e-6);
    EXPECT_LE(row.low, row.mean + 1e-6);
    EXPECT_GE(row.high, row.mean - 1e-6);
    if (row.mean == 0 || net) continue;  // a pathway without fusion
    any = true;
    EXPECT_GT(row.se, 0);
    EXPECT_LT(row.se, std::hypot(here.inmb_error, there.inmb_error));
  }
  EXPECT_TRUE(any);
}

TEST(CaseDecisions, OfAnotherSeedAreNotPaired) {
  const CaseDecisions all = decided({with_fusion_at("60000"), with_fusion_at("60000", 2)});
  EXPECT_EQ(all.pairing[1], DrawPairing::other_seed);
  EXPECT_NE(all.differences.front().mean, 0);
}

// Net benefit at twice the threshold and with costs twice as high is twice as much; nothing else changes.
TEST(CaseDecisions, AreTheSameInOtherMoney) {
  const PsaSample sample = test::linear_sample(200, 3, 300, 0.02);
  const Perspective perspective{View::payer, Outcome::qalys};
  const DecisionAt own = weigh(sample, {.perspective = perspective, .thresholds = {20'000}}).thresholds[0];
  const DecisionAt other =
      weigh(in_money(sample, 2), {.perspective = perspective, .thresholds = {40'000}}).thresholds[0];
  for (std::size_t s = 0; s < own.strategies.size(); ++s) {
    EXPECT_NEAR(other.strategies[s].nmb, 2 * own.strategies[s].nmb, 1e-6);
    EXPECT_NEAR(other.strategies[s].inmb_error, 2 * own.strategies[s].inmb_error, 1e-6);
    EXPECT_NEAR(other.strategies[s].inmb_sd, 2 * own.strategies[s].inmb_sd, 1e-6);
    EXPECT_NEAR(other.strategies[s].probability.corrected, own.strategies[s].probability.corrected, 1e-9);
  }
  EXPECT_NEAR(other.evpi.corrected, 2 * own.evpi.corrected, 1e-6);
}

}  // namespace
}  // namespace spinepath
