#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

Material with_search(const std::string& rows) {
  TestFolder folder = small_run();
  folder.summary["scenario"]["parameters"].push_back({{"path", "p"}, {"value", 2.0}, {"unit", "USD"}});
  folder.add_file("threshold.json", nlohmann::ordered_json{{"manifest", folder.summary["manifest"]}}.dump());
  return folder
      .add_file("threshold.csv",
                "parameter,kind,value,pathway,reference,outcome,unit,difference,difference_se\n" + rows)
      .material();
}

std::string row(const char* kind, const char* value, const char* difference) {
  return fmt::format("p,{},{},second,first,inmb@50000,USD,{},{}\n", kind, value, difference,
                     *difference ? "10" : "");
}

TEST(ThresholdFigure, SaysOnWhichSideThePathwayIsWorthIt) {
  const std::string found = row("threshold", "5", "") + row("low", "4", "") + row("high", "6", "");
  const auto below = threshold_figure(with_search(found + row("run", "0", "100") + row("run", "9", "-80")));
  EXPECT_NE(below->finding.find("is worth it at 50,000 USD a unit of effect below 5.0 USD of p"),
            std::string::npos)
      << below->finding;
  EXPECT_NE(below->body.find("scenario: 2 USD"), std::string::npos);
  const auto above = threshold_figure(with_search(found + row("run", "0", "-100") + row("run", "9", "80")));
  EXPECT_NE(above->finding.find("above 5.0 USD of p"), std::string::npos) << above->finding;
}

TEST(ThresholdFigure, SaysThatNoneIsWithinTheRange) {
  const std::string none = row("threshold", "", "") + row("low", "", "") + row("high", "", "");
  const auto always = threshold_figure(with_search(none + row("run", "0", "100") + row("run", "9", "80")));
  EXPECT_TRUE(always->finding.ends_with("at every value of p from 0 to 9 USD")) << always->finding;
  const auto never = threshold_figure(with_search(none + row("run", "0", "-100") + row("run", "9", "-80")));
  EXPECT_NE(never->finding.find("is not worth it"), std::string::npos) << never->finding;
}

TEST(ThresholdFigure, AnOpenEndIsBeyondTheRange) {
  const auto figure =
      threshold_figure(with_search(row("threshold", "5", "") + row("low", "4", "") + row("high", "", "") +
                                   row("run", "0", "100") + row("run", "9", "-8")));
  EXPECT_NE(figure->error.find("4 USD to beyond the range"), std::string::npos) << figure->error;
}

TEST(ThresholdFigure, IsLeftOutWithoutASearchOrRuns) {
  EXPECT_FALSE(threshold_figure(small_run().material()));
  EXPECT_FALSE(threshold_figure(with_search(row("threshold", "5", ""))));
}

}  // namespace
}  // namespace spinepath::report
