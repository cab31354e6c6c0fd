#include "sim/analysis/psa/psa.h"

#include <cmath>

#include "sim/analysis/psa/parameter_draws.h"
#include "sim/analysis/psa/spread.h"
#include "sim/analysis/statistics/quantile.h"
#include "sim/engine/run/results.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

constexpr std::uint64_t psa_seed = 5;

scenario::Scenario four_ways() {
  return scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario.value();
}

Psa psa_of(const scenario::Scenario& s, std::uint64_t draws, std::uint64_t patients, int threads = 1) {
  return run_psa(s, {.draws = draws, .patients = patients, .seed = psa_seed, .threads = threads}, {});
}

/// Physiotherapy for everybody, at a cost of 1000 with an sd of 300 (second order), paid at once.
scenario::Scenario with_uncertain_cost() {
  return scenario::scenario_of(scenario::with(
      "amount = 1000", "amount = { value = 1000, uncertainty = { dist = \"gamma\", sd = 300 } }"));
}

TEST(Psa, TellsWhoeverFollowsItTheErrorOfNetBenefitByItsDraws) {
  WatchedError error;
  error.cost = quantity_of(View::health_care);
  error.effect = quantity_of(Outcome::qalys);
  error.threshold = 50'000;
  KeepGoing keep_going;
  keep_going.error = &error;
  const std::size_t n = 25;
  const Psa psa = run_psa(with_uncertain_cost(), {.draws = n, .patients = 50, .seed = psa_seed, .threads = 2},
                          keep_going);
  double sum = 0, square = 0;  // of the one pathway
  for (std::size_t i = 0; i < n; ++i) {
    const double benefit = 50'000 * psa.sample.at(i, 0, error.effect) - psa.sample.at(i, 0, error.cost);
    sum += benefit;
    square += benefit * benefit;
  }
  EXPECT_NEAR(error.now, std::sqrt((square / n - sum / n * (sum / n)) / (n - 1)), 1e-3);
  EXPECT_GT(error.now, 30);  // 300 / 5 at least; the payer's and the patient's share of the cost
}

TEST(Psa, WithNothingUncertainHasDrawsThatAreAllTheRun) {
  scenario::Scenario s = four_ways();
  for_each_parameter(s, [](scenario::Parameter& p, const scenario::Limits&) { p.uncertainty.reset(); });
  s.uncertainty.correlation.clear();
  const Psa psa = psa_of(s, 5, 700);
  ASSERT_TRUE(psa.sample.parameters.empty());
  const CareModel model = compile(s);
  const auto sums = run(model, {.patients = 700, .seed = psa_seed, .threads = 1}, {});
  for (std::size_t draw = 0; draw < 5; ++draw)
    for (std::size_t p = 0; p < s.pathways.size(); ++p)
      for (std::size_t k = 0; k < psa.keys.size(); ++k) {
        const OutcomeRow row = estimate(model, *sums, p, psa.keys[k]);
        EXPECT_EQ(psa.estimate(draw, p, k).mean, row.mean);
        EXPECT_EQ(psa.estimate(draw, p, k).se, row.se);
      }
  for (const double noise : psa.sample.noise) EXPECT_EQ(noise, 0);
  for (const double noise : psa.living_noise) EXPECT_EQ(noise, 0);
  const double spread_of_variance = std::sqrt(2.0 / (most_groups - 1));  // relative, of the groups' variance
  for (std::size_t p = 0; p < s.pathways.size(); ++p)
    for (std::size_t k = 0; k < psa.among_living; ++k) {
      const double se = *estimate(model, *sums, p, psa.keys[k]).se;
      EXPECT_NEAR(psa.living_shared_noise[psa.place(p, p, k)], se * se,
                  test::standard_errors * spread_of_variance * se * se);
    }
  EXPECT_EQ(spread_of(psa.sample, 0, quantity_of(Outcome::qalys)).parameter_sd, 0);
}

TEST(Psa, IsTheSameToTheBitOnAnyNumberOfThreads) {
  const scenario::Scenario s = four_ways();
  for (const std::uint64_t patients : {300u, 2500u}) {  // one block a draw, and several
    const Psa once = psa_of(s, 11, patients, 1);
    for (const int threads : {2, 3, 7}) {
      const Psa again = psa_of(s, 11, patients, threads);
      EXPECT_EQ(again.sample.mean, once.sample.mean);
      EXPECT_EQ(again.sample.noise, once.sample.noise);
      EXPECT_EQ(again.sample.shared_noise, once.sample.shared_noise);
      EXPECT_EQ(again.living_noise, once.living_noise);
      EXPECT_EQ(again.living_shared_noise, once.living_shared_noise);
      EXPECT_EQ(again.sample.parameter_values, once.sample.parameter_values);
      EXPECT_EQ(again.redrawn.size(), once.redrawn.size());
    }
  }
}

TEST(Psa, DrawIsTheRunOfTheScenarioWithItsParameters) {
  const scenario::Scenario s = four_ways();
  const Psa psa = psa_of(s, 4, 500);
  ParameterDraws draws(s, psa_seed);
  EXPECT_EQ(draws.draw(2).values.at(5), psa.sample.parameter(2, 5));
  const CareModel model = compile(draws.scenario());
  const Results results =
      summarise(model, *run(model, {.patients = 500, .seed = psa_seed, .threads = 1}, {}));
  const OutcomeKey payer = key_of(Outcome::spend, View::payer);
  for (std::size_t p = 0; p < s.pathways.size(); ++p) {
    EXPECT_EQ(psa.sample.at(2, p, quantity_of(Outcome::qalys)), *results.find(p, {Outcome::qalys})->mean);
    EXPECT_EQ(psa.sample.at(2, p, quantity_of(View::payer)), *results.find(p, payer)->mean);
  }
}

TEST(Psa, FirstDrawsOfALongerOneAreThoseOfTheShorter) {
  const scenario::Scenario s = four_ways();
  const Psa few = psa_of(s, 3, 200), many = psa_of(s, 6, 200);
  for (std::size_t i = 0; i < few.sample.mean.size(); ++i) EXPECT_EQ(few.sample.mean[i], many.sample.mean[i]);
}

TEST(Psa, SpreadOfALinearOutcomeIsTheParameters) {
  constexpr std::uint64_t n = 4000;
  const Psa psa = psa_of(with_uncertain_cost(), n, 20);
  const PsaSpread spend = spread_of(psa.sample, 0, quantity_of(View::health_care));
  EXPECT_NEAR(spend.mean, 1000, test::standard_errors * 300 / std::sqrt(double{n}));
  EXPECT_NEAR(spend.parameter_sd, 300, test::standard_errors * 300 * std::sqrt((2 + 6 * 0.09) / 4 / n));
  EXPECT_NEAR(spend.noise_sd, 0, 1e-9);  // rounding
  EXPECT_NEAR(spend.patient_error, 0, 1e-9);
  // 2.5 % point of a gamma with mean 1000 and sd 300; its density there is about 2.6e-4.
  EXPECT_NEAR(spend.low, Gamma(1000, 300).quantile(0.025),
              test::standard_errors * std::sqrt(0.025 * 0.975 / n) / 2.6e-4);
  EXPECT_EQ(spread_of(psa.sample, 0, quantity_of(Outcome::qalys)).parameter_sd,
            0);  // same patients: QALYs do not move
}

/// Without deaths and noise of patients worth speaking of, the share with half the pain gone at the only knot is
/// the uncertain rate: uniform.
TEST(Psa, SpreadOfReliefIsThatOfItsRateWhereNoiseIsNegligible) {
  constexpr std::uint64_t n = 400;
  scenario::Scenario s = scenario::scenario_of(scenario::with(
      "relief_50 = 0.3",
      "relief_50 = { value = 0.3, uncertainty = { dist = \"uniform\", low = 0.24, high = 0.36 } }"));
  const Psa psa = psa_of(s, n, 4000);
  ASSERT_EQ(psa.among_living, s.simulation.report_at.size());
  const std::size_t month_3 = 1;
  ASSERT_EQ(psa.keys[month_3], (OutcomeKey{.outcome = Outcome::relief_50, .at = 1}));
  const PsaSpread spread = spread_of(psa, 0, month_3).value();
  const double sd = 0.12 / std::sqrt(12.0), end_error = 0.12 * std::sqrt(0.025 * 0.975 / n);
  const double patients = std::sqrt(0.3 * 0.7 / 4000);
  EXPECT_NEAR(spread.mean, 0.3, test::standard_errors * std::hypot(sd / std::sqrt(n), patients));
  EXPECT_NEAR(spread.low, 0.243, test::standard_errors * std::hypot(end_error, patients));
  EXPECT_NEAR(spread.high, 0.357, test::standard_errors * std::hypot(end_error, patients));
  EXPECT_NEAR(spread.parameter_sd, sd, test::standard_errors * sd * std::sqrt(0.8 / 4 / n) + patients * sd);
  EXPECT_NEAR(spread.patient_error, patients, 0.5 * patients);
  std::vector<double> draws;
  for (std::size_t i = 0; i < n; ++i) draws.push_back(*psa.estimate(i, 0, month_3).mean);
  EXPECT_NEAR(spread.low, quantile(draws, 0.025), 0.01 * sd);
  EXPECT_NEAR(spread.high, quantile(draws, 0.975), 0.01 * sd);
}

TEST(Psa, SpreadOfADifferenceInReliefIsOnTheSamePatients) {
  const scenario::Scenario s = four_ways();
  const Psa psa = psa_of(s, 30, 500);
  for (std::size_t k = 0; k < psa.among_living; ++k) {
    const PsaSpread apart = spread_of_difference(psa, 3, k).value();
    EXPECT_NEAR(apart.mean, spread_of(psa, 3, k)->mean - spread_of(psa, 0, k)->mean, 1e-12);
    EXPECT_LT(apart.patient_error,
              std::hypot(spread_of(psa, 3, k)->patient_error, spread_of(psa, 0, k)->patient_error));
    EXPECT_EQ(spread_of_difference(psa, 0, k)->parameter_sd, 0);
  }
}

/// Variance between draws, less the noise or not.
struct BetweenDraws {
  double naive, corrected, shared_noise;
};

BetweenDraws between_draws(const PsaSample& sample, std::size_t quantity) {
  double sum = 0, square = 0;
  for (std::size_t i = 0; i < sample.draws; ++i) {
    const double x = sample.at(i, 0, quantity);
    sum += x;
    square += x * x;
  }
  const auto n = static_cast<double>(sample.draws);
  const double variance = (square - sum * sum / n) / (n - 1);
  return {variance, variance - sample.noise_at(0, quantity, 0, quantity),
          sample.shared_noise_at(0, quantity, 0, quantity)};
}

/// Patients take physiotherapy, at 1000, where their u is below p, uniform from 0.45 to 0.55. The truths of
/// draws have variance 1000^2 0.1^2/12; one patient's spend 1000^2 E[p - p^2], and in two draws together the
/// covariance 1000^2 (E[min(p, q)] - E[p] E[q]) with E[min(p, q)] = 0.45 + 0.1/3, of which all draws share.
TEST(Psa, OnlyTheLuckThatDrawsDoNotShareWidensTheirSpread) {
  const scenario::Scenario s = scenario::scenario_of(
      scenario::with("{ treatment = \"physio\" }",
                     "{ treatment = \"physio\", accept = { value = 0.5, uncertainty = { dist = "
                     "\"uniform\", low = 0.45, high = 0.55 } } }"));
  constexpr std::uint64_t repetitions = 300, patients = 64;
  std::vector<BetweenDraws> all;
  for (std::uint64_t r = 0; r < repetitions; ++r)
    all.push_back(
        between_draws(run_psa(s, {.draws = 100, .patients = patients, .seed = r, .threads = 1}, {}).sample,
                      quantity_of(View::health_care)));
  const auto mean = [&](double BetweenDraws::*part) {
    double sum = 0;
    for (const BetweenDraws& one : all) sum += one.*part;
    return sum / repetitions;
  };
  const auto error = [&](double BetweenDraws::*part) {
    double square = 0;
    for (const BetweenDraws& one : all) square += std::pow(one.*part - mean(part), 2);
    return std::sqrt(square) / repetitions;
  };
  const double truth = 1e6 * 0.01 / 12, shared = 1e6 * (0.45 + 0.1 / 3 - 0.25) / patients;
  const double total = 1e6 * (0.5 - 0.25 - 0.01 / 12) / patients;
  const auto corrected = &BetweenDraws::corrected, naive = &BetweenDraws::naive;
  EXPECT_NEAR(mean(corrected), truth, test::standard_errors * error(corrected));
  EXPECT_NEAR(mean(naive), truth + total - shared, test::standard_errors * error(naive));
  EXPECT_GT(mean(naive), truth + test::standard_errors * error(naive));
  EXPECT_NEAR(mean(&BetweenDraws::shared_noise), shared,
              test::standard_errors * error(&BetweenDraws::shared_noise));
}

TEST(Psa, StoppedKeepsTheFirstDraws) {
  const scenario::Scenario s = four_ways();
  int asked = 0;  // the second time after a tenth of a second
  const Psa part = run_psa(s, {.draws = 1'000'000, .patients = 100, .seed = psa_seed, .threads = 2},
                           [&](std::uint64_t) { return ++asked < 2; });
  EXPECT_FALSE(part.complete());
  EXPECT_LT(part.sample.draws, 1'000'000u);
  const Psa all = psa_of(s, part.sample.draws, 100);
  EXPECT_EQ(part.sample.mean.size(), part.sample.draws * s.pathways.size() * quantity_count);
  for (std::size_t i = 0; i < part.sample.mean.size(); ++i)
    EXPECT_EQ(part.sample.mean[i], all.sample.mean[i]);
}

/// The spread is at most 60 for a relief_50 of at most 0.5: half of the draws.
TEST(Psa, CountsWhatWasImpossible) {
  const scenario::Scenario s = scenario::scenario_of(scenario::with(
      "relief_30 = 0.5, relief_50 = 0.3",
      "relief_30 = 0.63055866, "
      "relief_50 = { value = 0.3, uncertainty = { dist = \"uniform\", low = 0.1, high = 0.9 } }"));
  const Psa psa = psa_of(s, 400, 2);
  ASSERT_EQ(psa.redrawn.size(), 1u);
  EXPECT_EQ(psa.redrawn[0].part, "treatments.physio.response");
  EXPECT_NEAR(static_cast<double>(psa.redrawn[0].draws), 200, test::standard_errors * 10);
  EXPECT_GE(psa.redrawn[0].attempts, psa.redrawn[0].draws);
}

TEST(Psa, EndsWhereNoDrawIsPossible) {
  const scenario::Scenario s = scenario::scenario_of(scenario::with(
      "at_no_pain = 0.9", "at_no_pain = { value = 0.9, uncertainty = { dist = \"normal\", sd = 1e9 } }"));
  const Psa psa = psa_of(s, 50, 10, 3);
  EXPECT_EQ(psa.impossible_part, "utility");
  EXPECT_EQ(psa.sample.draws, 0u);
}

}  // namespace
}  // namespace spinepath
