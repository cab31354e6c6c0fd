// The library predicts the published figures of scenarios/validation/, or says why it does not: a hit that is lost, and a
// reason for a miss that is none any more, are both failures. The published page is the one that the program prints.
#include <gtest/gtest.h>

#include "tests/sim/cli/program_runner.h"

namespace spinepath {
namespace {

const std::string root = SPINEPATH_ROOT;
const std::string command =
    "validate scenarios/validation/arms.toml scenarios/validation/lines.toml "
    "scenarios/validation/ablation.toml scenarios/validation/one_year.toml "
    "scenarios/validation/spend.toml "
    "--format markdown -o -";

test::Ran validated() {
  const test::Workplace place;
  place.shell("ln -s '" + root + "/scenarios' scenarios");
  return place.spinepath(command + " -q");
}

TEST(Validation, FiguresArePredictedOrTheirMissesExplained) {
  const test::Ran ran = validated();
  EXPECT_EQ(ran.exit_code, 0) << ran.err << ran.out;
  EXPECT_FALSE(test::has(ran.out, "in spite of the reason")) << ran.out;
  const std::string page = test::content(root + "/results/published/validation.md");
  EXPECT_TRUE(test::has(page, "./run validate scenarios/validation/arms.toml")) << "it says how it was made";
  EXPECT_TRUE(test::has(page, ran.out)) << "to make it again: spinepath " << command;
}

}  // namespace
}  // namespace spinepath
