// What holds for every command: nothing that was read is written over, complete results outlive stopped runs,
// and what cannot be written is reported and leaves earlier results as they were.
#include "sim/cli/job.h"

#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/commands.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content;
using test::has;
using test::Ran;
using test::Workplace;

/// A scenario that every command accepts: uncertain, with a budget and a life table of the given name.
std::string scenario_with(const std::string& life_table) {
  return scenario::with("amount = 1000",
                        "amount = { value = 1000, uncertainty = { low = 800, high = 1200 } }") +
         R"([[pathways]]
name = "nothing"
steps = []
[budget]
population = 100_000
eligible = 0.02
years = 2
current = { nothing = 1 }
new = { nothing = [0.9, 0.8], physio_only = [0.1, 0.2] }
[mortality]
life_table = ")" +
         life_table + "\"\n";
}

std::string life_table() {
  std::string text = "age,qx_male,qx_female\n";
  for (int age = 0; age <= 110; ++age) text += std::to_string(age) + ",0.01,0.01\n";
  return text;
}

/// Calls of each command that write all its files into the folder "o".
const std::map<std::string, std::vector<std::string>> writing_calls{
    {"run", {"run s.toml --out o --patients 100 --draws 20 --patients-per-draw 10 --by severity"}},
    {"compare", {"compare s.toml other.toml --out o --patients 100"}},
    {"sensitivity",
     {"sensitivity s.toml --out o --patients 100",
      "sensitivity s.toml --out o --patients 100 --two-way 'treatments.physio.costs.sessions.amount' "
      "utility.at_no_pain --points 2",
      "sensitivity s.toml --out o --patients 100 --threshold treatments.physio.costs.sessions.amount "
      "--range 1 1e6"}},
    {"budget", {"budget s.toml --out o --patients 100"}},
    {"rerun", {}},   // into a folder of its own
    {"merge", {}},   // it carries out the command of the shards
    {"decide", {}},  // it reads no scenario; ADecisionIsNotWrittenOverTheSampleItIsMadeOf
    {"report", {}},  // it reads no scenario; AReportIsNotWrittenOverTheResultsItIsMadeOf
    {"validate", {"validate s.toml --out o --patients 100"}},
    {"verify", {"verify s.toml --out o --patients 100 --only utilities_one"}},
    {"check", {}},
    {"sources", {"sources s.toml --csv o/sources.csv"}},
    {"diagram", {"diagram s.toml --out o/diagram.svg"}},
    {"explain", {}},
    {"schema", {}},
    {"new", {"new o/new.toml"}},
    {"bench", {"bench s.toml --patients 10 --threads 1 --json o/bench.json"}},
    {"completions", {}},
    {"man", {}},
    {"help", {}}};

class Jobs : public testing::Test {
 protected:
  Jobs() { scenario("life.csv"); }
  /// s.toml, and other.toml with another horizon, both with a life table of that name.
  void scenario(const std::string& table) const {
    std::string text = scenario_with(table);
    text.replace(text.find("at_no_pain = 0.9"), 16,
                 "at_no_pain = { value = 0.9, uncertainty = { dist = \"normal\", sd = 0.001 } }");
    text += "[[published]]\nname = \"a trial\"\npathway = \"physio_only\"\noutcome = \"qalys\"\nvalue = 1\n";
    place_.file("s.toml", text);
    place_.file("other.toml", text.replace(text.find("\"2 years\""), 9, "\"3 years\""));
    fs::create_directories((place_.path() / table).parent_path());
    place_.file(table, life_table());
  }
  Ran spinepath(const std::string& arguments) const { return place_.spinepath(arguments); }
  std::string file(const std::string& name) const { return content(place_.path() / name); }
  bool exists(const std::string& name) const { return fs::exists(place_.path() / name); }
  /// Of the folder, sorted, without what the tests keep there.
  std::set<std::string> files_in(const std::string& folder) const {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(place_.path() / folder))
      if (!entry.is_directory()) names.insert(fs::relative(entry.path(), place_.path() / folder).string());
    return names;
  }
  const Workplace place_;
};

TEST_F(Jobs, NoCommandWritesOverWhatItRead) {
  for (const Command& command : commands()) {
    const auto calls = writing_calls.find(std::string(command.name));
    ASSERT_NE(calls, writing_calls.end()) << command.name << ": add here how it writes its files";
    for (const std::string& call : calls->second) {
      fs::remove_all(place_.path() / "o");
      fs::create_directory(place_.path() / "o");
      scenario("life.csv");
      ASSERT_EQ(spinepath(call).exit_code, ok) << call << spinepath(call).err;
      const std::set<std::string> names = files_in("o");
      EXPECT_FALSE(names.empty()) << call;
      for (const std::string& name : names) {
        if (command.name == "new") continue;  // it reads nothing; ANewFileNeverReplacesOne
        fs::remove_all(place_.path() / "o");
        scenario("o/" + name);
        const Ran ran = spinepath(call);
        EXPECT_EQ(ran.exit_code, file_failure) << call << " with the life table " << name << ran.err;
        EXPECT_TRUE(has(ran.err, "cannot write o/" + name + ": this command reads it")) << ran.err;
        EXPECT_EQ(file("o/" + name), life_table()) << call;
      }
    }
  }
}

TEST_F(Jobs, AReportIsNotWrittenOverTheResultsItIsMadeOf) {
  ASSERT_EQ(spinepath("run s.toml --out o --patients 100").exit_code, ok);
  const std::string summary = file("o/summary.json");
  for (const std::string name : {"o/summary.json", "./o/flow.csv"}) {
    const Ran ran = spinepath("report o --out " + name);
    EXPECT_EQ(ran.exit_code, file_failure) << ran.err;
    EXPECT_TRUE(has(ran.err, "cannot write " + name + ": this command reads it")) << ran.err;
  }
  EXPECT_EQ(file("o/summary.json"), summary);
  const std::string scenario = file("s.toml");
  const Ran ran = spinepath("report o --out s.toml");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "cannot write s.toml: it exists and is no report")) << ran.err;
  EXPECT_EQ(file("s.toml"), scenario);
  EXPECT_EQ(spinepath("report o --out r.html").exit_code, ok);
  EXPECT_EQ(spinepath("report o --out r.html").exit_code, ok) << "a report is replaced";
}

TEST_F(Jobs, ADecisionIsNotWrittenOverTheSampleItIsMadeOf) {
  const std::string table = "a,b\n1,2\n2,1\n3,3\n";
  place_.file("t.csv", table);
  ASSERT_EQ(spinepath("decide --cost t.csv --effect t.csv --param t.csv --out o").exit_code, ok);
  const std::set<std::string> names = files_in("o");
  EXPECT_EQ(names.size(), 3u + 10 + 2) << "of it, exports, report.html and files.json";
  for (const std::string& name : names) {
    fs::remove_all(place_.path() / "o");
    fs::create_directories((place_.path() / "o" / name).parent_path());
    place_.file("o/" + name, table);
    const Ran ran = spinepath("decide --cost t.csv --effect t.csv --param o/" + name + " --out o");
    EXPECT_EQ(ran.exit_code, file_failure) << name << ran.err;
    EXPECT_TRUE(has(ran.err, "cannot write o/" + name + ": this command reads it")) << ran.err;
    EXPECT_EQ(file("o/" + name), table);
  }
}

TEST_F(Jobs, AFileOnStdinIsNotWrittenOverEither) {
  const std::string before = file("s.toml");
  const Ran ran = spinepath("sources - --csv s.toml < s.toml");
  EXPECT_EQ(ran.exit_code, file_failure) << ran.err;
  EXPECT_EQ(file("s.toml"), before);
}

TEST_F(Jobs, APartialResultGoesBesideACompleteOne) {
  EXPECT_EQ(spinepath("run s.toml --out o --patients 100 --draws 20 --patients-per-draw 10").exit_code, ok);
  EXPECT_EQ(spinepath("budget s.toml --out b --patients 100 --draws 20 --patients-per-draw 10").exit_code,
            ok);
  const std::string outcomes = file("o/outcomes.csv"), budget = file("b/budget.csv"),
                    list = file("o/files.json");
  for (const std::string call :
       {"run s.toml --out o --patients 200 --quiet", "budget s.toml --out b --quiet"}) {
    const Ran ran = place_.interrupted_after(3, call + std::string(" --draws 1e6 --patients-per-draw 1e4"));
    EXPECT_EQ(ran.exit_code, interrupted) << ran.err;
    EXPECT_TRUE(has(ran.err, "/partial (")) << ran.err;
  }
  EXPECT_EQ(file("o/outcomes.csv"), outcomes);
  EXPECT_EQ(file("o/files.json"), list);
  EXPECT_TRUE(exists("o/draws.csv"));
  EXPECT_EQ(file("b/budget.csv"), budget);
  EXPECT_EQ(json::parse(file("o/partial/summary.json"))["complete"], false);
  EXPECT_EQ(json::parse(file("o/partial/files.json"))["runs"][0]["state"], "partial");
}

TEST_F(Jobs, TheReportIsPrintedAndEarlierResultsStayWhereTheDiskIsFull) {
  EXPECT_EQ(spinepath("run s.toml --out o --patients 100 --quiet").exit_code, ok);
  const std::string outcomes = file("o/outcomes.csv");
  const Ran ran = place_.shell(  // one block: no file fits
      "ulimit -f 1; \"$S\" run s.toml --out o --patients 200 --draws 50 --patients-per-draw 10 "
      "| cat");
  EXPECT_TRUE(has(ran.out, "200 patients, seed 1")) << ran.err;
  EXPECT_TRUE(has(ran.err, "spinepath: cannot write o/draws.csv: File too large")) << ran.err;
  EXPECT_EQ(file("o/outcomes.csv"), outcomes);
  for (const std::string& name : files_in("o")) EXPECT_FALSE(name.starts_with(".spinepath-")) << name;
  EXPECT_EQ(place_
                .shell("ulimit -f 1; \"$S\" run s.toml --out p --patients 200 --draws 50 "
                       "--patients-per-draw 10 > /dev/null")
                .exit_code,
            file_failure);
}

TEST_F(Jobs, WhatAKilledRunLeftAsideIsRemovedByTheNext) {
  fs::create_directories(place_.path() / "o/.spinepath-abcdef");
  place_.file("o/.spinepath-abcdef/.spinepath-staging", "");
  place_.file("o/.spinepath-abcdef/outcomes.csv", "left");
  fs::create_directories(place_.path() / "o/.spinepath-ghijkl");  // killed before it had a file
  fs::create_directories(place_.path() / "o/.spinepath-folder");
  place_.file("o/.spinepath-folder/file", "of the user");
  place_.file("o/.spinepath-mine", "of the user");
  EXPECT_EQ(spinepath("run s.toml --out o --patients 100").exit_code, ok);
  EXPECT_FALSE(exists("o/.spinepath-abcdef"));
  EXPECT_FALSE(exists("o/.spinepath-ghijkl"));
  EXPECT_TRUE(exists("o/.spinepath-folder/file"));
  EXPECT_TRUE(exists("o/.spinepath-mine"));
}

TEST_F(Jobs, EverySignalKeepsWhatIsComplete) {
  for (const char* signal : {"HUP", "TERM", "INT"}) {
    const Ran ran =
        place_.shell(std::string("\"$S\" run s.toml --patients 100 --draws 1e6 --patients-per-draw 10 --out o"
                                 " --quiet > out & pid=$!; sleep 2; kill -") +
                     signal + " $pid; sleep 0.02; kill -" + signal + " $pid; wait $pid");
    EXPECT_EQ(ran.exit_code, interrupted) << signal;
    EXPECT_TRUE(has(ran.err, "spinepath: stopping after the current block; Ctrl-C again ends")) << ran.err;
    EXPECT_TRUE(has(ran.err, "what is complete is in o\n")) << ran.err;
  }
}

TEST_F(Jobs, NohupKeepsARunAlive) {
  const Ran ran = place_.shell(
      "nohup \"$S\" run s.toml --patients 100 --draws 3000 --patients-per-draw 100 --out o > out & pid=$!; "
      "sleep 0.3; kill -HUP $pid; wait $pid");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
}

TEST_F(Jobs, OnlyWhatAnEarlierRunWroteIsReplacedOrRemoved) {
  place_.file("draws.csv", "mine");
  EXPECT_EQ(spinepath("run s.toml --out . --patients 100").exit_code, ok);
  EXPECT_EQ(file("draws.csv"), "mine");
  const Ran ran = spinepath("run s.toml --out . --patients 100 --draws 20 --patients-per-draw 10");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "draws.csv: it exists and no earlier run wrote it")) << ran.err;
  EXPECT_EQ(file("draws.csv"), "mine");
}

TEST_F(Jobs, OneFolderHoldsTheResultsOfOneScenario) {
  EXPECT_EQ(spinepath("run s.toml --out o --patients 100").exit_code, ok);
  EXPECT_EQ(spinepath("sensitivity s.toml --out o --patients 100").exit_code, ok);
  const std::string outcomes = file("o/outcomes.csv");
  Ran ran = spinepath("compare s.toml other.toml --out o --patients 100");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "cannot write o: it holds the results of `run s.toml`; give another --out"))
      << ran.err;
  ran = spinepath("run other.toml --out o --patients 100");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "`sensitivity s.toml`")) << ran.err;
  EXPECT_EQ(file("o/outcomes.csv"), outcomes);
}

TEST_F(Jobs, AnotherScenarioOfTheSameNameNeedsAnotherFolder) {
  EXPECT_EQ(spinepath("run s.toml --patients 100").exit_code, ok);
  place_.shell("mkdir d; sed s,life.csv,../life.csv, other.toml > d/s.toml");
  const Ran ran = spinepath("run d/s.toml --patients 100");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(
      has(ran.err, "cannot write results/s: it holds the results of `run s.toml`; give another --out"))
      << ran.err;
  EXPECT_EQ(spinepath("run d/s.toml --patients 100 --out results/s").exit_code, ok);  // named: replaced
  EXPECT_EQ(spinepath("run s.toml --patients 100").exit_code, file_failure);
  fs::remove_all(place_.path() / "d");
  EXPECT_EQ(spinepath("run s.toml --patients 100").exit_code, ok);  // that scenario was moved away
}

TEST_F(Jobs, AFolderThatCannotTakeTheFilesIsAFailureBeforeTheWork) {
  place_.shell("mkdir o p; ln -s outcomes.csv o/outcomes.csv; echo mine > p/files.json; mkdir -p q/export.d");
  for (const char* out : {"o", "p", "s.toml", "/proc/x"}) {
    const Ran ran = spinepath(std::string("run s.toml --patients 1e12 --out ") + out);
    EXPECT_EQ(ran.exit_code, file_failure) << out;
    EXPECT_TRUE(has(ran.err, "spinepath: cannot write ")) << ran.err;
  }
  EXPECT_EQ(file("p/files.json"), "mine\n");
  if (::geteuid() == 0) return;  // root may do all of the following
  place_.shell("mkdir -p x r/export; chmod a-x x; chmod 0 r/export");
  for (const char* out : {"x", "r"}) {
    const Ran ran = spinepath(std::string("run s.toml --patients 1e12 --draws 20 --out ") + out);
    EXPECT_EQ(ran.exit_code, file_failure) << out << ran.err;
  }
  place_.shell("chmod 755 x r/export");
}

TEST(ResultsFolder, IsNamedByTheScenario) {
  EXPECT_EQ(results_folder("a/four_ways.toml"), "results/four_ways");
  EXPECT_EQ(results_folder("mine.toml", "results/budget"), "results/budget/mine");
  EXPECT_EQ(results_folder("...toml"), "results/...toml");
}

}  // namespace
}  // namespace spinepath::cli
