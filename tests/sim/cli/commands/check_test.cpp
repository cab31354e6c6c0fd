// What `check` reports, and what `check --strict` lets pass.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

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
  EXPECT_EQ(test::without_warnings(ran.err), "");
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
  const test::Ran ran = place.spinepath("check bad.toml --strict");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(test::has(ran.err, "bad.toml:2:1: foo: unknown key")) << ran.err;
  EXPECT_FALSE(test::has(ran.err, "without a source")) << ran.err.substr(0, 200);
}

/// A life table by year gives an error in each row.
TEST(CheckCommand, ReportsTheFirst20OfManyErrorsAndHowManyMoreThereAre) {
  const test::Workplace place;
  std::string table = "age,qx\n";
  for (int age = 0; age < 2'171; ++age)
    table += std::to_string(age) + ",0.01\n";  // 151 and above are no ages
  place.file("table.csv", table);
  place.file("s.toml", scenario::with("[utility]", "[mortality]\nlife_table = \"table.csv\"\n[utility]"));
  const Ran ran = place.spinepath("check s.toml");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_EQ(std::ranges::count(ran.err, '\n'), 22) << ran.err;
  EXPECT_TRUE(has(ran.err, "table.csv:172:1: age: \"170\" is not an age; ")) << ran.err;
  EXPECT_TRUE(has(ran.err, "\nand 2,000 more\n2,020 errors in s.toml\n")) << ran.err;
  const json all = json::parse(place.spinepath("check s.toml --error-format json").err);
  EXPECT_EQ(all.size(), 2'020u);
}

TEST(CheckCommand, ReportsWhatTheLifeTableMeans) {
  const test::Workplace place;
  place.file("table.csv", "age,qx_male,qx_female\n40,0.1,0.05\n");
  place.file(
      "s.toml",
      scenario::with("[utility]", "[mortality]\nlife_table = \"table.csv\"\nhazard_ratio = 2\n[utility]"));
  const std::string text = place.spinepath("check s.toml").out;
  EXPECT_TRUE(has(text, "life expectancy at 50.0 years: men 9.5, women 19.5 years"))
      << text;  // -1 / ln(1 - q)
  EXPECT_TRUE(has(text, "with hazard ratio 2: men 4.7, women 9.7 years")) << text;
  const json all = json::parse(place.spinepath("check s.toml --format json").out);
  EXPECT_NEAR(all["life_expectancy"]["men"].get<double>(), -1 / std::log(0.9), 1e-12);
  const Ran changed = place.spinepath("check s.toml --set mortality.hazard_ratio=1");
  EXPECT_FALSE(has(changed.out, "with hazard ratio")) << changed.out << changed.err;
}

TEST(CheckCommand, ShowsTheNaturalCourseAndContextsAlone) {
  const test::Workplace place;
  place.file("s.toml", scenario::with("[utility]", R"([natural_course]
curve = { "3 months" = { mean = 14, sd = 24 } }
[contexts.needle]
"2 weeks" = { mean = 15 }
[treatments.block]
class = "injection"
context = "needle"
specific_effect = { "3 months" = { mean = 6 } }
[[pathways]]
name = "block"
steps = [{ treatment = "block" }]
[utility])"));
  const std::string text = place.spinepath("check s.toml").out;
  EXPECT_TRUE(has(text, "\nNatural course and contexts\n")) << text;
  EXPECT_TRUE(has(text, "natural_course.curve  3 months  14.0 (24.0)           25            7       28\n"))
      << text;
  EXPECT_TRUE(has(text, "contexts.needle       2 weeks    15.0 (0.0)            0            0        0\n"))
      << text;
  place.file("plain.toml", std::string(scenario::small_scenario));
  EXPECT_FALSE(has(place.spinepath("check plain.toml").out, "Natural course and contexts"));
}

TEST(CheckCommand, ReportsHowMortalityGrowsInAnOpenGroup) {
  const test::Workplace place;
  std::string table = "age,mx\n";  // grows by 10 % a year
  for (int age = 40; age < 85; ++age) table += fmt::format("{},{}\n", age, std::pow(1.1, age - 100));
  place.file("table.csv", table + "85+,1\n");
  place.file("s.toml", scenario::with("[utility]", "[mortality]\nlife_table = \"table.csv\"\n[utility]"));
  const Ran ran = place.spinepath("check s.toml");
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(
      has(ran.out, "from 85 years on mortality grows by 10.0 % (men) and 10.0 % (women) a year of age"))
      << ran.out;
}

}  // namespace
}  // namespace spinepath::cli
