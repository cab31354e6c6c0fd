#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::has;
using test::Ran;
namespace fs = std::filesystem;

/// Commands whose work can be saved, each with several pieces of it.
const std::map<std::string, std::string> saved_commands{
    {"run", "run '" + test::four_ways + "' --patients 9000 --draws 40 --patients-per-draw 300 --by severity"},
    {"budget", "budget '" + test::four_ways + "' --patients 5000 --draws 30 --patients-per-draw 300"},
    {"sensitivity", "sensitivity '" + test::four_ways + "' --patients 300 --parameters 'utility.*'"},
    {"compare", "compare '" + test::four_ways +
                    "' '" SPINEPATH_ROOT
                    "/scenarios/sham_controlled.toml' --patients 5000 --draws 12 --patients-per-draw 100"}};

class SavedRuns : public testing::Test {
 protected:
  Ran spinepath(const std::string& arguments) const { return place_.spinepath(arguments); }
  Ran done(const std::string& arguments) const {
    const Ran ran = spinepath(arguments + (arguments.starts_with("new") ? "" : " --quiet"));
    EXPECT_EQ(ran.exit_code, ok) << arguments << "\n" << ran.err;
    return ran;
  }
  /// Of the tables in a folder, by name.
  std::map<std::string, std::string> tables(const std::string& folder) const {
    std::map<std::string, std::string> tables;
    for (const auto& entry : fs::recursive_directory_iterator(place_.path() / folder))
      if (entry.path().extension() == ".csv")
        tables[entry.path().lexically_relative(place_.path() / folder)] = test::content(entry.path());
    return tables;
  }
  void expect_same_tables(const std::string& plain, const std::string& other) const {
    const auto expected = tables(plain), found = tables(other);
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(found.size(), expected.size());
    for (const auto& [name, text] : expected)
      EXPECT_TRUE(found.contains(name) && found.at(name) == text) << other << "/" << name << " differs";
  }
  std::set<std::string> files(const std::string& folder) const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(place_.path() / folder))
      names.insert(entry.path().filename());
    return names;
  }
  /// Kills the command when it has saved so many times; whether it was not at its end by then.
  bool killed_after(int saves, const std::string& arguments) const {
    const Ran ran = place_.shell(
        "mkdir -p d; before=$(ls d | grep -c spx); \"$S\" " + arguments +
        " --quiet > /dev/null 2>&1 & pid=$!; while kill -0 $pid 2>/dev/null && [ $(ls d | grep -c spx) -lt "
        "$((before + " +
        std::to_string(saves) + ")) ]; do sleep 0.01; done; kill -KILL $pid 2>/dev/null; wait $pid");
    return ran.exit_code == 137;
  }

  const test::Workplace place_;
};

TEST_F(SavedRuns, KilledAtFivePointsAndResumedAWholeRunHasTheSameBytes) {
  for (const auto& [name, command] : saved_commands) {
    done(command + " --out plain");
    const std::string saved = command + " --out resumed --save d --save-every 0 --threads 2";
    int killed = 0;
    for (const int saves : {1, 2, 1, 3, 2}) killed += killed_after(saves, saved) ? 1 : 0;
    EXPECT_GT(killed, 0) << name;
    const Ran last = spinepath(saved);
    EXPECT_EQ(last.exit_code, ok) << last.err;
    EXPECT_TRUE(has(last.err, " already\n")) << last.err;
    expect_same_tables("plain", "resumed");
    EXPECT_EQ(files("d"), std::set<std::string>{"saved.spx"}) << name;
    for (const char* folder : {"plain", "resumed", "d"}) fs::remove_all(place_.path() / folder);
  }
}

TEST_F(SavedRuns, FiveShardsMergedHaveTheSameBytes) {
  for (const auto& [name, command] : saved_commands) {
    done(command + " --out plain");
    for (const int k : {4, 1, 5, 2, 3}) done(command + " --save d --shard " + std::to_string(k) + "/5");
    EXPECT_EQ(files("d"), (std::set<std::string>{"shard-1-of-5.spx", "shard-2-of-5.spx", "shard-3-of-5.spx",
                                                 "shard-4-of-5.spx", "shard-5-of-5.spx"}));
    done("merge d --out merged");
    expect_same_tables("plain", "merged");
    for (const char* folder : {"plain", "merged", "d"}) fs::remove_all(place_.path() / folder);
  }
}

TEST_F(SavedRuns, AShardThatWasStoppedGoesOn) {
  const std::string& command = saved_commands.at("run");
  done(command + " --out plain");
  done(command + " --save d --shard 1/2");
  const std::string second = command + " --save d --shard 2/2 --save-every 0";
  killed_after(2, second);
  done(second);
  done("merge d --out merged");
  expect_same_tables("plain", "merged");
}

TEST_F(SavedRuns, MorePatientsAndDrawsAddOnlyWhatIsMissing) {
  const std::string command = "run '" + test::four_ways + "' --patients-per-draw 300 ";
  done(command + "--patients 5000 --draws 10 --out o --save d");
  const auto few = fs::file_size(place_.path() / "d/saved.spx");
  done(command + "--patients 9000 --draws 25 --out plain");
  const Ran more = spinepath(command + "--patients 9000 --draws 25 --out more --save d");
  EXPECT_EQ(more.exit_code, ok) << more.err;
  EXPECT_TRUE(has(more.err, "d has 5,000 patients and 10 runs already\n")) << more.err;
  expect_same_tables("plain", "more");
  EXPECT_GT(fs::file_size(place_.path() / "d/saved.spx"), few);
}

TEST_F(SavedRuns, AStoppedRunSaysThatTheSameCommandGoesOn) {
  const Ran ran =
      place_.interrupted_after(1.5, "run '" + test::four_ways + "' --patients 1e9 --out o --save d --quiet");
  EXPECT_EQ(ran.exit_code, interrupted) << ran.err;
  EXPECT_TRUE(has(ran.err,
                  "interrupted; nothing was written; what was done is in d, and the same command goes on "
                  "from there\n"))
      << ran.err;
  EXPECT_FALSE(files("d").empty());
}

TEST_F(SavedRuns, WorkOfAnotherScenarioSeedOrQuestionIsRefused) {
  done("new s.toml");
  done("run s.toml --patients 2000 --out o --save d");
  const auto refused = [&](const std::string& command, const std::string& why) {
    const Ran ran = spinepath(command + " --out p --save d");
    EXPECT_EQ(ran.exit_code, file_failure) << command;
    EXPECT_TRUE(has(ran.err, "d/saved.spx " + why)) << ran.err;
    EXPECT_TRUE(has(ran.err, "Remove it, or use another folder")) << ran.err;
    EXPECT_FALSE(fs::exists(place_.path() / "p"));
  };
  refused("run s.toml --patients 2000 --seed 99", "is of seed");
  refused("run s.toml --patients 2000 --by severity", "is of another command: run; not run --by=severity");
  refused("sensitivity s.toml --patients 2000", "is of another command");
  place_.file("s.toml", test::content(place_.path() / "s.toml") + "# changed\n");
  refused("run s.toml --patients 2000", "is of another scenario, or of this one before a change");
}

TEST_F(SavedRuns, DamagedFilesAreNamedAndKept) {
  const std::string command = "run '" + test::four_ways + "' --patients 2000 --save d --out ";
  done(command + "o");
  const std::string whole = test::content(place_.path() / "d/saved.spx");
  for (const std::string& damaged :
       {whole.substr(0, whole.size() / 2), whole.substr(0, 40), std::string("nothing")}) {
    place_.file("d/saved.spx", damaged);
    for (const std::string& call : {command + "p", std::string("merge d --out p")}) {
      const Ran ran = spinepath(call);
      EXPECT_EQ(ran.exit_code, file_failure) << ran.err;
      EXPECT_TRUE(has(ran.err, "d/saved.spx is ")) << ran.err;
      EXPECT_EQ(test::content(place_.path() / "d/saved.spx"), damaged);
    }
  }
}

TEST_F(SavedRuns, MissingDoubledAndForeignShardsAreNamed) {
  const std::string command =
      "run '" + test::four_ways + "' --patients 9000 --draws 20 --patients-per-draw 200";
  for (const int k : {1, 3, 4}) done(command + " --save d --shard " + std::to_string(k) + "/4");
  const Ran missing = spinepath("merge d --out m");
  EXPECT_EQ(missing.exit_code, file_failure);
  EXPECT_TRUE(has(missing.err, "spinepath merge: d: missing: shard 2 of 4; run them again, or --partial"))
      << missing.err;
  EXPECT_FALSE(fs::exists(place_.path() / "m"));

  const Ran partial = spinepath("merge d --out m --partial");
  EXPECT_EQ(partial.exit_code, interrupted) << partial.err;
  EXPECT_TRUE(has(partial.err, "5 of 20 runs are missing")) << partial.err;
  EXPECT_TRUE(has(test::content(place_.path() / "m/files.json"), "\"partial\"")) << partial.err;
  const std::string summary = test::content(place_.path() / "m/summary.json");
  EXPECT_TRUE(has(summary, "\"complete\": false")) << partial.err;
  EXPECT_TRUE(has(summary, "of 9,000 patients and 5 of 20 runs are missing")) << partial.err;

  done(command + " --save d --shard 2/4");
  fs::copy(place_.path() / "d/shard-2-of-4.spx", place_.path() / "d/shard-2-of-4.copy.spx");
  const Ran copies = spinepath("merge d --out m");
  EXPECT_EQ(copies.exit_code, ok) << copies.err;
  EXPECT_TRUE(
      has(copies.err, "warning: shard 2 of 4 is in d/shard-2-of-4.copy.spx and in d/shard-2-of-4.spx"))
      << copies.err;
  done(command + " --out plain");
  expect_same_tables("plain", "m");

  done(command + " --seed 5 --save e --shard 1/4");
  fs::copy(place_.path() / "e/shard-1-of-4.spx", place_.path() / "d/foreign.spx");
  const Ran foreign = spinepath("merge d --out m");
  EXPECT_EQ(foreign.exit_code, file_failure);
  EXPECT_TRUE(has(foreign.err, "d/foreign.spx")) << foreign.err;
  EXPECT_TRUE(has(foreign.err, "seed")) << foreign.err;
}

TEST_F(SavedRuns, AFolderIsUsedByOneProcessAtATime) {
  const std::string command = "run '" + test::four_ways + "' --patients 1e9 --quiet --save d --out ";
  const Ran ran = place_.shell("\"$S\" " + command + "o & pid=$!; sleep 1; \"$S\" " + command +
                               "p; code=$?; kill -KILL $pid; wait $pid; exit $code");
  EXPECT_EQ(ran.exit_code, file_failure) << ran.err;
  EXPECT_TRUE(has(ran.err, "cannot write d: a running process saves there")) << ran.err;
  // The lock of a killed process is no lock.
  EXPECT_EQ(place_.interrupted_after(1, command + "o").exit_code, interrupted);
}

TEST_F(SavedRuns, AFolderThatCannotBeWrittenIsAClearError) {
  const std::string command = "run '" + test::four_ways + "' --patients 9000 --out o --save ";
  EXPECT_EQ(spinepath(command + "/proc/x").exit_code, file_failure);
  place_.file("f", "");
  EXPECT_EQ(spinepath(command + "f").exit_code, file_failure);
}

TEST_F(SavedRuns, ResultsDoNotDependOnSavesThatFail) {
  const std::string command = "run '" + test::four_ways + "' --patients 9000 --no-report --quiet --out ";
  done(command + "plain");
  for (const char* every : {"", " --save-every 0"}) {
    const Ran full =
        place_.shell("ulimit -f 1400; \"$S\" " + command + "o --save d" + every + " > /dev/null");
    EXPECT_EQ(full.exit_code, file_failure) << full.err;
    EXPECT_TRUE(has(full.err, "spinepath: cannot write d/saved")) << full.err;
    expect_same_tables("plain", "o");
  }
  const Ran shard = place_.shell("ulimit -f 200; \"$S\" " + command + "o --save e --shard 1/2");
  EXPECT_EQ(shard.exit_code, file_failure) << shard.err;
  EXPECT_TRUE(has(shard.err, "the shard is not complete")) << shard.err;
  const Ran merged = spinepath("merge e");
  EXPECT_EQ(merged.exit_code, file_failure) << merged.err;
}

TEST_F(SavedRuns, PipesAndFoldersWithTheNameOfAFileAreRefused) {
  const std::string command = "run '" + test::four_ways + "' --patients 2000 --quiet --out o --save d";
  const Ran pipe = place_.shell("mkdir d; mkfifo d/x.spx; timeout 20 \"$S\" " + command);
  EXPECT_EQ(pipe.exit_code, file_failure) << pipe.err;
  EXPECT_TRUE(has(pipe.err, "d/x.spx is not a file. Remove it, or use another folder")) << pipe.err;
}

TEST_F(SavedRuns, ShardsOfAnotherFolderAreMergedWithTheScenarioThere) {
  fs::create_directories(place_.path() / "work/x");
  ASSERT_EQ(place_.shell("cd work && \"$S\" new x/s.toml").exit_code, ok);
  for (const char* k : {"1", "2"})
    ASSERT_EQ(
        place_
            .shell(std::string("cd work && \"$S\" run x/s.toml --patients 5000 --quiet --save sh --shard ") +
                   k + "/2")
            .exit_code,
        ok);
  ASSERT_EQ(place_.shell("cd work && \"$S\" run x/s.toml --patients 5000 --quiet --out ../plain").exit_code,
            ok);
  done("merge work/sh --out merged");
  expect_same_tables("plain", "merged");
  EXPECT_EQ(place_.shell("cd work/x && \"$S\" run ./s.toml --patients 6000 --quiet --save ../sh --shard 1/2")
                .exit_code,
            ok);  // the file is known by its bytes
}

TEST_F(SavedRuns, OneOfOneIsAShardToo) {
  done("new s.toml");
  done("run s.toml --patients 2000 --save d --shard 1/1");
  EXPECT_EQ(files("d"), std::set<std::string>{"shard-1-of-1.spx"});
  done("merge d --out merged");
  done("run s.toml --patients 2000 --out plain");
  expect_same_tables("plain", "merged");
}

/// With a program in place of sbatch that carries out every job at once; shard 2 fails the first time.
TEST_F(SavedRuns, TheScriptForSlurmRunsMergesAndResubmitsWhatFailed) {
  place_.file("sbatch",
              "#!/bin/sh\n"
              "for word; do\n"
              "  case $word in --array=*) list=${word#--array=};; esac\n"
              "  last=$word\n"
              "done\n"
              "echo \"${list:-merge}\" >> submitted\n"
              "[ \"${list:-}\" = 1-3 ] && list=1,2,3\n"
              "for k in $(echo \"${list:-0}\" | tr , ' '); do\n"
              "  if [ $k = 2 ] && [ ! -e failed ]; then touch failed; continue; fi\n"
              "  SLURM_ARRAY_TASK_ID=$k sh -c \"$last\" >> log 2>&1\n"
              "done\n"
              "echo 17\n");
  const std::string command = "run '" + test::four_ways + "' --patients 6000";
  const Ran ran = place_.shell("chmod +x sbatch; PATH=\"$PWD:$PATH\" SPINEPATH=\"$S\" '" SPINEPATH_ROOT
                               "/bench/cluster/slurm.sh' 3 d merged " +
                               command);
  EXPECT_EQ(ran.exit_code, ok) << ran.err << test::content(place_.path() / "log");
  EXPECT_EQ(test::content(place_.path() / "submitted"), "1-3\nmerge\n2\nmerge\n");
  done(command + " --out plain");
  expect_same_tables("plain", "merged");
}

TEST_F(SavedRuns, OptionsThatDoNotGoTogetherAreRefused) {
  const std::string command = "run '" + test::four_ways + "' ";
  for (const char* options :
       {"--shard 1/2", "--save-every 5", "--save d --shard 3/2", "--save d --shard 0/2", "--save d --shard x",
        "--save d --shard 1/2 --merge complete", "--save d --shard 1/2 --precision qalys:0.01"})
    EXPECT_EQ(spinepath(command + options).exit_code, usage) << options;
  done("new s.toml");
  EXPECT_EQ(place_.shell("\"$S\" run - --save d --shard 1/2 < s.toml").exit_code, usage);
  EXPECT_EQ(spinepath("merge none").exit_code, file_failure);
}

}  // namespace
}  // namespace spinepath::cli
