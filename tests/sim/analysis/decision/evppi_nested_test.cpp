// EVPPI by regression against nested simulation by the engine: for each value of what is known, at points
// that divide its distribution evenly, a PSA of all the rest.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "sim/analysis/decision/evppi.h"
#include "sim/analysis/decision/regressors.h"
#include "sim/analysis/psa/psa.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/distribution.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using Names = std::vector<std::string>;

constexpr const char* price = "treatments.physio.costs.sessions.amount";
constexpr const char* utility = "utility.per_pain_point";
constexpr const char* rate_30 = "treatments.physio.response.3 months.relief_30";
constexpr const char* rate_50 = "treatments.physio.response.3 months.relief_50";

/// Nothing, against physiotherapy of uncertain price and response, for gains of uncertain worth.
scenario::Scenario two_pathways() {
  std::string text(scenario::small_scenario);
  const auto replace = [&text](const std::string& old_text, const std::string& new_text) {
    text.replace(text.find(old_text), old_text.size(), new_text);
  };
  replace("amount = 1000", "amount = { value = 1000, uncertainty = { dist = \"gamma\", sd = 400 } }");
  replace("per_pain_point = -0.004",
          "per_pain_point = { value = -0.004, uncertainty = { dist = \"normal\", sd = 0.0008 } }");
  replace("relief_30 = 0.5", "relief_30 = { value = 0.5, uncertainty = { dist = \"beta\", n = 40 } }");
  replace("relief_50 = 0.3", "relief_50 = { value = 0.3, uncertainty = { dist = \"beta\", n = 40 } }");
  replace("[[pathways]]", "[[pathways]]\nname = \"nothing\"\nsteps = []\n[[pathways]]");
  return scenario::scenario_of(text);
}

/// Always the same few patients, so that net benefit is a function of the parameters alone.
PsaSample sample_of(const scenario::Scenario& s, std::uint64_t draws) {
  const Psa psa = run_psa(s, {.draws = draws, .patients = 64, .seed = 17, .threads = 2}, {});
  EXPECT_TRUE(psa.redrawn.empty());  // or quantiles of what is declared would not be those of what is drawn
  return psa.sample;
}

/// With the named parameters known, all at the same rank.
scenario::Scenario knowing(scenario::Scenario s, const Names& names, double rank) {
  std::size_t found = 0;
  for_each_parameter(s, [&](scenario::Parameter& p, const scenario::Limits& limits) {
    if (std::ranges::find(names, p.path) == names.end()) return;
    p.value = scenario::distribution_of(p, limits).quantile(rank);
    p.uncertainty.reset();
    ++found;
  });
  EXPECT_EQ(found, names.size());
  return s;
}

Evppi nested(const scenario::Scenario& s, const Names& known, double k) {
  constexpr int outer = 24;
  constexpr std::uint64_t inner = 400;
  double gain = 0, mean = 0, error = 0, chosen = 0;
  for (int j = 0; j < outer; ++j) {
    const Increments draws = increments(sample_of(knowing(s, known, (j + 0.5) / outer), inner), {}, k);
    const double benefit = draws.value.col(1).mean();
    gain += std::max(0.0, benefit) / outer;
    mean += benefit / outer;
    chosen += benefit > 0 ? 1.0 / outer : 0;
    error += std::sqrt(covariance(draws.value.col(1))(0, 0) / inner) / outer;  // the rest are the same draws
  }
  // What the draws of the rest have in common shifts all benefits alike.
  return {.value = gain - std::max(0.0, mean), .error = error * std::fabs(chosen - (mean > 0 ? 1 : 0))};
}

Evppi by_regression(const PsaSample& sample, const Names& known, double k) {
  std::vector<std::size_t> parameters;
  for (const std::string& name : known)
    parameters.push_back(
        static_cast<std::size_t>(std::ranges::find(sample.parameters, name) - sample.parameters.begin()));
  Increments draws = increments(sample, {}, k);
  draws.shared_noise = {};  // the nested simulation has the same patients
  return evppi(draws, Regression(regressors(sample, parameters)));
}

TEST(Evppi, AgreesWithNestedSimulationByTheEngine) {
  const scenario::Scenario s = two_pathways();
  const PsaSample sample = sample_of(s, 2000);
  ASSERT_EQ(sample.parameters.size(), 4u);
  const std::vector<Strategy> means = mean_strategies(sample, {});
  const double k = 1.1 * means[1].cost / (means[1].effect - means[0].effect);  // where the choice is open
  for (const Names& known : {Names{price}, Names{utility}, Names{rate_30, rate_50}}) {
    const Evppi truth = nested(s, known, k), found = by_regression(sample, known, k);
    EXPECT_GT(truth.value, 4 * truth.error) << known[0];
    EXPECT_LT(std::fabs(found.value - truth.value),
              test::standard_errors * std::hypot(found.error, truth.error))
        << known[0] << ": " << found.value << " ± " << found.error << " for " << truth.value << " ± "
        << truth.error;
  }
  EXPECT_EQ(by_regression(sample, {rate_30}, k).value, by_regression(sample, {rate_30, rate_50}, k).value);
}

}  // namespace
}  // namespace spinepath
