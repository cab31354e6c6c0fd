// What is said and written of trials and of all patients.
#include <gtest/gtest.h>

#include "sim/output/decision/json.h"
#include "sim/output/decision/record.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::has;
using test::lines_of;

constexpr std::string_view with_population =
    "[decision]\nthresholds = [20_000]\npopulation = 1000\nyears = 3\n";
constexpr std::string_view with_trial =
    "[decision.trials.of_plan]\nparameters = [\"coverage.*\"]\nsizes = [20, 200]\nprior_n = 50\n"
    "fixed_cost = 1000\ncost_per_patient = 100\ndelay = 1\nuptake = 0.5\n";

/// The example's pathways, told apart by an analytic sample in which X is the coinsurance.
DecisionRecord record_of(const std::string& decision, std::size_t draws = 200) {
  std::string text = test::example_text;
  text.insert(text.find("[cohort]"), decision);
  const PsaSample linear = test::linear_sample(draws, 1, 300, 0.02);
  PsaSample sample = test::empty_sample({"usual", "ladder_with_cells", "nothing"}, draws,
                                        {"coverage.coinsurance", "other", "idle"});
  sample.parameter_values = linear.parameter_values;
  for (std::size_t i = 0; i < draws; ++i)
    for (std::size_t s = 0; s < 3; ++s)
      for (const std::size_t quantity : {test::care_cost, test::qaly_gain})
        test::mean_at(sample, i, s, quantity) = linear.at(i, s == 1 ? 1 : 0, quantity);
  return decision_record(test::scenario_of(text), sample);
}

DecisionRecord with_both() { return record_of(std::string(with_population) + std::string(with_trial)); }

TEST(TrialsOutput, HasARowForEachSize) {
  const DecisionRecord record = with_both();
  const std::vector<std::string> lines = lines_of(trials_csv(record));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0],
            "view,effect,threshold,trial,patients,evsi,evsi_se,evppi,evppi_se,reached,population_evsi,"
            "population_evsi_se,cost,enbs,best");
  const TrialAt& at = record.trials[0].thresholds[0];
  const TrialValue& large = at.sizes[1];
  const auto evsi = fmt::format("{},{}", large.per_patient.value, large.per_patient.error);
  EXPECT_TRUE(lines[2].starts_with("health_care,qalys,20000,of_plan,200," + evsi + ",")) << lines[2];
  EXPECT_TRUE(lines[2].ends_with(fmt::format(",21000,{},{}", large.net, at.best == 1u ? 1 : 0))) << lines[2];
  EXPECT_GT(large.per_patient.value, at.sizes[0].per_patient.value);
  EXPECT_EQ(at.perfect->value, record.asked.thresholds[0].parameters[0]->value);  // the same parameter
}

TEST(TrialsOutput, LeavesFieldsEmptyWhereDrawsAreTooFew) {
  const DecisionRecord record = record_of(std::string(with_population) + std::string(with_trial), 15);
  const std::vector<std::string> lines = lines_of(trials_csv(record));
  EXPECT_TRUE(lines[1].starts_with("health_care,qalys,20000,of_plan,20,,,,,")) << lines[1];
  EXPECT_TRUE(lines[1].ends_with(",,,3000,,0")) << lines[1];
  EXPECT_TRUE(has(trials_section(record).table.text(unlimited_width), "–"));
  EXPECT_EQ(decision_json(record)["trials"][0]["thresholds"][0]["sizes"][0]["evsi"], nullptr);
}

TEST(TrialsOutput, GivesThePopulationsValuePerYearAndOverAllYears) {
  const DecisionRecord record = with_both();
  const std::vector<std::string> lines = lines_of(population_csv(record));
  ASSERT_EQ(lines.size(), 1 + 1 + 3u);
  const Estimate& evpi = record.asked.thresholds[0].evpi;
  const double all = record.future->discounted();
  EXPECT_NEAR(all, 1000 * (1 + 1 / 1.03 + 1 / (1.03 * 1.03)), 1e-9);
  EXPECT_EQ(lines[1],
            fmt::format("health_care,qalys,20000,everything,,{},{},{},{}", 1000 * evpi.corrected,
                        1000 * *evpi.corrected_error, all * evpi.corrected, all * *evpi.corrected_error));
  EXPECT_TRUE(lines[2].starts_with("health_care,qalys,20000,parameter,coverage.coinsurance,"));
  const Section section = information_section(record);
  EXPECT_TRUE(has(section.table.text(unlimited_width), "in a year"));
  EXPECT_TRUE(has(section.table.text(unlimited_width), "in all years"));
  EXPECT_TRUE(has(section.caption, "for 1,000 patients"));
}

TEST(TrialsOutput, TheReportMarksTheBestSize) {
  const DecisionRecord record = with_both();
  const Section section = trials_section(record);
  const std::string text = section.table.text(unlimited_width);
  EXPECT_TRUE(has(text, "at 20,000 USD per QALY"));
  EXPECT_TRUE(has(text, "of_plan"));
  EXPECT_TRUE(has(text, "EVPPI"));
  EXPECT_EQ(std::ranges::count(text, '*'), record.trials[0].thresholds[0].best ? 1 : 0);
}

TEST(TrialsOutput, TheSummaryHoldsTheSame) {
  const DecisionRecord record = with_both();
  const nlohmann::json decision = nlohmann::json::parse(decision_json(record).dump());
  EXPECT_EQ(decision["population"]["per_year"], 1000);
  const nlohmann::json& trial = decision["trials"][0];
  EXPECT_EQ(trial["trial"], "of_plan");
  EXPECT_EQ(trial["reached"], record.trials[0].design.reached());
  EXPECT_EQ(trial["thresholds"][0]["sizes"][1]["enbs"], record.trials[0].thresholds[0].sizes[1].net);
}

TEST(TrialsOutput, IsEmptyWithoutTrialsAndPopulation) {
  const DecisionRecord record = record_of("[decision]\nthresholds = [20_000]\n");
  EXPECT_TRUE(record.trials.empty());
  EXPECT_FALSE(record.future);
  EXPECT_EQ(text_of(trials_section(record), Style{}), "");
  EXPECT_FALSE(has(information_section(record).table.text(unlimited_width), "year"));
  EXPECT_EQ(decision_json(record)["population"], nullptr);
  EXPECT_TRUE(decision_json(record)["trials"].empty());
}

}  // namespace
}  // namespace spinepath::output
