// --set, --horizon and --evidence on every command that runs a scenario.
#include "sim/cli/options/changes.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/sim/cli/program_runner.h"
#include "tests/support/text.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::content;
using test::four_ways;
using test::has;
using test::Ran;

class ChangesOfAScenario : public testing::Test {
 protected:
  ChangesOfAScenario() { place_.spinepath("new s.toml"); }
  json summary(const std::string& options) const {
    const Ran ran = place_.spinepath("run s.toml --patients 200 -o o " + options);
    EXPECT_EQ(ran.exit_code, ok) << ran.err;
    return json::parse(content(place_.path() / "o/summary.json"));
  }
  test::Workplace place_;
};

double value_of(const json& summary, const std::string& path) {
  for (const json& parameter : summary["scenario"]["parameters"])
    if (parameter["path"] == path) return parameter["value"];
  return -1;
}

TEST_F(ChangesOfAScenario, AreUsedAndRecorded) {
  const json plain = summary(""), changed = summary("--set 'utility.at_no_pain = 0.8' --set cohort.female=1");
  EXPECT_FALSE(plain["manifest"].contains("set"));
  EXPECT_EQ(value_of(changed, "utility.at_no_pain"), 0.8);
  EXPECT_EQ(value_of(changed, "cohort.female"), 1);
  EXPECT_EQ(changed["manifest"]["scenario_hash"], plain["manifest"]["scenario_hash"]);
  EXPECT_EQ(
      changed["manifest"]["set"],
      json::parse(
          R"([{"key": "utility.at_no_pain", "value": "0.8"}, {"key": "cohort.female", "value": "1"}])"));
  EXPECT_NE(changed["outcomes"], plain["outcomes"]);
}

TEST_F(ChangesOfAScenario, AreTheScenarioWithThatValueInIt) {
  const json changed = summary("--set utility.at_no_pain=0.8 --horizon '4 years' --format csv");
  std::string text = content(place_.path() / "s.toml");
  text.replace(text.find("at_no_pain = 0.9"), 16, "at_no_pain = 0.8");
  text.replace(text.find("horizon = \"5 years\""), 19, "horizon = \"4 years\"");
  text.replace(text.find("report_at = [\"3 months\", \"12 months\", \"5 years\"]"), 48,
               "report_at = [\"3 months\", \"12 months\"]");
  place_.file("s.toml", text);
  EXPECT_EQ(changed["outcomes"], summary("")["outcomes"]);
}

TEST_F(ChangesOfAScenario, OnEveryCommandThatRunsIt) {
  for (const char* command :
       {"run s.toml --patients 100 -o o", "sensitivity s.toml --patients 100 -o t", "check s.toml",
        "explain s.toml --patient 3", "bench s.toml --patients 100 --threads 1"}) {
    const Ran plain = place_.spinepath(command),
              changed = place_.spinepath(std::string(command) + " --set utility.at_no_pain=0.8");
    EXPECT_EQ(changed.exit_code, ok) << command << changed.err;
    EXPECT_NE(plain.out, changed.out) << command;
    const Ran wrong = place_.spinepath(std::string(command) + " --set utility.at_no_pian=0.8");
    EXPECT_EQ(wrong.exit_code, usage) << command;
    EXPECT_TRUE(has(wrong.err, "did you mean utility.at_no_pain?")) << wrong.err;
  }
  const Ran compared =
      place_.spinepath("compare s.toml " + four_ways +
                       " --patients 100 -o c --horizon '2 years' --set utility.at_no_pain=0.8");
  EXPECT_EQ(compared.exit_code, ok) << compared.err;
  EXPECT_TRUE(has(compared.out, "utility.at_no_pain = 0.8")) << compared.out;
}

TEST_F(ChangesOfAScenario, OutOfRangeNameTheRange) {
  const Ran ran = place_.spinepath("run s.toml --patients 100 -o o --set cohort.female=2");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "cohort.female: 2 is out of range; allowed: 0 to 1 (probability)")) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(place_.path() / "o"));
  for (const char* wrong : {"--set cohort.female", "--set =1", "--set cohort.female=", "--horizon 5",
                            "--horizon '0 years'", "--evidence nobody"})
    EXPECT_EQ(place_.spinepath(std::string("run s.toml ") + wrong).exit_code, usage) << wrong;
}

TEST_F(ChangesOfAScenario, ThatMakeItInvalidAreErrorsOfTheScenario) {
  const Ran ran = place_.spinepath("run s.toml --patients 100 -o o --set utility.per_pain_point=-0.5");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(has(ran.err, "with --set utility.per_pain_point=-0.5: ")) << ran.err;
}

TEST_F(ChangesOfAScenario, AreWarnedOfWhereTheScenarioAsReadIsNot) {
  const Ran ran = place_.spinepath("run s.toml --patients 200 -o o --horizon '2 weeks' --show relief");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.err, "simulation.report_at: no report time within the horizon of 2 weeks")) << ran.err;
  EXPECT_FALSE(has(ran.out, "How likely is relief?")) << ran.out;  // a table without a column
  EXPECT_FALSE(has(place_.spinepath("check s.toml --horizon '4 years'").err, "simulation.report_at"));
}

TEST_F(ChangesOfAScenario, MayNotBeAnEvidenceThatIsOnlyDeclared) {
  place_.shell("printf '[evidence]\\nfirst = \"one\"\\nmore = \"two\"\\n' >> s.toml");
  const Ran ran = place_.spinepath("run s.toml --patients 200 -o o --evidence more");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_EQ(
      ran.err,
      "spinepath run: --evidence: no treatment in use has a variant \"more\", though [evidence] declares it; "
      "known: first\n");
}

TEST_F(ChangesOfAScenario, MayBeTheEvidence) {
  const auto outcomes = [&](const std::string& options) {
    const Ran ran = place_.spinepath("run " + four_ways + " --patients 200 -o o -q --format csv " + options);
    EXPECT_EQ(ran.exit_code, ok) << ran.err;
    return ran.out;
  };
  const std::string observed = outcomes("--evidence observed");
  EXPECT_NE(observed, outcomes(""));
  EXPECT_EQ(json::parse(content(place_.path() / "o/summary.json"))["manifest"].contains("evidence"), false);
  outcomes("--evidence observed");
  EXPECT_EQ(json::parse(content(place_.path() / "o/summary.json"))["manifest"]["evidence"], "observed");
}

}  // namespace
}  // namespace spinepath::cli
