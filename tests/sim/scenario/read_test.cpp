#include "sim/scenario/read.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

const std::filesystem::path good = std::filesystem::path(SPINEPATH_ROOT) / "tests/scenarios/good";

TEST(ReadScenario, every_good_scenario_reads_without_error) {
  int scenarios = 0;
  for (const auto& file : std::filesystem::directory_iterator(good)) {
    if (file.path().extension() != ".toml") continue;
    ++scenarios;
    const Reading reading = read_scenario(file.path());
    EXPECT_EQ(errors_of(reading), "");
    EXPECT_TRUE(reading.scenario);
  }
  EXPECT_GE(scenarios, 4);
}

TEST(ReadScenario, reports_at_the_usual_times_within_the_horizon_where_nothing_is_said) {
  const auto times = scenario_of(std::string(small_scenario)).simulation.report_at;  // horizon: 2 years
  ASSERT_EQ(times.size(), 5u);
  EXPECT_EQ(times.front().first.text, "6 weeks");
  EXPECT_EQ(times.back().second, 2.0);
  EXPECT_TRUE(scenario_of(with("horizon", "report_at = []\nhorizon")).simulation.report_at.empty());
  EXPECT_EQ(scenario_of(with("2 years", "6 months")).simulation.follow_up.size(), 1u);
}

TEST(ReadScenario, files_and_locations_belong_together) {
  const Reading reading = read_scenario(good / "with_libraries.toml");
  ASSERT_TRUE(reading.scenario);
  const int file = reading.scenario->treatments[0].costs[0].item.where.file;
  EXPECT_NE(reading.files.at(static_cast<std::size_t>(file)).find("library/treatments.toml"),
            std::string::npos);
  EXPECT_NE(reading.files.back().find(".csv"), std::string::npos);  // the life table is read last
}

TEST(ReadScenario, the_hash_changes_with_any_byte) {
  const auto hash = [](std::string text) { return read_scenario_text(std::move(text)).hash; };
  EXPECT_EQ(hash(std::string(small_scenario)), hash(std::string(small_scenario)));
  EXPECT_NE(hash(std::string(small_scenario)), hash(std::string(small_scenario) + "\n"));
}

TEST(ReadScenario, either_a_scenario_or_errors) {
  EXPECT_FALSE(read_scenario_text("").scenario);
  EXPECT_FALSE(read_scenario_text("").errors.empty());
  EXPECT_FALSE(read_scenario("no/such/file.toml").scenario);
  EXPECT_EQ(errors_of(read_scenario("no/such/file.toml")),
            "no/such/file.toml: no such file: no/such/file.toml\n");
}

TEST(ReadScenario, any_single_byte_of_rubbish_is_survived) {
  const std::string text(small_scenario);
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const char byte : {'\0', '\xff', '"', '[', '=', '9'}) {
      std::string broken = text;
      broken[i] = byte;
      const Reading reading = read_scenario_text(broken);
      EXPECT_NE(reading.scenario.has_value(), !reading.errors.empty());
    }
}

}  // namespace
}  // namespace spinepath::scenario
