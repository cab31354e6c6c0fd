// What --dry-run says before the work, against what the work then takes.
#include "sim/cli/plan/plan.h"

#include <gtest/gtest.h>

#include "sim/cli/stages/run_plan.h"
#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::has;
using test::Ran;
using test::Workplace;
namespace fs = std::filesystem;

/// A command on four_ways.toml.
std::string on_four_ways(const std::string& command, const std::string& options) {
  return command + " '" + test::four_ways + "' " + options;
}

double size_of_files(const fs::path& folder) {
  double size = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) size += static_cast<double>(entry.file_size());
  return size;
}

scenario::Scenario whole_four_ways() { return *load(test::four_ways, ErrorFormat::text).scenario; }

TEST(BytesText, UsesTheUnitThatFits) {
  EXPECT_EQ(bytes_text(1), "1 kB");
  EXPECT_EQ(bytes_text(12'300), "13 kB");
  EXPECT_EQ(bytes_text(12.34e6), "12.3 MB");
  EXPECT_EQ(bytes_text(1.5e9), "1.5 GB");
  EXPECT_EQ(bytes_text(32.1e9), "32.1 GB");
  EXPECT_EQ(bytes_text(12'345e12), "12,300 TB");
}

TEST(DryRun, SaysWhatWouldBeDoneAndWritesNothing) {
  const Workplace place;
  const Ran ran = place.spinepath(on_four_ways(
      "run", "--patients 3000 --draws 20 --patients-per-draw 100 -j 2 --save saved --out o --dry-run"));
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  for (const char* part : {"3,000 patients", "20 draws of 100 patients: 2,000 patients",
                           "21 runs, 5,000 patients, each in 5 pathways", "threads   2", "memory    about",
                           "of results in o", "of partial results in saved", "time      about"})
    EXPECT_TRUE(has(ran.out, part)) << part << "\n" << ran.out;
  EXPECT_FALSE(fs::exists(place.path() / "o"));
  EXPECT_FALSE(fs::exists(place.path() / "saved"));
}

TEST(DryRun, IsKnownToTheCommandsThatTakeLong) {
  const Workplace place;
  for (const char* command : {"sensitivity", "budget", "compare --evidence=controlled,observed"}) {
    const Ran ran = place.spinepath(on_four_ways(command, "--patients 2000 --out o --dry-run"));
    EXPECT_EQ(ran.exit_code, ok) << ran.err;
    EXPECT_TRUE(has(ran.out, "memory    about")) << ran.out;
    EXPECT_FALSE(fs::exists(place.path() / "o")) << command;
  }
}

TEST(DryRun, OfAShardIsAboutItsPart) {
  const Workplace place;
  const Ran ran = place.spinepath(on_four_ways("run", "--patients 4000 --save saved --shard 2/4 --dry-run"));
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "25 % of it, a shard")) << ran.out;
  EXPECT_FALSE(has(ran.out, "of results")) << ran.out;
}

// 1e8 draws of 14 kB and more are above 1 TB.
TEST(Plan, WithoutEnoughMemoryIsRefusedBeforeAnythingIsWritten) {
  const Workplace place;
  for (const char* dry : {"", " --dry-run"}) {
    const Ran ran = place.spinepath(on_four_ways("run", std::string("--draws 1e8 --out o") + dry));
    EXPECT_EQ(ran.exit_code, does_not_fit);
    EXPECT_TRUE(has(ran.err, "TB of memory")) << ran.err;
    EXPECT_TRUE(has(ran.err, "nothing was started")) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_FALSE(fs::exists(place.path() / "o"));
  }
}

TEST(Plan, HeedsTheLimitOfTheShell) {
  const Workplace place;
  const std::string call = "ulimit -v 2000000; \"$S\" " + on_four_ways("run", "--out o --dry-run --draws ");
  EXPECT_EQ(place.shell(call + "1e3").exit_code, ok);
  EXPECT_EQ(place.shell(call + "2e5").exit_code, does_not_fit);
}

// Half of 1e8 draws of 42 kB: 2 TB.
TEST(Plan, WithoutEnoughDiskIsRefused) {
  const Workplace place;
  if (fs::space(place.path()).available > 2'000'000'000'000) GTEST_SKIP() << "the disk is large enough";
  const Ran ran = place.spinepath(on_four_ways("run", "--draws 1e8 --shard 1/2 --save saved"));
  EXPECT_EQ(ran.exit_code, does_not_fit);
  EXPECT_TRUE(has(ran.err, "saved: about 2.09 TB would be written")) << ran.err;
  EXPECT_FALSE(fs::exists(place.path() / "saved"));
}

TEST(DrawSizes, AreThoseOfTheContainersOfAPsa) {
  const scenario::Scenario scenario = whole_four_ways();
  const PsaOptions options{.draws = 60, .patients = 70, .threads = 2};
  const Psa psa = run_psa(scenario, options, {});
  const PsaSample& sample = psa.sample;
  const std::size_t doubles =
      sample.parameter_values.capacity() + psa.estimates.capacity() + sample.mean.capacity();
  const double held = static_cast<double>(8 * doubles + 4 * sample.offsets.capacity());
  const DrawSizes sizes = sizes_of_draws(scenario, options);
  EXPECT_DOUBLE_EQ(60 * sizes.kept, held);
}

TEST(DrawSizes, AreThoseOfTheFilesOfARun) {
  const Workplace place;
  const std::string run = "run --quiet --patients 2000 --save ";
  ASSERT_EQ(place.spinepath(on_four_ways(run + "s0", "--out o0")).exit_code, ok);
  ASSERT_EQ(
      place.spinepath(on_four_ways(run + "s1", "--out o1 --draws 300 --patients-per-draw 100")).exit_code,
      ok);
  const DrawSizes sizes = sizes_of_draws(whole_four_ways(), {.draws = 300, .patients = 100, .threads = 2});
  const double saved = size_of_files(place.path() / "s1") - size_of_files(place.path() / "s0");
  EXPECT_NEAR(300 * sizes.saved / saved, 1, 0.01);
  double drawn = 0;
  for (const char* name : {"draws.csv", "parameters.csv", "export/cost.csv", "export/effect.csv",
                           "export/param.csv", "export/psa_long.csv"})
    drawn += static_cast<double>(fs::file_size(place.path() / "o1" / name));
  EXPECT_NEAR(300 * sizes.results / drawn, 1, 0.03);
}

}  // namespace
}  // namespace spinepath::cli
