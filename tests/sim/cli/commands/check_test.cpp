// What `check --strict` lets pass.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::four_ways;
using test::has;
using test::Ran;

TEST(CheckCommand, StrictPassesWhereEverythingHasASource) {
  const test::Workplace place;
  const Ran ran = place.spinepath("check --strict " + four_ways);
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, place.spinepath("check " + four_ways).out);
}

TEST(CheckCommand, StrictFailsAndTellsWhereASourceIsMissing) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  EXPECT_EQ(place.spinepath("check s.toml").exit_code, ok);
  const Ran ran = place.spinepath("check s.toml --strict");
  EXPECT_EQ(ran.exit_code, check_failed);
  EXPECT_TRUE(has(ran.err, "s.toml:11:11: simulation.horizon: has no source; allowed: source = ")) << ran.err;
  EXPECT_TRUE(has(ran.err, " parameters without a source in s.toml\n")) << ran.err;
  EXPECT_EQ(ran.out, "");
}

TEST(CheckCommand, StrictTellsProgramsInJson) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  const json messages = json::parse(place.spinepath("check s.toml --strict --error-format json").err);
  EXPECT_EQ(messages[0]["key"], "simulation.horizon");
  EXPECT_EQ(messages[0]["line"], 11);
}

TEST(CheckCommand, MistakesComeBeforeSources) {
  const test::Workplace place;
  place.file("bad.toml", "schema = 2\nfoo = 2\n");
  EXPECT_EQ(place.spinepath("check bad.toml --strict").exit_code, invalid_scenario);
}

}  // namespace
}  // namespace spinepath::cli
