// Ranks of an MPI job give the bytes of the program alone. Skipped where spinepath-mpi was not built.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::has;
using test::Ran;
namespace fs = std::filesystem;

const std::map<std::string, std::string> shared_commands{
    {"run", "run '" + test::four_ways + "' --patients 9000 --draws 24 --patients-per-draw 300 --by severity"},
    {"precise", "run '" + test::four_ways + "' --patients 9000 --precision qalys:0.02"},
    {"budget", "budget '" + test::four_ways + "' --patients 5000 --draws 20 --patients-per-draw 300"},
    {"sensitivity", "sensitivity '" + test::four_ways + "' --patients 300 --parameters 'utility.*'"},
    {"compare", "compare '" + test::four_ways +
                    "' '" SPINEPATH_ROOT
                    "/scenarios/sham_controlled.toml' --patients 5000 --draws 12 --patients-per-draw 100"}};

class Processes : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(program_)) GTEST_SKIP() << "no " << program_;
  }
  Ran on_ranks(int ranks, const std::string& arguments) const { return place_.shell(job(ranks) + arguments); }
  std::string job(int ranks) const {
    return "mpirun --allow-run-as-root --oversubscribe -n " + std::to_string(ranks) + " '" + program_ + "' ";
  }
  /// By name, without files.json, which says when and how they were made.
  std::map<std::string, std::string> results(const std::string& folder) const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(place_.path() / folder))
      if (entry.is_regular_file() && entry.path().filename() != "files.json")
        files[entry.path().lexically_relative(place_.path() / folder)] = test::content(entry.path());
    return files;
  }

  const std::string program_ = SPINEPATH_BINARY "-mpi";
  const test::Workplace place_;
};

TEST_F(Processes, OneToFourRanksGiveTheBytesOfOneProcess) {
  for (const auto& [name, command] : shared_commands) {
    const Ran alone = place_.spinepath(command + " --quiet --out alone");
    EXPECT_EQ(alone.exit_code, ok) << alone.err;
    for (const int ranks : name == "run" ? std::vector{1, 2, 3, 4} : std::vector{3}) {
      const Ran ran = on_ranks(ranks, command + " --quiet --out shared");
      EXPECT_EQ(ran.exit_code, ok) << ran.err;
      EXPECT_EQ(ran.out, alone.out);
      EXPECT_EQ(ran.err, alone.err);
      const auto expected = results("alone"), found = results("shared");
      EXPECT_EQ(found.size(), expected.size());
      for (const auto& [file, text] : expected)
        EXPECT_TRUE(found.contains(file) && found.at(file) == text)
            << name << ", " << ranks << " ranks: " << file << " differs";
      EXPECT_TRUE(
          has(test::content(place_.path() / "shared/files.json"), "\"processes\": " + std::to_string(ranks)));
    }
    for (const char* folder : {"alone", "shared"}) fs::remove_all(place_.path() / folder);
  }
}

TEST_F(Processes, AKilledRankEndsTheJobWithSavedWorkThatResumes) {
  const std::string command =
      "run '" + test::four_ways + "' --patients 9000 --draws 100 --patients-per-draw 1500 --quiet --out ";
  const std::string saved = command + "o --save d --save-every 0 ";
  const Ran killed = place_.shell(
      job(3) + saved +
      "& job=$!; while kill -0 $job && [ $(ls d 2>/dev/null | grep -c spx) -lt 4 ]; do sleep 0.02; done; "
      "pkill -KILL -n -P $job; wait $job");
  EXPECT_NE(killed.exit_code, ok);
  EXPECT_TRUE(has(killed.err, "exited on signal 9")) << killed.err;
  const Ran resumed = place_.spinepath(saved);
  EXPECT_EQ(resumed.exit_code, ok) << resumed.err;
  const Ran alone = place_.spinepath(command + "alone");
  EXPECT_EQ(resumed.out, alone.out);
  const auto expected = results("alone"), found = results("o");
  for (const auto& [file, text] : expected)
    EXPECT_TRUE(found.contains(file) && found.at(file) == text) << file;
  // Other numbers of ranks go on from there as well.
  EXPECT_EQ(on_ranks(2, saved).exit_code, ok);
}

TEST_F(Processes, WhatAllRefuseIsReportedOnce) {
  const Ran ran = on_ranks(3, "run '" + test::four_ways + "' --patietns 5");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "unknown option --patietns"));
  EXPECT_FALSE(has(ran.err, "rank")) << ran.err;
  const Ran shard = on_ranks(2, "run '" + test::four_ways + "' --save d --shard 1/2");
  EXPECT_EQ(shard.exit_code, usage);
  EXPECT_TRUE(has(shard.err, "--shard: the processes of this job divide the work already")) << shard.err;
}

TEST_F(Processes, ARankWithoutTheScenarioIsNamed) {
  place_.spinepath("new s.toml");
  const Ran ran = place_.shell(
      "cat > rank.sh <<'END'\n"
      "[ \"$OMPI_COMM_WORLD_RANK\" = 1 ] && mkdir -p empty && cd empty\n"
      "exec '" +
      program_ +
      "' run s.toml --patients 50000000 --out o --save d --save-every 0\n"
      "END\n"
      "mpirun --allow-run-as-root --oversubscribe -n 2 sh rank.sh");
  EXPECT_NE(ran.exit_code, ok);
  EXPECT_TRUE(has(ran.err, "spinepath-mpi: rank 1 on ")) << ran.err;
  EXPECT_TRUE(has(ran.err, "failed: spinepath: cannot read s.toml")) << ran.err;
}

TEST_F(Processes, OtherCommandsAreThoseOfTheLeader) {
  const Ran check = on_ranks(3, "check '" + test::four_ways + "'");
  EXPECT_EQ(check.exit_code, ok) << check.err;
  EXPECT_EQ(check.out, place_.spinepath("check '" + test::four_ways + "'").out);
  EXPECT_EQ(on_ranks(3, "new s.toml").exit_code, ok);
}

}  // namespace
}  // namespace spinepath::cli
