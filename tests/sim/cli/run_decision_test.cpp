// What a PSA run decides, from the command line to the files.
#include <sstream>

#include <gtest/gtest.h>

#include "sim/cli/exit_codes.h"
#include "sim/output/exports.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::Ran;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class RunDecision : public testing::Test {
 protected:
  /// The starter scenario, at a threshold near what its second pathway costs per QALY.
  RunDecision() {
    place_.spinepath("new s.toml");
    place_.shell("printf '\n[decision]\nthresholds = [12_800, 100_000]\n' >> s.toml");
  }
  Ran run(const std::string& options) const {
    return place_.spinepath("run s.toml --patients 500 --draws 40 --patients-per-draw 200 " + options);
  }
  std::string file(const std::string& path) const { return content(place_.path() / path); }
  test::Workplace place_;
};

TEST_F(RunDecision, IsToldAndWritten) {
  const Ran ran = run("--out o");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  for (const char* part :
       {"Which pathway is worth its money?", "What would it be worth to know more?", "at 12,800 USD per QALY",
        "treatments.steroid_injection.response.6 weeks.relief_50"})
    EXPECT_TRUE(has(ran.out, part)) << part;
  EXPECT_TRUE(has(file("o/decision.csv"), "health_care,qalys,12800,physiotherapy_then_injection,"));
  EXPECT_TRUE(has(file("o/information.csv"), "health_care,qalys,100000,everything,"));
  EXPECT_TRUE(has(file("o/summary.json"), "\"evppi_parameters\""));
  for (const std::string& name : output::export_names()) EXPECT_FALSE(file("o/" + name).empty()) << name;
}

TEST_F(RunDecision, BytesDoNotDependOnThreads) {
  run("--out one --threads 1");
  run("--out three --threads 3");
  for (const char* name : {"decision.csv", "information.csv", "export/evppi.csv", "export/ceac.csv"}) {
    EXPECT_FALSE(file(std::string("one/") + name).empty());
    EXPECT_EQ(file(std::string("one/") + name), file(std::string("three/") + name)) << name;
  }
}

TEST_F(RunDecision, EqualPathwaysDoNotDifferInAnyDraw) {
  place_.shell(
      "printf '[[pathways]]\nname = \"twin\"\nsteps = [{ treatment = \"physiotherapy\" }]\n' >> s.toml");
  EXPECT_EQ(run("--out o").exit_code, ok);
  std::istringstream rows(file("o/decision.csv"));
  int twins = 0;
  for (std::string row; std::getline(rows, row);) {
    const std::size_t name = row.find(",twin,");
    if (name == std::string::npos) continue;
    const std::size_t inmb = row.find(',', row.find(',', name + 6) + 1);  // after nmb and nhb
    EXPECT_EQ(row.substr(inmb, 13), ",0,0,0,0,0,0,") << row;
    ++twins;
  }
  EXPECT_EQ(twins, 4 * 102);  // views by thresholds: 101 of the grid, and 12,800 beside it
}

TEST_F(RunDecision, WhereAllParametersAreCertainNothingIsWorthKnowing) {
  place_.shell("sed -i 's/, uncertainty = { dist = \"beta\", n = 60 }//' s.toml");
  EXPECT_EQ(run("--out o").exit_code, ok);
  EXPECT_TRUE(has(file("o/information.csv"), ",12800,everything,,0,"));
  EXPECT_FALSE(has(file("o/information.csv"), "parameter"));
  std::istringstream costs(file("o/export/cost.csv"));
  std::string header, first;
  std::getline(costs, header);
  std::getline(costs, first);
  for (std::string row; std::getline(costs, row);) EXPECT_EQ(row, first);
}

TEST_F(RunDecision, WithoutAPsaThereIsNone) {
  const Ran ran = place_.spinepath("run s.toml --patients 500 --out o");
  EXPECT_FALSE(has(ran.out, "worth its money"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/decision.csv"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/export"));
}

}  // namespace
}  // namespace spinepath::cli
