// What a PSA run decides, from the command line to the files.
#include <algorithm>
#include <map>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/output/decision/exports.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::has;
using test::Ran;

class RunDecision : public testing::Test {
 protected:
  /// The starter scenario, at a threshold near what its second pathway costs per QALY.
  RunDecision() {
    place_.spinepath("new s.toml");
    place_.shell("printf '\n[decision]\nthresholds = [41_900, 100_000]\n' >> s.toml");
  }
  Ran run(const std::string& options) const {
    return place_.spinepath("run s.toml --patients 500 --draws 40 --patients-per-draw 200 " + options);
  }
  std::string file(const std::string& path) const { return content(place_.path() / path); }
  test::Workplace place_;
};

TEST_F(RunDecision, IsToldAndWritten) {
  const Ran ran = run("--out o --show decision,information");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  for (const char* part :
       {"Which pathway has the highest net benefit?", "What is the expected value of information?",
        "at 41,900 USD per QALY", "treatments.steroid_injection.specific_effect.6 weeks.mean"})
    EXPECT_TRUE(has(ran.out, part)) << part;
  EXPECT_TRUE(has(file("o/decision.csv"), "health_care,qalys,41900,physiotherapy_then_injection,"));
  EXPECT_TRUE(has(file("o/information.csv"), "health_care,qalys,100000,everything,"));
  EXPECT_TRUE(has(file("o/summary.json"), "\"evppi_parameters\""));
  for (const std::string& name : output::export_names()) EXPECT_FALSE(file("o/" + name).empty()) << name;
}

// Where utility is 1, a QALY is a discounted life-year: the same figures by another name.
TEST_F(RunDecision, OnDiscountedLifeYearsIsThatOnQalysOfUtilityOne) {
  place_.shell("sed -i 's/qaly_loss = [0-9.]*/qaly_loss = 0/' s.toml");
  place_.shell("sed 's/^thresholds/effect = \"life_years_discounted\"\\nthresholds/' s.toml > l.toml");
  const std::string options =
      " --patients 500 --draws 40 --patients-per-draw 200 --set utility.at_no_pain=1 "
      "--set utility.per_pain_point=0 --show all --out ";
  const Ran qalys = place_.spinepath("run s.toml" + options + "q"),
            years = place_.spinepath("run l.toml" + options + "l");
  ASSERT_EQ(years.exit_code, ok) << years.err;
  place_.shell(
      "sed -i 's/life_years_discounted/qalys/' l/decision.csv l/information.csv l/export/psa_long.csv");
  for (const char* name :
       {"decision.csv", "information.csv", "export/effect.csv", "export/icers.csv", "export/psa_long.csv"})
    EXPECT_EQ(file(std::string("l/") + name), file(std::string("q/") + name)) << name;
  EXPECT_TRUE(has(years.out, "at 41,900 USD per discounted life-year")) << years.out;
  EXPECT_TRUE(has(years.out, "What does one more discounted life-year cost?"));
  EXPECT_FALSE(has(years.out, "per QALY gained"));
  const std::string page = file("l/report.html");
  EXPECT_TRUE(has(page, "What one more discounted life-year costs, step by step"));
  EXPECT_TRUE(has(page, "USD a discounted life-year"));
  for (const char* other : {"per QALY", "USD a QALY", "more QALY"}) EXPECT_FALSE(has(page, other)) << other;
}

TEST_F(RunDecision, WithoutDrawsTheFrontierIsOfTheEffectAskedFor) {
  place_.shell("sed 's/^thresholds/effect = \"life_years\"\\nthresholds/' s.toml > l.toml");
  const Ran years = place_.spinepath("run l.toml --patients 500 --draws 0 --show all --out l");
  ASSERT_EQ(years.exit_code, ok) << years.err;
  EXPECT_TRUE(has(years.out, "What does one more life-year cost?")) << years.out;
  EXPECT_TRUE(has(years.out, "USD per life-year gained"));
  const std::string page = file("l/report.html");
  for (const char* other : {"per QALY", "USD a QALY", "more QALY"}) EXPECT_FALSE(has(page, other)) << other;
}

TEST_F(RunDecision, ExportsTheViewThatIsAskedFor) {
  const Ran own = run("--out own -q"), payer = run("--out payer --export-view payer -q");
  EXPECT_EQ(payer.exit_code, ok) << payer.err;
  EXPECT_NE(file("payer/export/cost.csv"), file("own/export/cost.csv"));
  EXPECT_EQ(file("payer/export/effect.csv"), file("own/export/effect.csv"));
  EXPECT_EQ(file("payer/decision.csv"), file("own/decision.csv"));
  EXPECT_TRUE(has(file("payer/summary.json"), "\"export_view\": \"payer\""));
  EXPECT_FALSE(has(file("own/summary.json"), "export_view"));
  EXPECT_TRUE(has(file("payer/report.html"), "--export-view payer"));
  EXPECT_EQ(run("--out other --export-view insurer").exit_code, usage);
}

TEST_F(RunDecision, WithoutDrawsTheFrontierIsOfTheViewAskedFor) {
  place_.shell("sed 's/^thresholds/view = \"patient\"\\nthresholds/' s.toml > v.toml");
  const Ran asked = place_.spinepath("run v.toml --patients 500 --draws 0 --show all --out v");
  ASSERT_EQ(asked.exit_code, ok) << asked.err;
  EXPECT_TRUE(has(asked.out, "patient, over the horizon, discounted")) << asked.out;
  std::istringstream rows(file("v/outcomes.csv"));
  std::map<std::string, double> spend;
  for (std::string row; std::getline(rows, row);)
    if (const std::size_t at = row.find(",spend,patient,horizon,USD,"); at != std::string::npos)
      spend[row.substr(0, at)] =
          std::stod(row.substr(at + std::string(",spend,patient,horizon,USD,").size()));
  const auto frontier = nlohmann::json::parse(file("v/summary.json"))["frontier"];
  ASSERT_GT(frontier.size(), 1u);
  for (const auto& strategy : frontier)
    EXPECT_EQ(strategy["Cost"].get<double>(), spend.at(strategy["Strategy"])) << strategy;
}

TEST_F(RunDecision, WithoutDrawsExportsTheRatiosAtTheValues) {
  const std::string command = "run s.toml --patients 500 -q --out ";
  EXPECT_EQ(place_.spinepath(command + "o").exit_code, ok);
  const std::string icers = file("o/export/icers.csv");
  EXPECT_TRUE(icers.starts_with("Strategy,Cost,Effect,Inc_Cost,Inc_Effect,ICER,Status,ICER_p025,")) << icers;
  EXPECT_TRUE(has(file("o/files.json"), "export/icers.csv"));
  EXPECT_EQ(file("o/export/cost.csv"), "");
  EXPECT_EQ(place_.spinepath(command + "patient --export-view patient").exit_code, ok);
  EXPECT_NE(file("patient/export/icers.csv"), icers);
}

TEST_F(RunDecision, BytesDoNotDependOnThreads) {
  run("--out one --threads 1");
  run("--out three --threads 3");
  for (const char* name : {"decision.csv", "information.csv", "export/evppi.csv", "export/ceac.csv"}) {
    EXPECT_FALSE(file(std::string("one/") + name).empty());
    EXPECT_EQ(file(std::string("one/") + name), file(std::string("three/") + name)) << name;
  }
}

TEST_F(RunDecision, ValuesTrialsForAllWhoFaceTheChoice) {
  EXPECT_EQ(run("--out none").exit_code, ok);
  for (const char* name : {"none/trials.csv", "none/population.csv"}) EXPECT_EQ(file(name), "") << name;
  place_.shell(
      "printf 'population = 1000\nyears = 5\n[decision.trials.of_injections]\n"
      "parameters = [\"treatments.steroid_injection.specific_effect.*\"]\nsizes = [50, 200]\nprior_n = 60\n"
      "fixed_cost = 100_000\ncost_per_patient = 500\n' >> s.toml");
  const Ran ran = run("--out one --threads 1 --show information");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  for (const char* part : {"What would a trial be worth?", "of_injections", "in all years"})
    EXPECT_TRUE(has(ran.out, part)) << part;
  EXPECT_TRUE(has(file("one/trials.csv"), "health_care,qalys,41900,of_injections,200,"));
  EXPECT_TRUE(has(file("one/population.csv"), "health_care,qalys,41900,everything,"));
  EXPECT_TRUE(has(file("one/report.html"), "id=\"f-evsi\""));
  run("--out three --threads 3");
  for (const char* name : {"trials.csv", "population.csv"})
    EXPECT_EQ(file(std::string("one/") + name), file(std::string("three/") + name)) << name;
}

TEST_F(RunDecision, EqualPathwaysDoNotDifferInAnyDraw) {
  place_.shell(
      "printf '[[pathways]]\nname = \"twin\"\nsteps = [{ treatment = \"physiotherapy\" }]\n' >> s.toml");
  EXPECT_EQ(run("--out o").exit_code, ok);
  std::istringstream rows(file("o/decision.csv"));
  int twins = 0;
  for (std::string row; std::getline(rows, row);) {
    const std::size_t name = row.find(",twin,");
    if (name == std::string::npos) continue;
    const std::size_t inmb = row.find(',', row.find(',', name + 6) + 1);  // after nmb and nhb
    EXPECT_EQ(row.substr(inmb, 13), ",0,0,0,0,0,0,") << row;
    ++twins;
  }
  EXPECT_EQ(twins, 4 * 102);  // views by thresholds: 101 of the grid, and 41,900 beside it
}

TEST_F(RunDecision, WhereAllParametersAreCertainNothingIsWorthKnowing) {
  place_.shell("sed -i 's/, uncertainty = { low = 4, high = 20 }//' s.toml");
  EXPECT_EQ(run("--out o").exit_code, ok);
  EXPECT_TRUE(has(file("o/information.csv"), ",41900,everything,,0,"));
  EXPECT_FALSE(has(file("o/information.csv"), "parameter"));
  std::istringstream costs(file("o/export/cost.csv"));
  std::string header, first;
  std::getline(costs, header);
  std::getline(costs, first);
  for (std::string row; std::getline(costs, row);) EXPECT_EQ(row, first);
}

/// Columns of a CSV file without quotes, by row.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(csv);
  std::string line;
  for (std::getline(lines, line); std::getline(lines, line);) {
    std::istringstream fields(line);
    for (auto& row = rows.emplace_back(); std::getline(fields, line, ',');) row.push_back(line);
  }
  return rows;
}

// Of draws.csv alone, once for each effect; a fifth of those who get the injection die of it.
TEST_F(RunDecision, DrawsAnalysedOnceMoreGiveTheNaiveFigures) {
  place_.shell(
      "printf '[[treatments.steroid_injection.adverse_events]]\nname = \"accident\"\nprobability = "
      "0.2\ndeath "
      "= 1\n' >> s.toml");
  for (const std::string effect : {"qalys", "years_relief_50", "responders_12_months"}) {
    place_.shell("sed -i '/^effect/d; s/^thresholds = .*/effect = \"" + effect +
                 "\"\\nthresholds = [41_900, 100_000]/' s.toml");
    const Ran ran = run("--out o");
    ASSERT_EQ(ran.exit_code, ok) << ran.err;
    const std::string outcome = effect == "responders_12_months" ? "responders" : effect;
    std::map<std::string, std::map<int, double>> costs, effects, living;  // by pathway and draw
    for (const auto& row : rows_of(file("o/draws.csv"))) {
      const int draw = std::stoi(row[0]);
      if (row[2] == "spend" && row[3] == "health_care") costs[row[1]][draw] = std::stod(row[5]);
      if (row[2] == outcome) effects[row[1]][draw] = std::stod(row[5]);
      if (row[2] == "relief_50" && row[4] == "12 months") living[row[1]][draw] = std::stod(row[5]);
    }
    ASSERT_EQ(costs.size(), 2u);
    ASSERT_EQ(effects.size(), 2u) << effect;
    const std::string reference = "physiotherapy_alone", other = "physiotherapy_then_injection";
    if (outcome == "responders") {
      EXPECT_LT(effects[other].at(1), living[other].at(1));  // who died has not responded
    }
    for (const auto& at : rows_of(file("o/export/ceac.csv"))) {
      const double k = std::stod(at[0]);
      int best = 0;
      for (int draw = 1; draw <= 40; ++draw)
        best += k * (effects[other][draw] - effects[reference][draw]) >
                costs[other][draw] - costs[reference][draw];
      if (at[1] == other) {
        EXPECT_NEAR(std::stod(at[2]), best / 40.0, 1e-12) << effect << " at " << k;
      }
    }
    for (const auto& at : rows_of(file("o/export/evpi.csv"))) {
      const double k = std::stod(at[0]);
      double gain = 0, known = 0;
      for (int draw = 1; draw <= 40; ++draw) {
        const double inmb = k * (effects[other][draw] - effects[reference][draw]) -
                            (costs[other][draw] - costs[reference][draw]);
        gain += inmb / 40;
        known += std::max(0.0, inmb) / 40;
      }
      EXPECT_NEAR(std::stod(at[1]), known - std::max(0.0, gain), 1e-9 * (1 + k)) << effect << " at " << k;
    }
  }
}

TEST_F(RunDecision, WithoutAPsaThereIsNone) {
  const Ran ran = place_.spinepath("run s.toml --patients 500 --out o");
  EXPECT_FALSE(has(ran.out, "highest net benefit"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/decision.csv"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/export/cost.csv"));
  EXPECT_TRUE(fs::exists(place_.path() / "o/export/icers.csv")) << "at the parameters' values";
}

}  // namespace
}  // namespace spinepath::cli
