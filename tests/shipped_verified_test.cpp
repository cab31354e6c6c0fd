// Every shipped scenario obeys the laws of `verify` (scenarios/verify.md). Warnings are allowed.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "sim/analysis/verify/checks/list.h"
#include "sim/analysis/verify/verification.h"
#include "sim/scenario/read.h"

namespace spinepath {
namespace {

namespace fs = std::filesystem;

/// Those that can be run, without their folder's name and extension: "validation/arms".
std::vector<std::string> scenarios_that_run() {
  const fs::path folder = fs::path(SPINEPATH_ROOT) / "scenarios";
  std::vector<std::string> names;
  for (const fs::path& within : {folder, folder / "validation"})
    for (const auto& file : fs::directory_iterator(within))
      if (file.path().extension() == ".toml" && scenario::read_scenario(file.path()).scenario)
        names.push_back(fs::relative(file.path(), folder).replace_extension().string());
  std::ranges::sort(names);
  return names;
}

class ShippedVerified : public testing::TestWithParam<std::string> {};

TEST_P(ShippedVerified, BreaksNoLaw) {
  const fs::path file = fs::path(SPINEPATH_ROOT) / "scenarios" / (GetParam() + ".toml");
  verify::Subject subject(*scenario::read_scenario(file).scenario,
                          {.patients = 1'024, .draws = 64, .patients_per_draw = 32, .seed = 5, .threads = 1},
                          {});
  for (const verify::Check& check : verify::checks()) {
    if (check.name == "inputs_alive" || check.name == "one_price_doubled") continue;  // many runs
    const verify::Finding finding = check.find(subject);
    EXPECT_NE(finding.verdict, verify::Verdict::failed) << check.name << ": " << finding.figure;
  }
}

/// Of which a difference of 0 was 2e-15 by the means, whose terms cancel.
TEST(Verified, OutcomesNearZeroAgreeWithinRounding) {
  const fs::path file = fs::path(SPINEPATH_ROOT) / "scenarios/three_routes.toml";
  const scenario::Scenario scenario = *scenario::read_scenario(file).scenario;
  verify::Subject subject(
      scenario,
      {.patients = 1'000, .seed = static_cast<std::uint64_t>(scenario.simulation.seed), .threads = 1}, {});
  for (const verify::Check& check : verify::checks())
    if (check.name == "differences_of_means") {
      EXPECT_EQ(check.find(subject).verdict, verify::Verdict::passed);
    }
}

INSTANTIATE_TEST_SUITE_P(Scenario, ShippedVerified, testing::ValuesIn(scenarios_that_run()),
                         [](const auto& name) {
                           std::string text = name.param;
                           std::ranges::replace(text, '/', '_');
                           return text;
                         });

}  // namespace
}  // namespace spinepath
