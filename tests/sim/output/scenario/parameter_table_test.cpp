#include "sim/output/scenario/parameter_table.h"

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
