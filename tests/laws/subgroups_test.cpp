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

using Names = std::vector<std::string>;

const std::array<Names, 8> all_keys{
    Names{"condition"}, {"severity"}, {"age_band"},        {"sex"},
    {"insured"},        {"smoker"},   {"sex", "age_band"}, {"smoker", "sex", "severity"}};

class SubgroupsOfFourWays : public testing::Test {
 protected:
  void SetUp() override {
    scenario::Share smoker{.name = {"smoker", {}}, .probability = {}};
    smoker.probability.value = 0.3;
    scenario_.cohort.flags.insert(scenario_.cohort.flags.begin(), smoker);
    model_ = scenario::compile(scenario_);
  }
  /// Of these names.
  std::vector<Characteristic> characteristics(const Names& by) const {
    std::vector<Characteristic> found;
    for (const std::string& name : by)
      for (const Characteristic& one : characteristics_of(scenario_))
        if (one.name == name) found.push_back(one);
    return found;
  }
  RunSums run_by(const Names& by, RunOptions options = {.patients = 5003, .threads = 1}) const {
    const SubgroupQuestion question(characteristics(by), scenario_);
    options.combinations = question.combinations(Layout(model_));
    options.grouping = question.grouping();
    return *run(model_, options, {});
  }
  SubgroupResults results_by(const Names& by, RunOptions options = {.patients = 5003, .threads = 1}) const {
    return SubgroupQuestion(characteristics(by), scenario_).results(model_, run_by(by, options));
  }
  std::string table_by(const Names& by, const RunOptions& options) const {
    return output::subgroups_csv(scenario_, results_by(by, options));
  }
  scenario::Scenario scenario_ =
      *scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario;
  CareModel model_;
};

/// Means per patient who entered: not among some of them, per responder, of a cohort.
bool is_per_patient(Outcome outcome) { return info_of(outcome).estimator.statistic == Statistic::mean; }

TEST_F(SubgroupsOfFourWays, MeansWeightedByPatientsAreThoseOfTheRun) {
  const Results whole = summarise(model_, *run(model_, {.patients = 5003, .threads = 1}, {}));
  for (const Names& by : all_keys) {
    const SubgroupResults parts = results_by(by);
    EXPECT_GT(parts.groups.size(), 1u) << parts.by.back();
    std::uint64_t patients = 0;
    for (const Subgroup& group : parts.groups) patients += group.results.patients;
    EXPECT_EQ(patients, 5003u) << parts.by.back();
    for (const OutcomeRow& row : whole.outcomes) {
      if (!is_per_patient(row.key.outcome)) continue;
      double sum = 0;
      for (const Subgroup& group : parts.groups)
        if (group.results.patients > 0)
          sum +=
              *group.results.find(row.pathway, row.key)->mean * static_cast<double>(group.results.patients);
      EXPECT_NEAR(sum / 5003, *row.mean, 1e-9 * (1 + std::fabs(*row.mean))) << parts.by.back();
    }
  }
}

TEST_F(SubgroupsOfFourWays, WhatIsTheSameForAllOfAGroupHasNoError) {
  const SubgroupResults parts = results_by({"insured"});  // the first patient is insured
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
  for (const Subgroup& group : results_by({"condition"}).groups) sum += *group.results.find(3, key)->mean;
  const double expected = *whole.find(3, key)->mean;
  EXPECT_NEAR(sum, expected, 1e-9 * expected);
}

TEST_F(SubgroupsOfFourWays, VariancesWithinAndBetweenGroupsAreThatOfTheRun) {
  const RunSums sums = run_by({"condition"});
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
  for (const Subgroup& group : results_by({"condition"}).groups)
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
  const SubgroupQuestion question(characteristics({"age_band"}), scenario_);
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
  const SubgroupResults parts = results_by({"condition"});
  for (const Subgroup& group : parts.groups) {
    const auto& shares = scenario_.cohort.conditions;
    const auto share =
        std::ranges::find(shares, group.name, [](const auto& s) { return s.name.text; }) - shares.begin();
    EXPECT_EQ(group.results.patients, counts[static_cast<std::size_t>(share)]) << group.name;
  }
}

TEST_F(SubgroupsOfFourWays, HaveTheSameBytesForAnyThreadsAndCrowds) {
  const std::string once = table_by({"condition"}, {.patients = 5003, .threads = 1});
  for (const int threads : {2, 7})
    EXPECT_EQ(table_by({"condition"}, {.patients = 5003, .threads = threads}), once) << threads;
  for (const std::size_t crowd : {8, 136, 4096})
    EXPECT_EQ(table_by({"condition"}, {.patients = 5003, .threads = 2, .crowd = crowd}), once) << crowd;
}

TEST_F(SubgroupsOfFourWays, ChangeNothingOfTheRun) {
  const RunSums sums = run_by({"age_band"});
  const RunSums alone = *run(model_, {.patients = 5003, .threads = 1}, {});
  EXPECT_EQ(output::outcomes_csv(scenario_, summarise(model_, sums)),
            output::outcomes_csv(scenario_, summarise(model_, alone)));
  EXPECT_TRUE(alone.groups.empty());
}

TEST_F(SubgroupsOfFourWays, BySeveralAreThoseOfOneTakenApartFurther) {
  const auto sexes = results_by({"sex"}), both = results_by({"sex", "age_band"}),
             one = results_by({"smoker"});
  ASSERT_EQ(both.groups.size(), 6u);
  EXPECT_EQ(both.groups[0].name, "male, under 40");
  EXPECT_EQ(both.groups[5].name, "female, 65 and over");
  for (std::size_t sex = 0; sex < 2; ++sex) {
    std::uint64_t patients = 0;
    double inmb = 0;
    for (std::size_t g = 3 * sex; g < 3 * sex + 3; ++g) {
      patients += both.groups[g].results.patients;
      inmb += *both.groups[g].inmb[1] * static_cast<double>(both.groups[g].results.patients);
    }
    EXPECT_EQ(patients, sexes.groups[sex].results.patients);
    EXPECT_NEAR(inmb / static_cast<double>(patients), *sexes.groups[sex].inmb[1], 1e-6);
  }
  EXPECT_EQ(one.groups[1].name, "smoker");
  // 30 % of 5003: the standard error is 0.0065.
  EXPECT_NEAR(static_cast<double>(one.groups[1].results.patients) / 5003, 0.3, 5 * 0.0065);
}

TEST_F(SubgroupsOfFourWays, OfAFlagHaveThePatientsWithIt) {
  std::vector<Patient> patients(5003);
  draw_patients(model_.population, 1, 0, patients);
  const auto smokers =
      std::ranges::count_if(patients, [](const Patient& patient) { return (patient.flags & 1) != 0; });
  EXPECT_EQ(results_by({"smoker"}).groups[1].results.patients, static_cast<std::uint64_t>(smokers));
}

TEST_F(SubgroupsOfFourWays, WithoutPatientsAreNamedWithoutNumbers) {
  const SubgroupResults parts = results_by({"condition"}, {.patients = 1, .threads = 1});
  ASSERT_EQ(parts.groups.size(), scenario_.cohort.conditions.size());
  const auto patients = [](const Subgroup& group) { return group.results.patients; };
  EXPECT_EQ(std::ranges::count(parts.groups, 1u, patients), 1);
  const Subgroup &with = *std::ranges::find(parts.groups, 1u, patients),
                 &without = *std::ranges::find(parts.groups, 0u, patients);
  EXPECT_TRUE(with.inmb[1]);
  EXPECT_FALSE(with.inmb_se[1]);
  EXPECT_FALSE(without.inmb[1]);
  EXPECT_NE(output::subgroups_csv(scenario_, parts)
                .find("\ncondition," + without.name + ",0," + scenario_.pathways[1].name.text + ",inmb@"),
            std::string::npos);
}

}  // namespace
}  // namespace spinepath
