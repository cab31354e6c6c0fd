#include "sim/analysis/psa/parameter_draws.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/compile/compile.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using scenario::scenario_of;
using scenario::small_scenario;
constexpr std::uint64_t seed = 11;

/// The small scenario with pieces of text replaced.
std::string text_with(std::initializer_list<std::pair<std::string_view, std::string_view>> changes) {
  std::string text(small_scenario);
  for (const auto& [old_text, new_text] : changes) {
    const std::size_t at = text.find(old_text);
    EXPECT_NE(at, std::string::npos) << old_text;
    text.replace(at, old_text.size(), new_text);
  }
  return text;
}

constexpr std::pair<std::string_view, std::string_view> uncertain_cost{
    "amount = 1000", "amount = { value = 1000, uncertainty = { dist = \"gamma\", sd = 300 } }"};
constexpr std::pair<std::string_view, std::string_view> uncertain_utility{
    "at_no_pain = 0.9", "at_no_pain = { value = 0.9, uncertainty = { dist = \"normal\", sd = 0.02 } }"};

/// Column of a parameter over draws.
std::vector<double> column(ParameterDraws& draws, const std::string& name, std::uint64_t count) {
  const auto names = draws.names();
  const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  EXPECT_LT(at, names.size()) << name;
  std::vector<double> values;
  for (std::uint64_t i = 0; i < count; ++i) values.push_back(draws.draw(i).values[at]);
  return values;
}

double mean_of(const std::vector<double>& x) {
  double sum = 0;
  for (const double value : x) sum += value;
  return sum / static_cast<double>(x.size());
}

double variance_of(const std::vector<double>& x) {
  const double mean = mean_of(x);
  double square = 0;
  for (const double value : x) square += (value - mean) * (value - mean);
  return square / static_cast<double>(x.size() - 1);
}

TEST(ParameterDraws, AddingAnUncertainParameterMovesNoOther) {
  ParameterDraws one(scenario_of(text_with({uncertain_cost})), seed);
  ParameterDraws two(scenario_of(text_with({uncertain_cost, uncertain_utility})), seed);
  const std::string cost = "treatments.physio.costs.sessions.amount";
  EXPECT_EQ(two.names(), (std::vector<std::string>{"utility.at_no_pain", cost}));
  EXPECT_EQ(column(one, cost, 50), column(two, cost, 50));
}

TEST(ParameterDraws, EnterTheModelAndLeaveTheRestAlone) {
  const scenario::Scenario s = scenario_of(text_with({uncertain_cost}));
  ParameterDraws draws(s, seed);
  const double drawn = draws.draw(3).values.at(0);
  EXPECT_NE(drawn, 1000);
  const CareModel model = compile(draws.scenario());
  EXPECT_EQ(model.treatments[0].costs[0].amount.quantile(0.5), drawn);
  EXPECT_EQ(model.utility.at_no_pain, 0.9);
}

TEST(ParameterDraws, AreAPureFunctionOfSeedAndNumber) {
  const scenario::Scenario s = scenario_of(text_with({uncertain_cost}));
  ParameterDraws draws(s, seed), same(s, seed), other(s, seed + 1);
  const auto tenth = draws.draw(10).values;
  EXPECT_NE(draws.draw(11).values, tenth);
  EXPECT_EQ(same.draw(10).values, tenth);
  EXPECT_NE(other.draw(10).values, tenth);
}

TEST(ParameterDraws, HaveTheDeclaredMeanAndSd) {
  constexpr std::uint64_t n = 10'000;
  ParameterDraws draws(scenario_of(text_with({uncertain_cost})), seed);
  const auto sample = column(draws, "treatments.physio.costs.sessions.amount", n);
  const double root = std::sqrt(double{n});
  EXPECT_NEAR(mean_of(sample), 1000, test::standard_errors * 300 / root);
  // Excess kurtosis of a gamma: 6 (sd / mean)^2; se of the variance: its own times sqrt((2 + excess) / n).
  EXPECT_NEAR(variance_of(sample), 9e4, test::standard_errors * 9e4 * std::sqrt(2 + 6 * 0.09) / root);
}

TEST(ParameterDraws, RatesOfOneCurveMoveTogether) {
  const scenario::Scenario s = scenario_of(text_with(
      {{"{ \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }",
        "{ \"3 months\" = { relief_30 = { value = 0.5, uncertainty = { dist = \"beta\", n = 20 } }, "
        "relief_50 = "
        "{ value = 0.3, uncertainty = { dist = \"beta\", n = 20 } } }, \"1 year\" = { mean = { value = 10, "
        "uncertainty = { dist = \"normal\", sd = 5 } }, sd = { value = 30, uncertainty = { dist = \"gamma\", "
        "sd "
        "= 5 } } } }"}}));
  ParameterDraws draws(s, seed);
  double product = 0;
  constexpr int count = 400;
  for (std::uint64_t i = 0; i < count; ++i) {
    const ParameterDraw draw = draws.draw(i);
    const auto rank = [&](std::size_t column, const Distribution& d) { return d.cdf(draw.values[column]); };
    const double u = rank(0, Beta(0.5, 20));
    EXPECT_NEAR(rank(1, Beta(0.3, 20)), u, 1e-9);
    EXPECT_NEAR(rank(2, Normal(10, 5)), u, 1e-9);
    product += (u - 0.5) * (rank(3, Gamma(30, 5)) - 0.5) * 12;
  }
  EXPECT_NEAR(product / count, 0, test::standard_errors / std::sqrt(count));  // the sd has its own rank
}

TEST(ParameterDraws, DirichletSharesHaveTheirMeansAndVariancesAndSumToOne) {
  constexpr std::uint64_t n = 10'000;
  ParameterDraws draws(
      scenario_of(
          text_with({{"degenerative_disc = 0.6, facet_arthropathy = 0.4",
                      "degenerative_disc = { value = 0.5, uncertainty = { dist = \"dirichlet\", n = 24 } }, "
                      "facet_arthropathy = { value = 0.3, uncertainty = { dist = \"dirichlet\", n = 24 } }, "
                      "sacroiliac = "
                      "{ value = 0.2, uncertainty = { dist = \"dirichlet\", n = 24 } }, none = 0"}})),
      seed);
  std::vector<std::vector<double>> shares(3);
  for (std::uint64_t i = 0; i < n; ++i) {
    const auto values = draws.draw(i).values;
    EXPECT_NEAR(values[0] + values[1] + values[2], 1, 1e-12);
    for (std::size_t k = 0; k < 3; ++k) shares[k].push_back(values[k]);
    EXPECT_EQ(compile(draws.scenario()).population.condition_until.back(), 1);
  }
  const double mean[] = {0.5, 0.3, 0.2};
  for (std::size_t k = 0; k < 3; ++k) {
    const double variance = mean[k] * (1 - mean[k]) / 25;  // alpha_0 + 1
    EXPECT_NEAR(mean_of(shares[k]), mean[k], test::standard_errors * std::sqrt(variance / n));
    EXPECT_NEAR(variance_of(shares[k]), variance, test::standard_errors * variance * std::sqrt(2.5 / n));
  }
}

TEST(ParameterDraws, SharesWithoutUncertaintyTakeTheRestInProportion) {
  ParameterDraws draws(
      scenario_of(
          text_with({{"degenerative_disc = 0.6, facet_arthropathy = 0.4",
                      "degenerative_disc = { value = 0.4, uncertainty = { dist = \"beta\", n = 10 } }, "
                      "facet_arthropathy = 0.4, sacroiliac = 0.2"}})),
      seed);
  for (std::uint64_t i = 0; i < 50; ++i) {
    const double drawn = draws.draw(i).values.at(0);
    const auto& shares = draws.scenario().cohort.conditions;
    EXPECT_NEAR(shares[1].probability.value, (1 - drawn) * 2 / 3, 1e-12);
    EXPECT_NEAR(shares[2].probability.value, (1 - drawn) / 3, 1e-12);
  }
}

/// With a relief_30 of Phi(1/3) the spread is at most 60 for a relief_50 of at most 0.5: drawn uniformly from
/// 0.1 to 0.9 it is invalid half of the time.
const std::pair<std::string_view, std::string_view> half_impossible{
    "relief_30 = 0.5, relief_50 = 0.3",
    "relief_30 = 0.63055866, "
    "relief_50 = { value = 0.3, uncertainty = { dist = \"uniform\", low = 0.1, high = 0.9 } }"};

TEST(ParameterDraws, ImpossibleOnesAreCountedAndDrawnAgain) {
  constexpr std::uint64_t n = 4000;
  ParameterDraws draws(scenario_of(text_with({half_impossible})), seed);
  double attempts = 0, again = 0;
  std::vector<double> rates;
  for (std::uint64_t i = 0; i < n; ++i) {
    const ParameterDraw draw = draws.draw(i);
    EXPECT_FALSE(draw.impossible);
    rates.push_back(draw.values.at(0));
    if (draw.invalid_draws.empty()) continue;
    ++again;
    attempts += static_cast<double>(draw.invalid_draws.at(0).attempts);
  }
  EXPECT_EQ(draws.part_names(), std::vector<std::string>{"treatments.physio.response"});
  EXPECT_NEAR(again / n, 0.5, test::standard_errors * std::sqrt(0.25 / n));
  EXPECT_NEAR(attempts / n, 1, test::standard_errors * std::sqrt(2.0 / n));  // geometric, variance 2
  // What is drawn is the declared distribution, given that it is possible: uniform from 0.1 to 0.5.
  EXPECT_LT(test::kolmogorov_smirnov(rates, [](double x) { return (x - 0.1) / 0.4; }),
            test::kolmogorov_smirnov_bound(n));
}

TEST(ParameterDraws, RedrawingOnePartMovesNoOther) {
  ParameterDraws sound(scenario_of(text_with({uncertain_cost, uncertain_utility})), seed);
  ParameterDraws torn(scenario_of(text_with({uncertain_cost, uncertain_utility, half_impossible})), seed);
  for (const std::string name : {"utility.at_no_pain", "treatments.physio.costs.sessions.amount"})
    EXPECT_EQ(column(sound, name, 50), column(torn, name, 50));
}

TEST(ParameterDraws, SharesBeyondOneAreImpossible) {
  ParameterDraws draws(
      scenario_of(text_with({{"degenerative_disc = 0.6, facet_arthropathy = 0.4",
                              "a = { value = 0.5, uncertainty = { dist = \"uniform\", low = 0, high = 1 } }, "
                              "b = { value = 0.3, uncertainty = { dist = \"uniform\", low = 0, high = 1 } }, "
                              "c = 0.2"}})),
      seed);
  constexpr int n = 2000;
  double again = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    const ParameterDraw draw = draws.draw(i);
    again += draw.invalid_draws.empty() ? 0 : 1;
    EXPECT_LE(draw.values[0] + draw.values[1], 1);
  }
  EXPECT_NEAR(again / n, 0.5, test::standard_errors * std::sqrt(0.25 / n));  // P(U + V > 1)
}

TEST(ParameterDraws, ReversedAgeRangesAreImpossible) {
  ParameterDraws draws(
      scenario_of(text_with(
          {{"response = {",
            "eligible.age = [{ value = 40, uncertainty = { dist = \"uniform\", low = 20, high = 80 } }, "
            "{ value = 60, uncertainty = { dist = \"uniform\", low = 20, high = 80 } }]\nresponse = {"}})),
      seed);
  constexpr int n = 2000;
  double again = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    const ParameterDraw draw = draws.draw(i);
    again += draw.invalid_draws.empty() ? 0 : 1;
    EXPECT_LE(draw.values[0], draw.values[1]);
    const auto& age = draws.scenario().treatments[0].eligible.patients.age;
    EXPECT_LE(age[0].value, age[1].value);
  }
  EXPECT_NEAR(again / n, 0.5, test::standard_errors * std::sqrt(0.25 / n));
}

TEST(ParameterDraws, ValuesStayWithinTheirLimits) {
  ParameterDraws draws(
      scenario_of(text_with(
          {{"amount = 1000", "amount = { value = 1000, uncertainty = { dist = \"normal\", sd = 1000 } }"}})),
      seed);
  const auto amounts = column(draws, "treatments.physio.costs.sessions.amount", 1000);
  EXPECT_GE(std::ranges::min(amounts), 0);
}

TEST(ParameterDraws, WhatIsNeverPossibleIsGivenUpAtItsDeclaredValue) {
  const scenario::Scenario s = scenario_of(
      text_with({{"at_no_pain = 0.9",
                  "at_no_pain = { value = 0.9, uncertainty = { dist = \"normal\", sd = 1000000 } }"}}));
  ParameterDraws draws(s, seed);
  const ParameterDraw draw = draws.draw(0);
  ASSERT_TRUE(draw.impossible);
  EXPECT_EQ(draws.part_names()[*draw.impossible], "utility");
  EXPECT_EQ(draw.values.at(0), 0.9);
  EXPECT_EQ(draw.invalid_draws.at(0).attempts, ParameterDraws::most_attempts);
}

TEST(ParameterDraws, CorrelatedParametersAreDrawnTogether) {
  const std::string text = text_with(
      {uncertain_cost,
       uncertain_utility,
       {"[utility]",
        "[[uncertainty.correlation]]\nparameters = [\"utility.at_no_pain\", "
        "\"treatments.physio.costs.sessions.amount\"]\nmatrix = [[1, -0.7], [-0.7, 1]]\n[utility]"}});
  ParameterDraws draws(scenario_of(text), seed);
  constexpr std::uint64_t n = 10'000;
  const auto utility = column(draws, "utility.at_no_pain", n);
  const auto cost = column(draws, "treatments.physio.costs.sessions.amount", n);
  const Distribution of_utility = Normal(0.9, 0.02), of_cost = Gamma(1000, 300);
  double product = 0;
  for (std::size_t i = 0; i < n; ++i)
    product += 12 * (of_utility.cdf(utility[i]) - 0.5) * (of_cost.cdf(cost[i]) - 0.5);
  // Rank correlation of a Gaussian copula: 6/pi asin(r/2).
  EXPECT_NEAR(product / n, 6 / M_PI * std::asin(-0.35), test::standard_errors / std::sqrt(double{n}));
  // The first of the group is as it would be alone.
  ParameterDraws alone(scenario_of(text_with({uncertain_utility})), seed);
  const auto without = column(alone, "utility.at_no_pain", 20);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_NEAR(utility[i], without[i], 1e-12);
}

TEST(ParameterDraws, WhatNoPathwayGivesIsNotDrawn) {
  ParameterDraws draws(scenario_of(text_with({uncertain_cost, {"[{ treatment = \"physio\" }]", "[]"}})),
                       seed);
  EXPECT_TRUE(draws.names().empty());
  EXPECT_TRUE(draws.draw(0).values.empty());
}

}  // namespace
}  // namespace spinepath
