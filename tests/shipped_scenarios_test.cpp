// Every shipped scenario runs as it stands, without an error, and names a source for every parameter. Each
// of its treatments, given alone, meets the numbers it stands for: P(relief >= 30 %) and P(relief >= 50 %) at
// each knot are the rates that the scenario states, or follow from its mean and spread, whatever the evidence
// variant. Treatments, curves and scenarios are found, not listed, so new ones are held to it too.
#include <algorithm>
#include <filesystem>
#include <set>

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/knots.h"
#include "sim/scenario/format/parameters.h"
#include "tests/support/given_alone.h"

namespace spinepath {
namespace {

namespace fs = std::filesystem;
using scenario::Scenario;
using test::bound;
using test::given_alone;
using test::kinds_of_patients;
using test::scenario_named;

constexpr std::uint64_t patients = test::patients_given_alone;

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(test::shipped_scenarios))
    if (file.path().extension() == ".toml") names.push_back(file.path().stem().string());
  std::ranges::sort(names);
  return names;
}

/// The evidence variants that the treatments offer, and their default responses.
std::set<std::string> variants_of(const Scenario& s) {
  std::set<std::string> variants{"controlled"};
  for (const scenario::Treatment& treatment : s.treatments)
    for (const scenario::Variant& variant : treatment.variants) variants.insert(variant.name.text);
  return variants;
}

std::set<int> treatments_in_use(const CareModel& m) {
  std::set<int> used;
  for (const Pathway& pathway : m.pathways)
    for (const Step& step : pathway.steps) used.insert(step.treatment);
  return used;
}

/// P(relief >= criterion) that a knot states or implies.
double stated_rate(const scenario::Knot& knot, double criterion) {
  const auto& stated = criterion == 30 ? knot.relief_30 : knot.relief_50;
  if (stated) return stated->value;
  const ReliefMoments moments = scenario::to_moments(knot);
  return cdf(complement(boost::math::normal_distribution<>(moments.mean, moments.sd), criterion));
}

void expect_stated_rates(const CareModel& alone, const scenario::Curve& curve) {
  const Results results = test::simulate(alone, patients);
  for (std::size_t k = 0; k < curve.knots.size(); ++k)
    for (const auto& [outcome, criterion] : {std::pair(Outcome::relief_30, 30.), {Outcome::relief_50, 50.}}) {
      const double rate = stated_rate(curve.knots[k], criterion);
      EXPECT_NEAR(test::mean(results, test::at(outcome, static_cast<int>(k))), rate, bound(rate))
          << curve.knots[k].at.text << ", at least " << criterion << " %";
    }
}

void expect_stated_endpoints(const CareModel& m, int index, const Patient& kind) {
  const auto& endpoints = m.treatments[static_cast<std::size_t>(index)].endpoints;
  if (endpoints.empty()) return;
  const Results results = test::simulate(given_alone(m, index, kind), patients);
  for (std::size_t i = 0; i < endpoints.size(); ++i)
    EXPECT_NEAR(test::mean(results, test::over_horizon(Outcome::endpoints, index, static_cast<int>(i))),
                endpoints[i].probability, bound(endpoints[i].probability));
}

/// Every curve of a treatment that some patient follows.
void expect_stated_response(const Scenario& s, const CareModel& m, int index) {
  const scenario::Treatment& words = s.treatments[static_cast<std::size_t>(index)];
  const Treatment& treatment = m.treatments[static_cast<std::size_t>(index)];
  const auto curves = scenario::curve_choices(words, s);
  const auto pairs = scenario::layer_pairs(words, curves, s, m.natural);  // in the order of treatment.layers
  const auto kinds = kinds_of_patients(m, treatment);
  ASSERT_FALSE(kinds.empty()) << "nobody may have it";
  expect_stated_endpoints(m, index, kinds.front());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& curve = curves[pairs[i].curve];
    SCOPED_TRACE("curve " + std::to_string(pairs[i].curve + 1));
    const auto follows = [&](const Patient& kind) {
      return test::natural_of(m, kind) == pairs[i].natural && treatment.layer(kind, pairs[i].natural) == i;
    };
    const auto kind = std::ranges::find_if(kinds, follows);
    if (kind != kinds.end() && curve.kind == Measured::response)
      expect_stated_rates(given_alone(m, index, *kind), *curve.curve);
  }
}

class ShippedScenario : public testing::TestWithParam<std::string> {};

TEST_P(ShippedScenario, runs_as_it_stands) {
  const Scenario s = scenario_named(GetParam());
  const CareModel m = scenario::compile(s);
  const Results results = test::simulate(m, patients);
  EXPECT_EQ(results.patients, patients);
  for (const OutcomeRow& row : results.outcomes) {
    EXPECT_TRUE(!row.mean || std::isfinite(*row.mean));
    if (row.key.outcome != Outcome::relief_50) continue;
    OutcomeKey easier = row.key;
    easier.outcome = Outcome::relief_30;
    EXPECT_LE(*row.mean, *results.find(row.pathway, easier)->mean);
  }
}

TEST_P(ShippedScenario, names_a_source_for_every_parameter) {
  const Scenario s = scenario_named(GetParam());
  for_each_parameter(s, [](const scenario::Parameter& p, const scenario::Limits&) {
    EXPECT_NE(p.source.text, "") << p.path;
  });
}

TEST_P(ShippedScenario, meets_its_stated_rates_with_each_treatment_given_alone) {
  Scenario s = scenario_named(GetParam());
  for (const std::string& evidence : variants_of(s)) {
    s.simulation.evidence.text = evidence;
    const CareModel m = scenario::compile(s);
    for (const int index : treatments_in_use(m)) {
      SCOPED_TRACE(evidence + ", " + s.treatments[static_cast<std::size_t>(index)].name.text);
      expect_stated_response(s, m, index);
    }
  }
}

/// Pathways that begin alike share lives (sim/engine/run/pathways.h); that must not show.
TEST_P(ShippedScenario, gives_each_pathway_alone_the_numbers_it_has_in_company) {
  const CareModel together = scenario::compile(scenario_named(GetParam()));
  const Results company = test::simulate(together, 3000);
  for (std::size_t p = 0; p < together.pathways.size(); ++p) {
    CareModel lone = together;
    lone.pathways = {together.pathways[p]};
    const Results alone = test::simulate(lone, 3000);
    for (const OutcomeRow& row : alone.outcomes) {
      const OutcomeRow* same = company.find(p, row.key);
      ASSERT_NE(same, nullptr);
      EXPECT_TRUE(row.mean == same->mean && row.se == same->se && row.sd == same->sd);
      EXPECT_EQ(row.quantiles, same->quantiles);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Folder, ShippedScenario, testing::ValuesIn(shipped()),
                         [](const auto& name) { return name.param; });

}  // namespace
}  // namespace spinepath
