// The same bits for any number of threads, any size of crowds, and the vector code of any generation of
// processors.
#include <filesystem>
#include <map>

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

/// Of all files but files.json, by name.
std::map<std::string, std::string> files_in(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "files.json")
      files[entry.path().lexically_relative(folder)] = test::content(entry.path());
  return files;
}

/// The C library has its functions in versions for several generations, which it chooses when the program starts.
TEST(SameBytes, OfAllFilesWithoutTheCLibrarysVersionsForNewProcessors) {
  const test::Workplace place;
  const std::string old = "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX2_Usable,-FMA,-AVX512F ";
  const std::map<std::string, std::string> commands{
      {"run", " --patients 2000 --draws 80 --patients-per-draw 100 --by sex"},
      {"budget", " --patients 1000 --draws 20 --patients-per-draw 100"},
      {"sensitivity", " --patients 200 --parameters 'utility.*'"}};
  for (const auto& [command, options] : commands) {
    const std::string line = "\"$S\" " + command + " '" + test::four_ways + "'" + options + " --quiet --out ";
    ASSERT_EQ(place.shell(line + "new_" + command).exit_code, 0) << command;
    ASSERT_EQ(place.shell(old + line + "old_" + command).exit_code, 0) << command;
    const auto expected = files_in(place.path() / ("new_" + command));
    const auto found = files_in(place.path() / ("old_" + command));
    EXPECT_GT(expected.size(), 2u) << command;
    EXPECT_EQ(found.size(), expected.size()) << command;
    for (const auto& [name, text] : expected)
      EXPECT_TRUE(found.contains(name) && found.at(name) == text) << command << ": " << name << " differs";
  }
}

}  // namespace
}  // namespace spinepath
