#include "sim/output/story/alike.h"

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::has;

AlikeRecord record_with(const scenario::Scenario& scenario, std::size_t untreated) {
  const CareModel model = compile(scenario);
  const Likeness likeness{.condition = 0};
  const Alike alike = find_alike(model, 1, likeness, 100, 5000);
  return {scenario, "disc",    "cohort.female = 0.6",
          1,        alike,     200,
          5000,     untreated, *results_of(alike, model, 1, 1, likeness, {})};
}

TEST(AlikeReport, HasTheUntreatedFirstAndNumbersOfPersons) {
  scenario::Scenario scenario = test::scenario_of(test::example_text);
  const std::size_t untreated = with_untreated(scenario);
  EXPECT_EQ(untreated, 2u);  // the example has a pathway without steps
  EXPECT_EQ(scenario.pathways.size(), 3u);
  const AlikeRecord record = record_with(scenario, untreated);
  const std::string text = alike_report(record, Style::plain);
  EXPECT_TRUE(has(text, "People like you: disc")) << text;
  EXPECT_TRUE(has(text, "only these among 5,000 patients, not 200")) << text;
  EXPECT_TRUE(has(text, "changed on the command line: cohort.female = 0.6")) << text;
  EXPECT_LT(text.find("without treatment"), text.find("ladder_with_cells")) << text;
  EXPECT_TRUE(has(
      text, "Of 100 people like you, 0 have half of their pain gone after 12 months without any treatment"))
      << text;
  const double relieved = *record.results.find(1, {.outcome = Outcome::relief_50, .at = 1})->mean *
                          *record.results.find(1, {.outcome = Outcome::alive, .at = 1})->mean;
  const std::string number = std::to_string(std::lround(100 * relieved));
  EXPECT_TRUE(has(text, number + " with ladder_with_cells, " + number + " more")) << text;
}

TEST(AlikeReport, AddsAPathwayWithoutStepsWhereThereIsNone) {
  scenario::Scenario scenario = test::scenario_of(test::example_text);
  scenario.pathways.pop_back();
  EXPECT_EQ(with_untreated(scenario), 2u);
  EXPECT_TRUE(scenario.pathways.back().steps.empty());
}

}  // namespace
}  // namespace spinepath::output
