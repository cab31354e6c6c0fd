#include "sim/analysis/psa/by_subgroup.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/analysis/psa/psa.h"
#include "sim/analysis/subgroups/results.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/read.h"

namespace spinepath {
namespace {

scenario::Scenario scenario_of_four() {
  return scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario.value();
}

std::vector<Characteristic> by_sex(const scenario::Scenario& s) {
  for (Characteristic& one : characteristics_of(s))
    if (one.name == "sex") return {std::move(one)};
  return {};
}

Psa psa_by(const scenario::Scenario& s, const Grouping& grouping, const RunSums* at_values = nullptr,
           int threads = 1) {
  return run_psa(s, {.draws = 12, .patients = 640, .seed = 3, .threads = threads, .subgroups = grouping}, {},
                 at_values);
}

RunSums values_by(const scenario::Scenario& s, const Grouping& grouping) {
  return *run(scenario::compile(s),
              {.patients = 5000, .seed = 3, .threads = 1, .keep = Keep::both, .grouping = grouping}, {});
}

void expect_near(const std::vector<double>& made, const std::vector<double>& known, double share) {
  ASSERT_EQ(made.size(), known.size());
  double size = 0;
  for (const double x : known) size = std::max(size, std::fabs(x));
  for (std::size_t i = 0; i < made.size(); ++i)
    EXPECT_NEAR(made[i], known[i], share * (std::fabs(known[i]) + 1e-3 * size)) << i;
}

const Grouping everybody{1, [](const Patient&) -> std::size_t { return 0; }};

TEST(PsaBySubgroup, ASubgroupOfAllPatientsIsThePsa) {
  const scenario::Scenario s = scenario_of_four();
  const RunSums at_values = values_by(s, everybody);
  for (const RunSums* control : {static_cast<const RunSums*>(nullptr), &at_values}) {
    const Psa psa = psa_by(s, everybody, control);
    ASSERT_EQ(psa.subgroups.samples.size(), 1u);
    const PsaSample& all = psa.subgroups.samples[0];
    EXPECT_EQ(all.draws, 12u);
    EXPECT_EQ(psa.subgroups.share(7, 0), 1);
    expect_near(all.mean, psa.sample.mean, 1e-9);
    expect_near(all.noise, psa.sample.noise, 1e-6);
    expect_near(all.shared_noise, psa.sample.shared_noise, 1e-6);
    expect_near(all.uncontrolled_noise, psa.sample.uncontrolled_noise, 1e-6);
  }
}

TEST(PsaBySubgroup, MeansWeightedBySharesAreThoseOfAll) {
  const scenario::Scenario s = scenario_of_four();
  const Grouping grouping = SubgroupQuestion(by_sex(s), s).grouping();
  const Psa psa = psa_by(s, grouping);
  const SubgroupSamples& parts = psa.subgroups;
  ASSERT_EQ(parts.samples.size(), 2u);
  for (std::size_t i = 0; i < psa.sample.draws; ++i) {
    EXPECT_DOUBLE_EQ(parts.share(i, 0) + parts.share(i, 1), 1);
    for (std::size_t p = 0; p < psa.sample.strategies.size(); ++p)
      for (std::size_t q = 0; q < quantity_count; ++q) {
        double mean = 0;
        for (std::size_t g = 0; g < 2; ++g) mean += parts.share(i, g) * parts.samples[g].at(i, p, q);
        EXPECT_NEAR(mean, psa.sample.at(i, p, q), 1e-9 * (1 + std::fabs(mean)));
      }
  }
}

// The noise that draws share is that of the mean over some patients: its square is their variance over their number.
TEST(PsaBySubgroup, NoiseIsThatOfTheMembers) {
  scenario::Scenario s = scenario_of_four();
  for_each_parameter(s, [](scenario::Parameter& p, const scenario::Limits&) { p.uncertainty.reset(); });
  s.uncertainty.correlation.clear();
  const Grouping grouping = SubgroupQuestion(by_sex(s), s).grouping();
  const Psa psa =
      run_psa(s, {.draws = 3, .patients = 6400, .seed = 3, .threads = 1, .subgroups = grouping}, {});
  const RunSums sums =
      *run(scenario::compile(s), {.patients = 6400, .seed = 3, .threads = 1, .grouping = grouping}, {});
  const std::vector<std::size_t> places = decision_places(sums.layout, s.pathways.size());
  const std::size_t q = quantity_of(Outcome::qalys);
  for (std::size_t g = 0; g < 2; ++g) {
    const PsaSample& sample = psa.subgroups.samples[g];
    const Tally& tally = sums.groups[g].tally;
    for (std::size_t p = 0; p < s.pathways.size(); ++p) {
      EXPECT_EQ(sample.noise_at(p, q, p, q), 0) << "draws are equal";
      const double variance = tally.variance(places[p * quantity_count + q]) / tally.patients();
      EXPECT_NEAR(sample.shared_noise_at(p, q, p, q), variance, 4.5 * std::sqrt(2.0 / 63) * variance);
    }
  }
}

TEST(PsaBySubgroup, IsTheSameOnAnyNumberOfThreads) {
  const scenario::Scenario s = scenario_of_four();
  const Grouping grouping = SubgroupQuestion(by_sex(s), s).grouping();
  const SubgroupSamples one = psa_by(s, grouping).subgroups,
                        three = psa_by(s, grouping, nullptr, 3).subgroups;
  for (std::size_t g = 0; g < 2; ++g) {
    EXPECT_EQ(one.samples[g].mean, three.samples[g].mean);
    EXPECT_EQ(one.samples[g].noise, three.samples[g].noise);
  }
}

TEST(PsaBySubgroup, ASubgroupWithoutPatientsHasNoDraws) {
  const scenario::Scenario s = scenario_of_four();
  const Psa psa = psa_by(s, {2, [](const Patient&) -> std::size_t { return 1; }});
  EXPECT_EQ(psa.subgroups.samples[0].draws, 0u);
  EXPECT_EQ(psa.subgroups.samples[1].draws, 12u);
  EXPECT_EQ(psa.subgroups.share(0, 0), 0);
}

}  // namespace
}  // namespace spinepath
