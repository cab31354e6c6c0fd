// The command line as users meet it: help, version, mistakes, exit codes.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/commands.h"
#include "sim/cli/terminal/exit_codes.h"
#include "sim/engine/random/chance.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::has;
using test::Ran;
using test::Workplace;

TEST(CommandLine, HelpEndsWithAnExampleEverywhere) {
  const Workplace place;
  std::vector<std::string> calls{"--help"};
  for (const Command& command : commands()) calls.push_back(std::string(command.name) + " --help");
  for (const std::string& arguments : calls) {
    const Ran ran = place.spinepath(arguments);
    EXPECT_EQ(ran.exit_code, ok) << arguments;
    EXPECT_TRUE(has(ran.out, "Example:\n  spinepath ")) << arguments;
    EXPECT_EQ(ran.err, "");
  }
}

TEST(CommandLine, HelpListsEveryCommandAndExitCode) {
  const Workplace place;
  const std::string help = place.spinepath("--help").out;
  for (const Command& command : commands())
    EXPECT_TRUE(has(help, std::string(command.summary.substr(0, 20))));
  for (const ExitCodeInfo& row : exit_codes) EXPECT_TRUE(has(help, std::string(row.text))) << row.name;
}

TEST(CommandLine, VersionNamesAllThatNumbersDependOn) {
  const Workplace place;
  const json version = json::parse(place.spinepath("--version --json").out);
  for (const char* key : {"version", "commit", "compiler", "tbb", "boost", "fmt", "tomlplusplus", "cli11",
                          "nlohmann_json", "schema"})
    EXPECT_TRUE(version.contains(key)) << key;
  EXPECT_EQ(version["generator"], generator_id);
  EXPECT_TRUE(has(place.spinepath("--version").out, generator_id));
}

TEST(CommandLine, MisspeltNamesAreAnsweredWithTheNearest) {
  const Workplace place;
  const std::pair<const char*, const char*> cases[] = {
      {"rnu x.toml", "unknown command rnu; did you mean run?"},
      {"run x.toml --patiens 5", "unknown option --patiens; did you mean --patients?"},
      {"run --threds=3 x.toml", "unknown option --threds; did you mean --threads?"},
      {"--verzion", "unknown option --verzion; did you mean --version?"},
      {"run x.toml --format tabel", "unknown choice tabel; did you mean table?"},
      {"frobnicate", "unknown command frobnicate; known: run, compare, sensitivity, "}};
  for (const auto& [arguments, message] : cases) {
    const Ran ran = place.spinepath(arguments);
    EXPECT_EQ(ran.exit_code, usage) << arguments;
    EXPECT_TRUE(has(ran.err, message)) << ran.err;
    EXPECT_TRUE(has(ran.err, "--help")) << ran.err;
    EXPECT_EQ(ran.out, "");
  }
}

TEST(CommandLine, EmptyValuesAreRefused) {
  const Workplace place;
  place.spinepath("new s.toml");
  for (const char* call : {"run s.toml --horizon ''", "run s.toml --evidence ''", "run s.toml --out ''",
                           "sources s.toml --csv ''", "bench s.toml --json ''", "check ''", "new ''"}) {
    const Ran ran = place.spinepath(call);
    EXPECT_EQ(ran.exit_code, usage) << call;
    EXPECT_TRUE(has(ran.err, "has an empty value")) << ran.err;
  }
}

TEST(CommandLine, ADashIsStdinOrStdout) {
  const Workplace place;
  const std::string starter = place.spinepath("new").out;
  EXPECT_EQ(place.spinepath("new -").out, starter);
  EXPECT_TRUE(has(place.shell("\"$S\" new | \"$S\" - --patients 10 -q -o - --format csv").out, "pathway,"));
  place.spinepath("new s.toml");
  EXPECT_TRUE(has(place.spinepath("sources s.toml --csv -").out, "cohort.female,"));
  EXPECT_TRUE(json::parse(place.spinepath("bench s.toml --patients 100 --json -").out).contains("machine"));
  EXPECT_FALSE(std::filesystem::exists(place.path() / "-"));
}

TEST(CommandLine, NumbersOutOfRangeAreRefused) {
  const Workplace place;
  for (const char* option : {"--patients 0", "--patients -5", "--patients=-5", "--patients 1.5",
                             "--patients 1e13", "--patients many", "--patients ''", "--threads 1025",
                             "--threads -1", "--seed -1", "--seed 1e17", "--patients"}) {
    const Ran ran = place.spinepath(std::string("run x.toml ") + option);
    EXPECT_EQ(ran.exit_code, usage) << option;
    EXPECT_TRUE(has(ran.err, "spinepath run: --")) << ran.err;
  }
}

TEST(CommandLine, WithoutACommandItShowsHelpAsAMistake) {
  const Workplace place;
  const Ran ran = place.spinepath("");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "Commands:"));
  EXPECT_EQ(place.spinepath("run").exit_code, usage);
}

TEST(CommandLine, AMissingScenarioIsNamed) {
  const Workplace place;
  for (const char* command : {"run", "check", "sources", "explain --patient 1"}) {
    const Ran ran = place.spinepath(std::string(command) + " nowhere.toml");
    EXPECT_EQ(ran.exit_code, file_failure) << command;
    EXPECT_TRUE(has(ran.err, "cannot read nowhere.toml: No such file or directory")) << ran.err;
  }
  EXPECT_EQ(place.spinepath("check .").exit_code, file_failure);
  EXPECT_EQ(place.spinepath("check /dev/zero").exit_code, file_failure);
  EXPECT_EQ(place.shell("\"$S\" new new.toml; cat new.toml | \"$S\" check /dev/stdin").exit_code, ok);
}

TEST(CommandLine, MistakesInTheScenarioAreToldAllAtOnce) {
  const Workplace place;
  place.file("bad.toml", "schema = 2\nfoo = 2\nbar = 3\n");
  for (const char* command : {"run", "check", "sources", "explain --patient 1"}) {
    const Ran ran = place.spinepath(std::string(command) + " bad.toml");
    EXPECT_EQ(ran.exit_code, invalid_scenario);
    EXPECT_TRUE(has(ran.err, "bad.toml:2:1: foo")) << ran.err;
    EXPECT_TRUE(has(ran.err, "bad.toml:3:1: bar")) << ran.err;
    EXPECT_EQ(ran.out, "");
  }
  EXPECT_FALSE(std::filesystem::exists(place.path() / "results"));
}

TEST(CommandLine, MistakesAreJsonForPrograms) {
  const Workplace place;
  place.file("bad.toml", "schema = 2\nfoo = 2\n");
  const json mistakes = json::parse(place.spinepath("check bad.toml --error-format json").err);
  ASSERT_FALSE(mistakes.empty());
  EXPECT_EQ(mistakes[0]["file"], "bad.toml");
  const json missing = json::parse(place.spinepath("check no.toml --error-format json").err);
  EXPECT_TRUE(has(missing[0]["problem"], "No such file"));
}

TEST(CommandLine, TheSchemaIsJson) {
  const Workplace place;
  EXPECT_TRUE(has(json::parse(place.spinepath("schema").out)["$schema"], "2020-12"));
}

}  // namespace
}  // namespace spinepath::cli
