// `compare --draws`: the decision of each case, and differences draw by draw.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content;
using test::four_ways;
using test::has;
using test::Ran;

class CompareDraws : public testing::Test {
 protected:
  Ran spinepath(const std::string& arguments) const { return place_.spinepath(arguments); }
  json comparison() const { return json::parse(content(place_.path() / "c/comparison.json")); }
  test::Workplace place_;
};

TEST_F(CompareDraws, DecisionsAreThoseOfRun) {
  const std::string draws = " --patients 2000 --draws 20 --patients-per-draw 300 --quiet --no-report";
  const Ran ran = spinepath("compare " + four_ways + " --evidence controlled,observed --out c" + draws);
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "Which pathway is best in each case")) << ran.out;
  ASSERT_EQ(spinepath("run " + four_ways + " --out r" + draws).exit_code, ok);
  const json summary = json::parse(content(place_.path() / "r/summary.json")), compared = comparison();
  std::size_t found = 0;
  for (const json& at : summary["decision"]["thresholds"])
    for (const json& pathway : at["pathways"])
      for (const json& row : compared["psa"]["decisions"]) {
        if (row["case"] != "controlled" || row["threshold"] != at["threshold"] ||
            row["pathway"] != pathway["pathway"])
          continue;
        ++found;
        EXPECT_EQ(row["nmb"], pathway["nmb"]);
        EXPECT_EQ(row["inmb"], pathway["inmb"]);
        EXPECT_EQ(row["inmb_p975"], pathway["inmb_p975"]);
        EXPECT_EQ(row["p_best"], pathway["p_best"]["value"]);
        EXPECT_EQ(row["loss"], pathway["loss"]["value"]);
        EXPECT_EQ(row["best"] == 1, at["best"] == pathway["pathway"]);
      }
  EXPECT_EQ(found, 3 * 5u);  // thresholds and pathways
}

TEST_F(CompareDraws, FilesAreTheSameForAnyThreadsAndHaveADifferenceForEachPathway) {
  const std::string command =
      "compare " + four_ways +
      " --evidence controlled,observed --patients 1000 --draws 10 --patients-per-draw "
      "200 --quiet --no-report";
  ASSERT_EQ(spinepath(command + " --out c --threads 1").exit_code, ok);
  ASSERT_EQ(spinepath(command + " --out d --threads 3").exit_code, ok);
  for (const char* name : {"decision.csv", "decision_differences.csv"}) {
    const std::string text = content(place_.path() / "c" / name);
    EXPECT_TRUE(has(text, "\nobserved,")) << text;
    EXPECT_EQ(content(place_.path() / "d" / name), text);
  }
  const json compared = comparison();
  for (const json& row : compared["psa"]["differences"]) EXPECT_EQ(row["paired"], "yes");
}

TEST_F(CompareDraws, AreOnlyMadeWhereAskedFor) {
  const std::string command =
      "compare " + four_ways + " --evidence controlled,observed --patients 500 --no-report";
  ASSERT_EQ(spinepath(command + " --out c").exit_code, ok);
  EXPECT_FALSE(fs::exists(place_.path() / "c/decision.csv"));
  EXPECT_TRUE(comparison()["psa"].is_null());
  EXPECT_EQ(spinepath(command + " --draws 1 --out d").exit_code, usage);
  const Ran ran = spinepath(command + " --patients-per-draw 100 --out d");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "--patients-per-draw: requires draws")) << ran.err;
}

}  // namespace
}  // namespace spinepath::cli
