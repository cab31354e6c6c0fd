// The CSV and JSON files of a comparison say the same, and what was compared.
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/output/comparison/csv.h"
#include "sim/output/comparison/json.h"
#include "sim/output/text/number.h"
#include "tests/sim/output/compared_example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using nlohmann::json;

const test::ComparedExample& example() {
  static const test::ComparedExample compared;
  return compared;
}

using test::lines_of;

TEST(ComparisonCsv, HasARowForEachOutcomeInCommonMoney) {
  const auto lines = lines_of(compared_outcomes_csv(example().record));
  ASSERT_EQ(lines.size(), 1 + example().results.outcomes.size());
  EXPECT_EQ(lines[0], "case,pathway,outcome,of,at,unit,mean,se,sd,p025,p25,p50,p75,p975");
  EXPECT_TRUE(lines[1].starts_with("plain,usual,relief_30,,12 months,probability,"));
  const OutcomeRow* pesos = example().results.find(1, 0, {Outcome::spend, static_cast<int>(View::patient)});
  const std::string expected = "pesos,usual,spend,patient,horizon,USD," + digits(pesos->mean) + ",";
  EXPECT_TRUE(
      std::ranges::any_of(lines, [&](const std::string& line) { return line.starts_with(expected); }));
}

TEST(ComparisonCsv, DifferencesNameTheirReferenceAndWhetherTheyArePaired) {
  const auto lines = lines_of(compared_differences_csv(example().record));
  ASSERT_EQ(lines.size(), 1 + example().results.differences.size());
  EXPECT_EQ(lines[0], "case,pathway,reference_case,reference,outcome,of,at,unit,mean,se,paired");
  EXPECT_EQ(lines[1], "pesos,usual,plain,usual,relief_30,,12 months,probability,0,0,yes");
  EXPECT_TRUE(lines.back().starts_with(
      "\"others, few\",no_care,plain,usual,cost_per_responder,societal,12 months,USD,"));
  EXPECT_TRUE(lines.back().ends_with(",no"));
}

TEST(ComparisonJson, HoldsTheNumbersOfTheCsvFiles) {
  const json comparison = json::parse(comparison_json(example().record));
  ASSERT_EQ(comparison["outcomes"].size(), example().results.outcomes.size());
  ASSERT_EQ(comparison["differences"].size(), example().results.differences.size());
  const CaseDifference& last = example().results.differences.back();
  const json& row = comparison["differences"].back();
  EXPECT_EQ(row["case"], "others, few");
  EXPECT_EQ(row["reference_case"], "plain");
  EXPECT_EQ(row["reference"], "usual");
  EXPECT_EQ(row["paired"], false);
  EXPECT_EQ(row["mean"].is_null(), !last.mean);
}

TEST(ComparisonJson, TellsOfEachCaseItsRunItsMoneyAndWhatDiffers) {
  const json comparison = json::parse(comparison_json(example().record));
  EXPECT_EQ(comparison["money"]["currency"], "USD");
  const json& plain = comparison["cases"][0];
  EXPECT_EQ(plain["manifest"]["scenario_file"], "plain.toml");
  EXPECT_TRUE(plain["conversion"].is_null());
  EXPECT_EQ(plain["scenario"]["currency"], "USD");
  const json& pesos = comparison["cases"][1];
  EXPECT_EQ(pesos["conversion"]["from"]["currency"], "MXN");
  EXPECT_EQ(pesos["conversion"]["factor"], 0.0625);
  EXPECT_EQ(pesos["conversion"]["index"]["source"], "plan");
  EXPECT_TRUE(pesos["settings_that_differ"]["people"].empty());
  EXPECT_EQ(comparison["cases"][2]["settings_that_differ"]["people"], (json{"number of patients", "seed"}));
}

}  // namespace
}  // namespace spinepath::output
