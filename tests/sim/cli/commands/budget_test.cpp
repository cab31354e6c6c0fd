// What `budget` prints, writes and refuses.
#include <cstdio>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::has;
using test::Ran;

class BudgetCommand : public testing::Test {
 protected:
  BudgetCommand() {
    place_.file("without.toml", std::string(scenario::small_scenario));
    place_.file("a.toml", std::string(scenario::small_scenario) + R"([cohort.flags]
insured = 0
[[pathways]]
name = "nothing"
steps = []
[budget]
population = 100_000
eligible = 0.02
years = 3
current = { nothing = 1 }
new = { nothing = [0.9, 0.8, 0.7], physio_only = [0.1, 0.2, 0.3] }
)");
  }
  Ran budget(const std::string& arguments) const { return place_.spinepath("budget " + arguments); }
  test::Workplace place_;
};

TEST_F(BudgetCommand, PrintsWhoEntersAndWhatIsSpentAndWritesBoth) {
  const Ran ran = budget("a.toml --patients 1000");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "Who enters?")) << ran.out;
  EXPECT_TRUE(has(ran.out, "What is spent each year, and who pays?"));
  EXPECT_TRUE(has(ran.out, "not discounted"));
  EXPECT_TRUE(has(ran.err, "beyond simulation.horizon (2 years)")) << ran.err;
  EXPECT_TRUE(has(ran.err, "files in results/budget/a; report: ")) << ran.err;
  const std::string csv = content(place_.path() / "results/budget/a/budget.csv");
  EXPECT_TRUE(has(
      csv,
      "year,view,mix,unit,mean,se,p025,p975\n1,patient,current,USD,0,0,,\n1,patient,new,USD,200000,0,,\n"));
  EXPECT_TRUE(has(csv, "\nall,societal,difference,USD,1200000,0,,\n")) << csv;  // 200 + 400 + 600 courses
  const auto json = nlohmann::json::parse(content(place_.path() / "results/budget/a/budget.json"));
  EXPECT_EQ(json["spend"].size(), (3u + 1) * 4 * 3);
  EXPECT_EQ(json["entering"][0]["pathway"], "physio_only");
  EXPECT_EQ(json["entering"][0]["new"], 200);
  EXPECT_EQ(json["population"], 100'000);
  EXPECT_EQ(json["years"], 3);
  EXPECT_EQ(json["eligible"][2], (nlohmann::json{{"year", 3}, {"share", 0.02}, {"people", 2000}}));
  EXPECT_EQ(json["mixes"].size(), 3 * 2u);
  EXPECT_EQ(json["mixes"][2],
            (nlohmann::json{{"year", 2}, {"pathway", "physio_only"}, {"current", 0}, {"new", 0.2}}));
  EXPECT_EQ(json["scenario"]["pathways"][1]["name"], "nothing");
  EXPECT_FALSE(json["scenario"].contains("parameters"));
  EXPECT_EQ(json["manifest"]["patients"], 1000);
  EXPECT_EQ(json["manifest"]["complete"], true);
}

TEST_F(BudgetCommand, StdoutGetsWhatIsAskedForAndBytesDoNotDependOnThreads) {
  const std::string csv = budget("a.toml --patients 3000 --format csv --threads 1 --out o").out;
  EXPECT_EQ(csv, content(place_.path() / "o/budget.csv"));
  EXPECT_EQ(budget("a.toml --patients 3000 --format csv --threads 7 --out o").out, csv);
}

TEST_F(BudgetCommand, DrawsGiveIntervalsByParametersTheSameOnAnyThreads) {
  place_.shell(
      "sed -i 's/amount = 1000/amount = { value = 1000, uncertainty = { low = 800, high = 1200 } }/' a.toml");
  const auto csv = [&](const std::string& threads) {
    const Ran ran = budget(
        "a.toml --patients 500 --draws 400 --patients-per-draw 50 --format csv --out o --threads " + threads);
    EXPECT_EQ(ran.exit_code, ok) << ran.err;
    return ran.out;
  };
  const std::string once = csv("1");
  EXPECT_EQ(csv("7"), once);
  const std::string row = "1,patient,new,USD,200000,0,";  // 200 courses of 1000 (800 to 1200)
  ASSERT_TRUE(has(once, row)) << once;
  double low = 0, high = 0;
  ASSERT_EQ(std::sscanf(once.c_str() + once.find(row) + row.size(), "%lf,%lf", &low, &high), 2);
  // a 2.5 % point of 400 draws is off by sqrt(0.025 * 0.975 / 400) / density = 0.134 sd, sd 20,408
  EXPECT_NEAR(low, 160'000, 5 * 0.134 * 20'408);
  EXPECT_NEAR(high, 240'000, 5 * 0.134 * 20'408);
  EXPECT_TRUE(has(once, "1,patient,current,USD,0,0,0,0\n")) << once;
}

TEST_F(BudgetCommand, DrawsThatAreOftenImpossibleAreTold) {
  place_.shell(
      "sed -i 's/relief_50 = 0.3/relief_50 = { value = 0.3, uncertainty = { dist = \"uniform\", low = 0.1, "
      "high "
      "= 0.9 } }/' a.toml");
  const Ran ran = budget("a.toml --patients 100 --draws 50 --patients-per-draw 10 --out o");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_TRUE(has(ran.err, "treatments.physio.response: impossible in ")) << ran.err;
  EXPECT_TRUE(has(ran.out, "50 draws of 10 patients")) << ran.out;
  EXPECT_FALSE(has(ran.out, "stopped"));
}

TEST_F(BudgetCommand, CtrlCKeepsTheDrawsThatAreDoneAndSaysSo) {
  const Ran ran = place_.interrupted_after(
      1, "budget a.toml --patients 100 --draws 1e6 --patients-per-draw 10 --out o --quiet", 5);
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_TRUE(has(ran.out, "(stopped; 1,000,000")) << ran.out;
  const auto manifest = nlohmann::json::parse(content(place_.path() / "o/budget.json"))["manifest"];
  EXPECT_EQ(manifest["draws_asked"], 1'000'000);
  EXPECT_EQ(manifest["complete"], false);
}

TEST_F(BudgetCommand, RefusesDrawsThatHaveNoSpread) {
  EXPECT_EQ(budget("a.toml --draws 1 --out o").exit_code, usage);
  const Ran ran = budget("a.toml --draws 100 --patients-per-draw auto --out o");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "auto is for `run` only")) << ran.err;
}

TEST_F(BudgetCommand, OffersWhatItTakes) {
  EXPECT_FALSE(has(budget("--help").out, "N|auto"));
  EXPECT_TRUE(has(place_.spinepath("run --help").out, "--patients-per-draw N|auto"));
}

TEST_F(BudgetCommand, RefusesAScenarioWithoutABudget) {
  const Ran ran = budget("without.toml --out o");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(has(ran.err, "without.toml: budget: missing")) << ran.err;
  EXPECT_FALSE(fs::exists(place_.path() / "o"));
}

}  // namespace
}  // namespace spinepath::cli
