// The same bits for any number of threads, any size of crowds, and the vector code of any generation of
// processors.
#include <gtest/gtest.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath {
namespace {

/// For a shipped scenario, and one with a natural course, contexts and every kind of event.
class SameBits : public testing::TestWithParam<const char*> {
 protected:
  std::string tables(const RunOptions& options) const {
    const Results results = summarise(model_, *run(model_, options, {}));
    return output::outcomes_csv(scenario_, results) + output::differences_csv(scenario_, results);
  }
  const std::string file_ = SPINEPATH_ROOT + std::string("/") + GetParam();
  scenario::Scenario scenario_ = *scenario::read_scenario(file_).scenario;
  CareModel model_ = scenario::compile(scenario_);
};

TEST_P(SameBits, ForAnyNumberOfThreads) {
  const std::string one = tables({.patients = 5003, .threads = 1});
  for (const int threads : {2, 3, 7, 16})
    EXPECT_EQ(tables({.patients = 5003, .threads = threads}), one) << threads;
}

TEST_P(SameBits, ForAnySizeOfCrowds) {
  const std::string usual = tables({.patients = 5003, .threads = 1});
  for (const std::size_t crowd : {8, 24, 64, 136, 1024, 4096})
    EXPECT_EQ(tables({.patients = 5003, .threads = 2, .crowd = crowd}), usual) << crowd;
}

TEST_P(SameBits, ForTheVectorCodeOfAnyGenerationOfProcessors) {
  const std::string usual = tables({.patients = 3001, .seed = 1});
  const std::filesystem::path folder = std::filesystem::path(SPINEPATH_BINARY).parent_path() / "tests";
  const std::pair<const char*, bool> generations[] = {
      {"x86-64", true},
      {"x86-64-v3", __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")},
      {"x86-64-v4", __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")}};
  for (const auto& [generation, runs_here] : generations) {
    const std::filesystem::path program = folder / (std::string("spinepath_") + generation);
    if (!std::filesystem::exists(program)) GTEST_SKIP() << "built by g++ for x86-64, release, only";
    if (!runs_here) continue;
    const test::Workplace place;
    const test::Ran ran =
        place.shell(program.string() + " run " + file_ + " --patients 3001 --quiet --out out");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(test::content(place.path() / "out/outcomes.csv") +
                  test::content(place.path() / "out/differences.csv"),
              usual)
        << generation;
  }
}

INSTANTIATE_TEST_SUITE_P(Of, SameBits,
                         testing::Values("scenarios/four_ways.toml",
                                         "tests/independent/scenarios/mech_10_everything.toml"));

}  // namespace
}  // namespace spinepath
