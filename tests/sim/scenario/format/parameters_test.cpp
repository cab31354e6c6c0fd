#include "sim/scenario/format/parameters.h"

#include <algorithm>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

std::vector<std::string> paths_of(const Scenario& scenario) {
  std::vector<std::string> paths;
  for_each_parameter(scenario, [&](const Parameter& p, const Limits&) { paths.push_back(p.path); });
  return paths;
}

Scenario everything() {
  const Reading reading =
      read_scenario(std::string(SPINEPATH_ROOT) + "/tests/scenarios/good/everything.toml");
  EXPECT_EQ(errors_of(reading), "");
  return reading.scenario.value_or(Scenario{});
}

TEST(Parameters, are_visited_where_the_file_gives_them_and_nowhere_else) {
  const std::vector<std::string> expected{"simulation.horizon",
                                          "simulation.discount_costs",
                                          "simulation.discount_qalys",
                                          "cohort.age",
                                          "cohort.pain",
                                          "cohort.conditions.degenerative_disc",
                                          "cohort.conditions.facet_arthropathy",
                                          "utility.at_no_pain",
                                          "utility.per_pain_point",
                                          "treatments.physio.response.3 months.relief_30",
                                          "treatments.physio.response.3 months.relief_50",
                                          "treatments.physio.costs.sessions.amount"};
  EXPECT_EQ(paths_of(scenario_of(std::string(small_scenario))), expected);
}

TEST(Parameters, each_has_a_path_of_its_own) {
  auto paths = paths_of(everything());
  EXPECT_GT(paths.size(), 60u);
  std::ranges::sort(paths);
  EXPECT_EQ(std::ranges::adjacent_find(paths), paths.end());
}

TEST(Parameters, each_lies_within_its_limits) {
  const Scenario scenario = everything();
  for_each_parameter(scenario, [](const Parameter& p, const Limits& limits) {
    EXPECT_TRUE(limits.allow(p.value)) << p.path;
  });
}

TEST(Parameters, can_be_changed) {
  Scenario scenario = scenario_of(std::string(small_scenario));
  for_each_parameter(scenario, [](Parameter& p, const Limits&) { p.value = 7; });
  EXPECT_EQ(scenario.utility.at_no_pain.value, 7);
  EXPECT_EQ(scenario.treatments[0].costs[0].amount.numbers[0].second.value, 7);
}

TEST(Parameters, adding_an_entry_to_a_list_moves_no_other_s_path) {
  const auto before = paths_of(scenario_of(std::string(small_scenario)));
  const auto after =
      paths_of(scenario_of(with("[[treatments.physio.costs]]",
                                "[[treatments.physio.costs]]\nitem = \"first\"\namount = 1\nwhen = "
                                "\"course\"\n[[treatments.physio.costs]]")));
  for (const std::string& path : before) EXPECT_NE(std::ranges::find(after, path), after.end()) << path;
}

}  // namespace
}  // namespace spinepath::scenario
