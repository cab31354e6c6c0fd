#include "sim/scenario/format/new_scenario.h"

#include <fstream>
#include <sstream>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

TEST(StarterScenario, reads_without_error_or_warning) {
  const Reading reading = read_scenario_text(starter_scenario());
  EXPECT_EQ(errors_of(reading), "");
  EXPECT_TRUE(reading.warnings.empty());
  EXPECT_EQ(reading.scenario->pathways.size(), 2u);
}

TEST(StarterScenario, is_the_one_that_the_schema_is_checked_with) {
  std::ifstream file(SPINEPATH_ROOT "/tests/scenarios/good/starter.toml");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), starter_scenario());
}

}  // namespace
}  // namespace spinepath::scenario
