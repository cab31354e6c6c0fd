// `run --precision`: as many patients as bring the Monte Carlo error down, and the same run that anyone gets
// who asks for that many.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::content;
using test::has;
using test::Ran;

class RunPrecision : public testing::Test {
 protected:
  RunPrecision() { place_.spinepath("new s.toml"); }
  Ran run(const std::string& options) const { return place_.spinepath("run s.toml --out o " + options); }
  std::string file(const std::string& name) const { return content(place_.path() / "o" / name); }
  json summary() const { return json::parse(file("summary.json")); }

  /// The largest standard error of an outcome among the pathways, as outcomes.csv says.
  double largest_error(const std::string& outcome_of_at) const {
    double largest = 0;
    std::istringstream rows(file("outcomes.csv"));
    for (std::string row; std::getline(rows, row);) {
      const std::size_t name = row.find(',') + 1;
      if (row.compare(name, outcome_of_at.size() + 1, outcome_of_at + ",") != 0) continue;
      std::istringstream rest(row.substr(name + outcome_of_at.size() + 1));
      std::string unit, mean, se;
      std::getline(std::getline(std::getline(rest, unit, ','), mean, ','), se, ',');
      largest = std::max(largest, std::stod(se));
    }
    return largest;
  }
  test::Workplace place_;
};

TEST_F(RunPrecision, AddsWholeBlocksUntilEveryErrorIsBelow) {
  const Ran ran = run("--precision 'relief_50@12 months:0.0012' --precision qalys:0.0015");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_LE(largest_error("relief_50,,12 months"), 0.0012);
  EXPECT_LE(largest_error("qalys,,horizon"), 0.0015);
  EXPECT_GT(largest_error("qalys,,horizon"), 0);
  const std::uint64_t patients = summary()["manifest"]["patients"];
  EXPECT_EQ(patients % 1024, 0u);
  EXPECT_GT(patients, 65'536u);
  EXPECT_TRUE(has(ran.err, "precision: qalys ± "));
}

TEST_F(RunPrecision, GivesTheBytesOfAPlainRunOfThatManyOnAnyNumberOfThreads) {
  const std::string goal = " --precision inmb@50000:3";
  EXPECT_EQ(run("--threads 1" + goal).exit_code, ok);
  const std::string outcomes = file("outcomes.csv"), differences = file("differences.csv");
  const auto patients = summary()["manifest"]["patients"].get<std::uint64_t>();
  EXPECT_GT(patients, 65'536u);
  for (const std::string& same : {"--threads 3" + goal, "--patients " + std::to_string(patients)}) {
    EXPECT_EQ(run(same).exit_code, ok);
    EXPECT_EQ(file("outcomes.csv"), outcomes) << same;
    EXPECT_EQ(file("differences.csv"), differences) << same;
  }
}

TEST_F(RunPrecision, SaysWhenTheLimitIsTooLowAndHowManyItTakes) {
  const Ran limited = run("--quiet --patients 5000 --precision qalys:0.0001");
  EXPECT_EQ(limited.exit_code, check_failed);
  EXPECT_TRUE(has(limited.err, "not reached, it needs about ")) << limited.err;
  EXPECT_EQ(summary()["manifest"]["patients"], 5000);
  const Ran hopeless = run("--precision qalys:1e-12");  // found out by the first run, not by 1e8 patients
  EXPECT_EQ(hopeless.exit_code, check_failed);
  EXPECT_EQ(summary()["manifest"]["patients"], 65'536);
}

TEST_F(RunPrecision, CtrlCKeepsTheLastCompleteRun) {
  // The first run of 65,536 takes a part of a second, the second one days.
  const Ran ran =
      place_.interrupted_after(3, "run s.toml --patients 1e12 --precision qalys:1e-6 --quiet --out o");
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_TRUE(has(ran.err,
                  "spinepath: interrupted after 65,536 patients, before the precision asked for was "
                  "reached; what is complete is in o\n"))
      << ran.err;
  EXPECT_TRUE(has(ran.err, ": not reached, it needs about ")) << ran.err;
  EXPECT_TRUE(has(ran.out, "\npartial: interrupted after 65,536 patients")) << ran.out;
  EXPECT_EQ(summary()["complete"], false);
  EXPECT_EQ(summary()["manifest"]["patients"], 65'536);
  EXPECT_GT(largest_error("qalys,,horizon"), 1e-6);
}

TEST_F(RunPrecision, HelpOffersOneOutcomeEachTime) {
  const std::string help = place_.spinepath("run --help").out;
  EXPECT_TRUE(has(help, "--precision OUTCOME:ERROR\n") || has(help, "--precision OUTCOME:ERROR  ")) << help;
  EXPECT_EQ(run("--precision qalys:1 life_years:1").exit_code, usage);
}

TEST_F(RunPrecision, MistakesAreToldBeforeTheRun) {
  const std::pair<const char*, const char*> mistakes[] = {
      {"qaly:1", "did you mean qalys?"},
      {"qalys", "no error above 0 after the last colon"},
      {"qalys:0", "no error above 0 after the last colon"},
      {"qalys:-1", "no error above 0 after the last colon"},
      {"qalys:nan", "no error above 0 after the last colon"},
      {"spend:payer", "no error above 0 after the last colon"},
      {"relief_50@13 months:1", "is not a report time"},
      {"inmb:5", "such as inmb@50000"}};
  for (const auto& [text, told] : mistakes) {
    const Ran ran = run(std::string("--precision '") + text + "'");
    EXPECT_EQ(ran.exit_code, usage) << text;
    EXPECT_TRUE(has(ran.err, told)) << ran.err;
    EXPECT_TRUE(file("outcomes.csv").empty());
  }
}

}  // namespace
}  // namespace spinepath::cli
