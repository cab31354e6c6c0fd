// Subgroups are the run taken apart: together they give it back, whatever the threads and crowds.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "sim/analysis/subgroups/results.h"
#include "sim/engine/crowd/cohort.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/run/subgroups_csv.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

namespace spinepath {
namespace {

constexpr std::array all_keys{SubgroupKey::condition, SubgroupKey::severity, SubgroupKey::age_band,
                              SubgroupKey::insured};

class SubgroupsOfFourWays : public testing::Test {
 protected:
  RunSums run_by(SubgroupKey by, RunOptions options = {.patients = 5003, .threads = 1}) const {
    const SubgroupQuestion question(by, scenario_);
    options.combinations = question.combinations(Layout(model_));
    options.grouping = question.grouping();
    return *run(model_, options, {});
  }
  SubgroupResults results_by(SubgroupKey by, RunOptions options = {.patients = 5003, .threads = 1}) const {
    return SubgroupQuestion(by, scenario_).results(model_, run_by(by, options));
  }
  std::string table_by(SubgroupKey by, const RunOptions& options) const {
    return output::subgroups_csv(scenario_, results_by(by, options));
  }
  scenario::Scenario scenario_ =
      *scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario;
  CareModel model_ = scenario::compile(scenario_);
};

/// Means per patient who entered: not among some of them, per responder, of a cohort.
bool is_per_patient(Outcome outcome) { return info_of(outcome).estimator.statistic == Statistic::mean; }

TEST_F(SubgroupsOfFourWays, MeansWeightedByPatientsAreThoseOfTheRun) {
  const Results whole = summarise(model_, *run(model_, {.patients = 5003, .threads = 1}, {}));
  for (const SubgroupKey by : all_keys) {
    const SubgroupResults parts = results_by(by);
    EXPECT_GT(parts.groups.size(), 1u) << parts.by;
    std::uint64_t patients = 0;
    for (const Subgroup& group : parts.groups) patients += group.results.patients;
    EXPECT_EQ(patients, 5003u) << parts.by;
    for (const OutcomeRow& row : whole.outcomes) {
      if (!is_per_patient(row.key.outcome)) continue;
      double sum = 0;
      for (const Subgroup& group : parts.groups)
        sum += *group.results.find(row.pathway, row.key)->mean * static_cast<double>(group.results.patients);
      EXPECT_NEAR(sum / 5003, *row.mean, 1e-9 * (1 + std::fabs(*row.mean))) << parts.by;
    }
  }
}

TEST_F(SubgroupsOfFourWays, WhatIsTheSameForAllOfAGroupHasNoError) {
  const SubgroupResults parts = results_by(SubgroupKey::insured);  // the first patient is insured
  ASSERT_EQ(parts.groups[0].name, "not insured");
  for (std::size_t p = 0; p < scenario_.pathways.size(); ++p) {
    const OutcomeRow& payer =
        *parts.groups[0].results.find(p, {Outcome::spend, static_cast<int>(View::payer)});
    EXPECT_EQ(payer.mean, 0);
    EXPECT_EQ(payer.se, 0);
    EXPECT_EQ(payer.sd, 0);
  }
}

TEST_F(SubgroupsOfFourWays, TotalsOfTheCohortAddUp) {
  const Results whole = summarise(model_, *run(model_, {.patients = 5003, .threads = 1}, {}));
  const OutcomeKey key{Outcome::cohort_spend, static_cast<int>(View::payer)};
  double sum = 0;
  for (const Subgroup& group : results_by(SubgroupKey::condition).groups)
    sum += *group.results.find(3, key)->mean;
  const double expected = *whole.find(3, key)->mean;
  EXPECT_NEAR(sum, expected, 1e-9 * expected);
}

TEST_F(SubgroupsOfFourWays, VariancesWithinAndBetweenGroupsAreThatOfTheRun) {
  const RunSums sums = run_by(SubgroupKey::condition);
  for (const std::size_t place : decision_places(sums.layout, model_.pathways.size())) {
    double squares = 0;
    for (const GroupSums& group : sums.groups) {
      const double apart = group.tally.mean(place) - sums.tally.mean(place);
      squares +=
          (group.tally.patients() - 1) * group.tally.variance(place) + group.tally.patients() * apart * apart;
    }
    const double variance = sums.tally.variance(place);
    EXPECT_NEAR(squares / (sums.tally.patients() - 1), variance, 1e-9 * (1 + variance));
  }
}

TEST_F(SubgroupsOfFourWays, InmbIsTheEffectAtTheThresholdLessTheCost) {
  scenario_.decision.thresholds = {30'000};
  for (const Subgroup& group : results_by(SubgroupKey::condition).groups)
    for (std::size_t p = 1; p < scenario_.pathways.size(); ++p) {
      const auto difference = [&](const OutcomeKey& key) {
        return *group.results.find_difference(p, key)->mean;
      };
      const double expected = 30'000 * difference({Outcome::qalys}) -
                              difference({Outcome::spend, static_cast<int>(View::health_care)});
      EXPECT_NEAR(*group.inmb[p], expected, 1e-6) << group.name;
      EXPECT_GT(*group.inmb_se[p], 0) << group.name;
    }
}

TEST_F(SubgroupsOfFourWays, AgeBandsBeginAtTheirAge) {
  const SubgroupQuestion question(SubgroupKey::age_band, scenario_);
  const auto band = [&](double age) {
    Patient patient;
    patient.age = age;
    return question.grouping().of(patient);
  };
  EXPECT_EQ(band(39.99), 0u);
  EXPECT_EQ(band(40), 1u);
  EXPECT_EQ(band(64.99), 1u);
  EXPECT_EQ(band(65), 2u);
}

TEST_F(SubgroupsOfFourWays, HaveThePatientsOfTheCohortWhoAreInThem) {
  std::vector<Patient> patients(5003);
  draw_patients(model_.population, 1, 0, patients);
  std::vector<std::uint64_t> counts(model_.population.condition_until.size());
  for (const Patient& patient : patients) ++counts[patient.condition];
  const SubgroupResults parts = results_by(SubgroupKey::condition);
  for (const Subgroup& group : parts.groups) {
    const auto& shares = scenario_.cohort.conditions;
    const auto share =
        std::ranges::find(shares, group.name, [](const auto& s) { return s.name.text; }) - shares.begin();
    EXPECT_EQ(group.results.patients, counts[static_cast<std::size_t>(share)]) << group.name;
  }
}

TEST_F(SubgroupsOfFourWays, HaveTheSameBytesForAnyThreadsAndCrowds) {
  const std::string once = table_by(SubgroupKey::condition, {.patients = 5003, .threads = 1});
  for (const int threads : {2, 7})
    EXPECT_EQ(table_by(SubgroupKey::condition, {.patients = 5003, .threads = threads}), once) << threads;
  for (const std::size_t crowd : {8, 136, 4096})
    EXPECT_EQ(table_by(SubgroupKey::condition, {.patients = 5003, .threads = 2, .crowd = crowd}), once)
        << crowd;
}

TEST_F(SubgroupsOfFourWays, ChangeNothingOfTheRun) {
  const RunSums sums = run_by(SubgroupKey::age_band);
  const RunSums alone = *run(model_, {.patients = 5003, .threads = 1}, {});
  EXPECT_EQ(output::outcomes_csv(scenario_, summarise(model_, sums)),
            output::outcomes_csv(scenario_, summarise(model_, alone)));
  EXPECT_TRUE(alone.groups.empty());
}

TEST_F(SubgroupsOfFourWays, WithoutPatientsAreLeftOut) {
  const SubgroupResults parts = results_by(SubgroupKey::condition, {.patients = 1, .threads = 1});
  ASSERT_EQ(parts.groups.size(), 1u);
  EXPECT_EQ(parts.groups[0].results.patients, 1u);
  EXPECT_FALSE(parts.groups[0].inmb_se[1]);
}

}  // namespace
}  // namespace spinepath
