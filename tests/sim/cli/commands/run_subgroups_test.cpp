// Subgroups with a PSA: files, tables, report, and that they are the run taken apart.
#include <cmath>
#include <map>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/csv_rows.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::csv_rows;
using test::has;
using test::Ran;

class RunBySubgroup : public testing::Test {
 protected:
  Ran run(const std::string& options) const {
    return place_.spinepath("run " + test::four_ways +
                            " --draws 30 --patients-per-draw 640 --by sex --no-report -q " + options);
  }
  test::Workplace place_;
};

// Without a control variate, and with a cohort that is not uncertain, the means of the subgroups, weighted by their
// shares, are those of the whole PSA.
TEST_F(RunBySubgroup, IsThePsaTakenApart) {
  place_.spinepath("new s.toml");
  place_.shell("printf '\n[decision]\nthresholds = [41_900, 100_000]\n' >> s.toml");
  const Ran ran = place_.spinepath(
      "run s.toml --patients 640 --draws 30 --patients-per-draw 640 --by sex --no-report -q --out o");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  std::map<std::string, double> parts, whole;  // net benefit by threshold and pathway
  for (auto& row : csv_rows(content(place_.path() / "o/subgroup_decision.csv")))
    parts[row["threshold"] + row["pathway"]] += std::stod(row["share"]) * std::stod(row["nmb"]);
  for (auto& row : csv_rows(content(place_.path() / "o/decision.csv")))
    if (row["view"] == "health_care") whole[row["threshold"] + row["pathway"]] = std::stod(row["nmb"]);
  ASSERT_EQ(parts.size(), 2U * 2U);
  for (const auto& [key, nmb] : parts) EXPECT_NEAR(nmb, whole.at(key), 1e-9 * std::fabs(nmb)) << key;
}

TEST_F(RunBySubgroup, WhatAllGainIsTheSumOfTheSubgroups) {
  const Ran ran = run("--patients 2000 --out o");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  double gain = 0;
  for (auto& row : csv_rows(content(place_.path() / "o/subgroup_value.csv"))) {
    if (!row["group"].empty()) {
      gain += std::stod(row["share"]) * std::stod(row["value"]);
      EXPECT_GE(std::stod(row["value"]), 0);
      EXPECT_GT(std::stod(row["evpi"]), 0);
      continue;
    }
    EXPECT_NEAR(std::stod(row["value"]), gain, 1e-6);
    gain = 0;
  }
}

TEST_F(RunBySubgroup, IsToldReportedAndTheSameOnAnyNumberOfThreads) {
  const Ran ran = place_.spinepath(
      "run " + test::four_ways + " --draws 30 --patients-per-draw 640 --by sex --patients 2000 --out o -j 1");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "Who should get what, and what is it worth to decide by subgroup?")) << ran.out;
  EXPECT_TRUE(has(content(place_.path() / "o/report.html"), "id=\"f-subgroup-decisions\""));
  ASSERT_EQ(run("--patients 2000 --out p -j 3").exit_code, ok);
  for (const char* name : {"subgroup_decision.csv", "subgroup_value.csv", "decision.csv"})
    EXPECT_EQ(content(place_.path() / "o" / name), content(place_.path() / "p" / name)) << name;
}

TEST_F(RunBySubgroup, ChangesNoOtherFigureOfThePsa) {
  ASSERT_EQ(run("--patients 2000 --out o").exit_code, ok);
  ASSERT_EQ(place_
                .spinepath("run " + test::four_ways +
                           " --draws 30 --patients-per-draw 640 --no-report -q --patients 2000 --out p")
                .exit_code,
            ok);
  for (const char* name : {"decision.csv", "information.csv", "draws.csv", "outcomes.csv"})
    EXPECT_EQ(content(place_.path() / "o" / name), content(place_.path() / "p" / name)) << name;
  EXPECT_FALSE(fs::exists(place_.path() / "p/subgroup_value.csv"));
}

TEST_F(RunBySubgroup, IsResumedWithTheSameBytes) {
  ASSERT_EQ(run("--patients 2000 --out o").exit_code, ok);
  ASSERT_EQ(run("--patients 2000 --save s --out p").exit_code, ok);
  ASSERT_EQ(run("--patients 2000 --save s --out r").exit_code, ok);
  for (const char* name : {"subgroup_decision.csv", "subgroup_value.csv"})
    for (const char* folder : {"p", "r"})
      EXPECT_EQ(content(place_.path() / "o" / name), content(place_.path() / folder / name)) << name;
}

}  // namespace
}  // namespace spinepath::cli
