#include "sim/analysis/decision/decision.h"

#include <numeric>

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using test::linear_sample;
using test::Replicated;
using test::standard_errors;

const std::vector<ParameterGroup> both{{"both", {0, 1}}};

Decision decide_linear(std::size_t draws, std::uint64_t seed, double cost_noise, double qaly_noise) {
  return decide(linear_sample(draws, seed, cost_noise, qaly_noise), {.thresholds = {20000}, .groups = both});
}

void expect_near(double value, const std::optional<double>& error, double truth) {
  EXPECT_LT(std::fabs(value - truth), standard_errors * error.value()) << value << " for " << truth;
}

TEST(Decision, KnownAnswersComeOutOfNoisyDrawsAndNotWithoutTheCorrection) {
  const Decision decision = decide_linear(10000, 1, 1000, 0.05);  // noise of INB: sd 1414, parameters 854
  const DecisionAt& at = decision.thresholds[0];
  expect_near(at.evpi.corrected, at.evpi.corrected_error, 293.188);
  expect_near(at.strategies[1].probability.corrected, at.strategies[1].probability.corrected_error, 0.546586);
  expect_near(at.parameters[0]->value, at.parameters[0]->error, 271.644);
  expect_near(at.parameters[1]->value, at.parameters[1]->error, 76.271);
  expect_near(at.groups[0]->value, at.groups[0]->error, 293.188);
  EXPECT_LT(at.parameters[2]->value, 0.01 * 293.188);
  EXPECT_GT(at.evpi.naive - 293.188, 20 * *at.evpi.naive_error);
  EXPECT_GT(0.546586 - at.strategies[1].probability.naive, 2 * *at.strategies[1].probability.naive_error);
}

TEST(Decision, IsTheSameToTheBitOnAnyNumberOfThreads) {
  const PsaSample sample = linear_sample(200, 5, 300, 0.02);
  const auto decide_on = [&](int threads) {
    return decide(
        sample,
        {.thresholds = {10000, 20000}, .grid = {0, 15000, 30000}, .groups = both, .threads = threads});
  };
  const Decision once = decide_on(1), again = decide_on(2);
  const auto expect_equal = [](const std::vector<DecisionAt>& a, const std::vector<DecisionAt>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t t = 0; t < a.size(); ++t) {
      EXPECT_EQ(a[t].threshold, b[t].threshold);
      EXPECT_EQ(a[t].evpi.corrected, b[t].evpi.corrected);
      EXPECT_EQ(a[t].evpi.corrected_error, b[t].evpi.corrected_error);
      EXPECT_EQ(a[t].strategies[1].inmb_low, b[t].strategies[1].inmb_low);
      ASSERT_EQ(a[t].parameters.size(), b[t].parameters.size());
      for (std::size_t p = 0; p < a[t].parameters.size(); ++p)
        EXPECT_EQ(a[t].parameters[p]->value, b[t].parameters[p]->value);
      for (std::size_t g = 0; g < a[t].groups.size(); ++g)
        EXPECT_EQ(a[t].groups[g]->error, b[t].groups[g]->error);
    }
  };
  expect_equal(once.thresholds, again.thresholds);
  expect_equal(once.grid, again.grid);
}

TEST(Decision, EvpiIsAtLeastWhatAnyParameterOrGroupIsWorth) {
  int met = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const DecisionAt at = decide_linear(100, seed, 300, 0.02).thresholds[0];
    for (const auto* worths : {&at.parameters, &at.groups})
      for (const auto& evppi : *worths) {
        EXPECT_LE(evppi->value, at.evpi.corrected);
        EXPECT_LE(evppi->value, at.evpi.naive);
      }
    met += at.groups[0]->value == at.evpi.corrected ? 1 : 0;
  }
  EXPECT_GT(met, 0);  // of both parameters, EVPPI is EVPI but for sampling error
  EXPECT_LT(met, 20);
}

/// The linear sample with the cubes of X and Y as further parameters, as for the knots of one curve.
PsaSample with_curves(PsaSample linear) {
  PsaSample sample = linear;
  sample.parameters = {"X", "X^3", "Y", "Y^3"};
  sample.parameter_ranks = {0, 0, 1, 1};
  sample.parameter_values.clear();
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (const std::size_t p : {0, 1}) {
      const double x = linear.parameter(i, p);
      sample.parameter_values.insert(sample.parameter_values.end(), {x, x * x * x});
    }
  return sample;
}

TEST(Decision, ParametersOfOneRankAreWorthTheSame) {
  const Decision decision =
      decide(with_curves(linear_sample(1000, 9, 300, 0.02)),
             {.thresholds = {20000},
              .groups = {{"curve of X", {0, 1}}, {"both", {0, 1, 2, 3}}, {"one each", {1, 2}}}});
  const DecisionAt& at = decision.thresholds[0];
  for (const std::optional<Evppi>& same : {at.parameters[1], at.groups[0]}) {
    EXPECT_EQ(same->value, at.parameters[0]->value);
    EXPECT_EQ(same->error, at.parameters[0]->error);
  }
  EXPECT_EQ(at.parameters[3]->value, at.parameters[2]->value);
  EXPECT_EQ(at.groups[2]->value, at.groups[1]->value);
  EXPECT_EQ(decision.draws_for_evppi, 30u);
  expect_near(at.parameters[1]->value, at.parameters[1]->error, 271.644);
  expect_near(at.parameters[3]->value, at.parameters[3]->error, 76.271);
  expect_near(at.groups[1]->value, at.groups[1]->error, 293.188);
}

TEST(Decision, NormalScoresOfASharedRankKeepKnownAnswersUnbiased) {
  Replicated of_x, of_y;
  for (std::uint64_t repeat = 0; repeat < 100; ++repeat) {
    const DecisionAt at =
        with_evppi(weigh(with_curves(linear_sample(1000, 4000 + repeat, 0, 0)), {.thresholds = {20000}}),
                   with_curves(linear_sample(1000, 4000 + repeat, 0, 0)))
            .thresholds[0];
    of_x.add(at.parameters[1]->value);
    of_y.add(at.parameters[3]->value);
  }
  EXPECT_LT(of_x.off(271.644), standard_errors) << of_x.mean();
  EXPECT_LT(of_y.off(76.271), standard_errors) << of_y.mean();
}

TEST(Decision, ErrorsAreTheSpreadBetweenRepetitions) {
  Replicated evpi, evpi_error, probability, probability_error, inmb, inmb_error;
  for (std::uint64_t repeat = 0; repeat < 300; ++repeat) {
    const DecisionAt at = decide_linear(500, 50 + repeat, 600, 0.03).thresholds[0];
    evpi.add(at.evpi.corrected);
    evpi_error.add(*at.evpi.corrected_error);
    probability.add(at.strategies[1].probability.corrected);
    probability_error.add(*at.strategies[1].probability.corrected_error);
    inmb.add(at.strategies[1].inmb);
    inmb_error.add(at.strategies[1].inmb_error);
  }
  const double bound = standard_errors * std::sqrt(0.5 / 300);  // relative error of a standard deviation
  EXPECT_NEAR(evpi_error.mean() / evpi.sd(), 1, bound);
  EXPECT_NEAR(probability_error.mean() / probability.sd(), 1, bound + 0.05);  // steps of an indicator
  EXPECT_NEAR(inmb_error.mean() / inmb.sd(), 1, bound);
  EXPECT_LT(evpi.off(293.188), standard_errors) << evpi.mean();
  EXPECT_LT(probability.off(0.546586), standard_errors) << probability.mean();
}

TEST(Decision, NoiseThatAllDrawsShareWidensErrorsButNotTheSpread) {
  PsaSample sample = linear_sample(1000, 8, 0, 0);
  const DecisionAt alone = decide(sample, {.thresholds = {20000}}).thresholds[0];
  const std::size_t size = 2 * quantity_count, cost = quantity_count + test::care_cost;
  sample.shared_noise[cost * size + cost] = 40 * 40;
  const DecisionAt at = decide(sample, {.thresholds = {20000}}).thresholds[0];
  EXPECT_EQ(at.evpi.corrected, alone.evpi.corrected);
  EXPECT_EQ(at.strategies[1].inmb_sd, alone.strategies[1].inmb_sd);
  EXPECT_NEAR(at.strategies[1].inmb_error, std::hypot(alone.strategies[1].inmb_error, 40), 1e-9);
  EXPECT_DOUBLE_EQ(at.strategies[1].inmb_noise, 40);
  // The new strategy is best: raising its benefit by 1 lowers EVPI by P(not best), 0.45.
  EXPECT_EQ(at.best, 1u);
  EXPECT_NEAR(*at.evpi.corrected_error, std::hypot(*alone.evpi.corrected_error, 0.45 * 40), 1);
}

TEST(Decision, NetBenefitAndItsUncertaintyAreThoseOfTheParameters) {
  const std::size_t draws = 20000;
  const StrategyValue worth = decide_linear(draws, 3, 500, 0).thresholds[0].strategies[1];
  expect_near(worth.nmb, worth.inmb_error, 20000 * 2.05 - 4900);
  EXPECT_DOUBLE_EQ(*worth.nhb, worth.nmb / 20000);
  expect_near(worth.inmb, worth.inmb_error, 100);
  EXPECT_NEAR(worth.inmb_noise, 500 / std::sqrt(20000.0), 1e-9);
  const double sd = std::sqrt(730000.0), error = sd / std::sqrt(2.0 * draws);
  EXPECT_NEAR(worth.inmb_sd, sd, standard_errors * 1.4 * error);  // (730000 + 250000) / 730000 < 1.4
  // Density of the normal at its 2.5 % point: 0.0584 / sd.
  const double quantile_error = std::sqrt(0.025 * 0.975 / draws) / 0.0584 * sd;
  EXPECT_NEAR(worth.inmb_low, 100 - 1.959964 * sd, standard_errors * 1.4 * quantile_error);
  EXPECT_NEAR(worth.inmb_high, 100 + 1.959964 * sd, standard_errors * 1.4 * quantile_error);
}

TEST(Decision, AtThresholdZeroTheCheapestIsBestAndThereIsNoHealthBenefit) {
  const Decision decision = decide(linear_sample(200, 4, 10, 0.001), {.thresholds = {0}});
  const DecisionAt& at = decision.thresholds[0];
  EXPECT_EQ(at.best, 0u);  // Y is 900 with sd 300
  EXPECT_FALSE(at.strategies[0].nhb);
  EXPECT_DOUBLE_EQ(at.strategies[1].nmb, -decision.means[1].cost);
}

TEST(Decision, ViewAndEffectDecideWhatIsWeighed) {
  PsaSample sample = test::empty_sample({"usual", "new"}, 10);
  for (std::size_t i = 0; i < 10; ++i) {
    test::mean_at(sample, i, 1, test::payer_cost) = 300;
    test::mean_at(sample, i, 1, quantity_of(Outcome::responders)) = 0.1;
  }
  const Decision decision = decide(
      sample, {.perspective = {.view = View::payer, .effect = Outcome::responders}, .thresholds = {5000}});
  EXPECT_DOUBLE_EQ(decision.thresholds[0].strategies[1].inmb, 200);  // 5000 * 0.1 - 300
  EXPECT_DOUBLE_EQ(decide(sample, {.thresholds = {5000}}).thresholds[0].strategies[1].inmb, 0);
}

TEST(Decision, EqualStrategiesTieInEveryDrawAndNothingIsWorthKnowing) {
  PsaSample sample = linear_sample(100, 5, 0, 0);
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (const std::size_t quantity : {test::care_cost, test::qaly_gain})
      test::mean_at(sample, i, 0, quantity) = sample.at(i, 1, quantity);
  const DecisionAt at = decide(sample, {.thresholds = {20000}}).thresholds[0];
  EXPECT_EQ(at.ties, 100u);
  EXPECT_EQ(at.strategies[0].probability.naive, 1);
  EXPECT_EQ(at.strategies[0].probability.corrected, 1);
  EXPECT_EQ(at.evpi.naive, 0);
  EXPECT_EQ(at.evpi.corrected, 0);
  EXPECT_EQ(at.strategies[1].inmb, 0);
  EXPECT_EQ(at.strategies[1].inmb_sd, 0);
  EXPECT_EQ(at.contrasts, 0u);
}

// The second costs always the same 1/3 more, so all that differs between draws is rounding.
TEST(Decision, RoundingIsNoUncertainty) {
  PsaSample sample = linear_sample(100, 5, 0, 0);
  for (std::size_t i = 0; i < sample.draws; ++i) {
    test::mean_at(sample, i, 0, test::care_cost) = sample.at(i, 1, test::care_cost) - 1.0 / 3;
    test::mean_at(sample, i, 0, test::qaly_gain) = sample.at(i, 1, test::qaly_gain);
  }
  const Decision decision = decide(sample, {.thresholds = {20000}, .groups = both});
  const DecisionAt& at = decision.thresholds[0];
  EXPECT_NEAR(at.strategies[1].inmb, -1.0 / 3, 1e-9);
  for (const double x :
       {at.strategies[1].inmb_error, at.strategies[1].inmb_sd, at.evpi.naive, at.evpi.corrected,
        *at.evpi.naive_error, *at.evpi.corrected_error, at.parameters[0]->value, at.parameters[0]->error,
        at.groups[0]->value, at.groups[0]->error, *at.strategies[1].expected_loss.corrected_error})
    EXPECT_EQ(x, 0);
}

TEST(Decision, OneStrategyAloneLeavesNothingToDecide) {
  const DecisionAt at = decide(test::empty_sample({"only"}, 5), {.thresholds = {20000}}).thresholds[0];
  EXPECT_EQ(at.strategies[0].probability.naive, 1);
  EXPECT_EQ(at.evpi.corrected, 0);
  EXPECT_EQ(*at.evpi.corrected_error, 0);
}

TEST(Decision, CurvesHoldWhatTheThresholdsHold) {
  const Decision decision =
      decide(linear_sample(300, 6, 200, 0.01), {.thresholds = {20000}, .grid = {0, 20000, 40000}});
  ASSERT_EQ(decision.grid.size(), 3u);
  EXPECT_EQ(decision.grid[1].evpi.corrected, decision.thresholds[0].evpi.corrected);
  EXPECT_EQ(decision.grid[1].evpi.corrected_error, decision.thresholds[0].evpi.corrected_error);
  for (std::size_t s = 0; s < 2; ++s) {
    const StrategyValue &here = decision.grid[1].strategies[s], &there = decision.thresholds[0].strategies[s];
    EXPECT_GT(here.probability.corrected_error.value(), 0);
    EXPECT_EQ(here.probability.corrected_error, there.probability.corrected_error);
    EXPECT_EQ(here.expected_loss.corrected_error, there.expected_loss.corrected_error);
  }
  EXPECT_TRUE(decision.grid[1].parameters.empty());
  for (const DecisionAt& at : decision.grid) {
    double naive = 0, corrected = 0;
    for (const StrategyValue& worth : at.strategies)
      naive += worth.probability.naive, corrected += worth.probability.corrected;
    EXPECT_NEAR(naive, 1, 1e-12);
    EXPECT_NEAR(corrected, 1, 1e-12);
  }
}

TEST(Decision, FewDrawsLeaveOutWhatTheyCannotTell) {
  const DecisionAt two = decide(linear_sample(2, 7, 0, 0), {.thresholds = {20000}}).thresholds[0];
  EXPECT_FALSE(two.evpi.corrected_error);
  EXPECT_FALSE(two.parameters[0]);
  const DecisionAt twenty_nine =
      decide(linear_sample(29, 7, 0, 0), {.thresholds = {20000}, .groups = both}).thresholds[0];
  EXPECT_TRUE(twenty_nine.parameters[0]);
  EXPECT_FALSE(twenty_nine.groups[0]);  // two parameters ask for 30
  EXPECT_EQ(decide(linear_sample(29, 7, 0, 0), {.thresholds = {20000}, .groups = both}).draws_for_evppi, 30u);
}

}  // namespace
}  // namespace spinepath
