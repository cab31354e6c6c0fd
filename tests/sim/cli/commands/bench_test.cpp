// What `bench` prints and writes. The times themselves are the machine's.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/engine/random/chance.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::has;
using test::Ran;

class BenchCommand : public testing::Test {
 protected:
  BenchCommand() { place_.spinepath("new s.toml"); }
  Ran bench(const std::string& options) const {
    return place_.spinepath("bench s.toml --patients 200 " + options);
  }
  test::Workplace place_;
};

TEST_F(BenchCommand, PrintsATableOfAllThreadCounts) {
  const Ran ran = bench("--threads 1,2");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  for (const char* part :
       {"s.toml: 200 patients", "7 repetitions after a warm-up", "patient-pathways/s", "efficiency per core",
        "peak, MB", "\n      1  ", "\n      2  ", "times that of its random numbers alone"})
    EXPECT_TRUE(has(ran.out, part)) << part << "\n" << ran.out;
}

TEST_F(BenchCommand, WritesAllRepetitionsAsJson) {
  const Ran ran = bench("--threads 2,1 --repetitions 8 --json deep/er/b.json");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  const json record = json::parse(test::content(place_.path() / "deep/er/b.json"));
  for (const char* key : {"version", "commit", "time", "scenario_hash", "random_numbers"})
    EXPECT_TRUE(record.contains(key)) << key;
  EXPECT_EQ(record["generator"], generator_id);
  EXPECT_EQ(record["repetitions"], 8);
  EXPECT_FALSE(record["machine"]["processor"].get<std::string>().empty());
  EXPECT_GE(record["machine"]["cores"], 1);
  ASSERT_EQ(record["threads"].size(), 2u);
  EXPECT_EQ(record["threads"][0]["threads"], 1);
  for (const json& row : record["threads"]) {
    EXPECT_EQ(row["seconds"].size(), 8u);
    EXPECT_GT(row["patients_per_second"]["low"], 0);
    EXPECT_GT(row["peak_memory_bytes"], 0);
  }
  EXPECT_EQ(record["random_numbers"]["seconds"].size(), 8u);
}

TEST_F(BenchCommand, WithoutOneThreadThereIsNoEfficiency) {
  EXPECT_EQ(bench("--threads 2 --json b.json").exit_code, ok);
  const json record = json::parse(test::content(place_.path() / "b.json"));
  EXPECT_TRUE(record["threads"][0]["efficiency_per_core"].is_null());
  EXPECT_TRUE(record["random_numbers"]["patient_pathway_over_its_random_numbers"].is_null());
}

TEST_F(BenchCommand, RefusesWrongLists) {
  for (const char* options : {"--threads ''", "--threads 0", "--threads 1,1", "--threads 1,,2",
                              "--threads 1,x", "--threads 2000", "--repetitions 6", "--patients 0"}) {
    const Ran ran = place_.spinepath(std::string("bench s.toml ") + options);
    EXPECT_EQ(ran.exit_code, usage) << options;
    EXPECT_TRUE(has(ran.err, "spinepath bench: --")) << ran.err;
  }
}

TEST_F(BenchCommand, AFileThatCannotBeWrittenIsToldBeforeTheWork) {
  // 1e12 patients take days: it must fail before.
  const Ran ran = place_.shell("timeout 20 \"$S\" bench s.toml --patients 1e12 --json s.toml/b.json");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "spinepath: cannot write ")) << ran.err;
}

TEST_F(BenchCommand, CtrlCEndsItAndLeavesNothing) {
  const Ran ran = place_.interrupted_after(0.5, "bench s.toml --patients 1e12 --json x/b.json", 1);
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_EQ(ran.err, test::stopped_without_results);
  EXPECT_FALSE(std::filesystem::exists(place_.path() / "x"));
}

}  // namespace
}  // namespace spinepath::cli
