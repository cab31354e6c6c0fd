#include "sim/output/scenario/parameter_table.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/table.h"
#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::has;

TEST(ParameterTable, ListsEveryParameterOnceAndThoseWithoutSourceAgain) {
  const scenario::Scenario scenario = test::scenario_of(test::example_text);
  const std::string text = parameter_table(scenario);
  const auto all = parameters_of(scenario);
  EXPECT_TRUE(has(text, fmt::format("{} of {} parameters have no source", all.size() - 1, all.size())));
  for (const ParameterText& parameter : all)
    EXPECT_EQ(has(text, "\n  " + parameter.parameter->path + "\n"), parameter.source == nullptr)
        << parameter.parameter->path;
  EXPECT_TRUE(has(text, "plan (fee-schedule)"));
}

TEST(ParameterTable, SaysSoWhereAllHaveSources) {
  const scenario::Scenario scenario;  // no parameters at all
  EXPECT_TRUE(has(parameter_table(scenario), "All 0 parameters have a source."));
}

/// Lines of the table as words joined by single spaces.
std::vector<std::string> lines_in_words(const std::string& text) {
  std::vector<std::string> rows;
  for (const std::string& line : test::lines_of(text)) {
    std::istringstream words(line);
    std::string row;
    for (std::string word; words >> word;) row.append(row.empty() ? "" : " ").append(word);
    rows.push_back(row);
  }
  return rows;
}

TEST(ParameterTable, ListsTheDefaultTimeOfAssessmentWhereNoneIsGiven) {
  const std::vector<std::string> rows = lines_in_words(
      parameter_table(test::scenario_of(std::string(test::example_text).append(R"([treatments.bare]
class = "conservative"
relieves_pain = false
[treatments.like_exercise]
like = "exercise"
)"))));
  const auto heading = std::ranges::find(rows, "treatments.exercise");
  ASSERT_NE(heading, rows.end());
  EXPECT_EQ(*std::next(heading), "assess_at 3 months default");
  const auto bare = std::ranges::find(rows, "treatments.bare");  // without parameters of its own
  ASSERT_NE(bare, rows.end());
  EXPECT_EQ(*std::next(bare), "assess_at 3 months default");
  EXPECT_TRUE(std::next(bare, 2)->starts_with("pathways.")) << *std::next(bare, 2);
  EXPECT_EQ(std::ranges::count(rows, "assess_at 3 months default"), 2);
  EXPECT_EQ(std::ranges::count(rows, "assess_at 6 months"), 1);  // of the cells, given
}

TEST(ScenarioOverview, TellsCohortAndPathways) {
  std::istringstream lines(scenario_overview(test::scenario_of(test::example_text)));
  std::string text;  // in one line, however it was wrapped
  for (std::string word; lines >> word;) text.append(word).append(" ");
  for (const char* part :
       {"An example", "5,000 people", "normal, mean 55, sd 15, min 18, max 90 years", "disc 0.7, facet 0.3",
        "2. ladder_with_cells", "cells (accept 0.7, wait uniform, low 2 weeks, high 8 weeks)",
        "fusion (accept 0.4, wait 3 months)", "background care alone", "relief of at least 50 %"})
    EXPECT_TRUE(has(text, part)) << part;
}

}  // namespace
}  // namespace spinepath::output
