#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

constexpr const char* tornado_header =
    "parameter,end,value,pathway,outcome,unit,mean,se,difference,difference_se,change,change_se\n";

/// Net benefit of the second pathway over the first: base 100 ± 10; `a` from low to high, a curve that moves less.
Material with_tornado(double low, double high, const std::string& outcome = "inmb@50000",
                      const std::string& unit = "USD") {
  const auto row = [&](const std::string& start, double difference, double change) {
    return fmt::format("{},second,{},{},0,1,{},10,{},4\n", start, outcome, unit, difference, change);
  };
  TestFolder folder = small_run();
  folder.add_file(
      "sensitivity.json",
      nlohmann::ordered_json{{"manifest", folder.summary["manifest"]}, {"complete", true}}.dump());
  folder.add_file("sensitivity.csv", tornado_header + row(",base,", 100, 0) +
                                         row("treatments.second.price,low,5", low, low - 100) +
                                         row("treatments.second.price,high,9", high, high - 100) +
                                         row("curves.x,low,", 90, -10) + row("curves.x,high,", 120, 20));
  return folder.material();
}

TEST(TornadoFigure, CountsParametersThatAloneChangeTheSign) {
  EXPECT_NE(
      tornado_figure(with_tornado(-300, 200))->finding.find("One of 2 parameters alone changes whether"),
      std::string::npos);
  EXPECT_NE(tornado_figure(with_tornado(-5, 200))->finding.find("No parameter alone changes whether"),
            std::string::npos)
      << "-5 is within 1.96 errors of 0";
}

TEST(TornadoFigure, OfOtherOutcomesItNamesWhatMovesThemMost) {
  const auto figure = tornado_figure(with_tornado(-300, 200, "qalys", "QALY"));
  EXPECT_NE(figure->finding.find("What moves QALYs of"), std::string::npos) << figure->finding;
  EXPECT_TRUE(figure->finding.ends_with("second · price")) << figure->finding;
}

TEST(TornadoFigure, ItsTableHasTheNumbersOfTheFile) {
  EXPECT_EQ(csv_of(tornado_figure(with_tornado(-300, 200))->data.front()),
            "parameter,low,high,at_low,at_low_se,at_high,at_high_se\n"
            "treatments.second.price,5,9,-300,10,200,10\ncurves.x,,,90,10,120,10\n");
}

TEST(TornadoFigure, AnImpossibleEndIsSaid) {
  TestFolder folder = small_run();
  folder.add_file("sensitivity.json",
                  nlohmann::ordered_json{{"manifest", folder.summary["manifest"]}}.dump());
  folder.add_file("sensitivity.csv",
                  std::string(tornado_header) +
                      ",base,,second,inmb@1,USD,0,1,100,10,0,0\n"
                      "p,low,1,second,inmb@1,USD,,,,,,\np,high,2,second,inmb@1,USD,0,1,150,10,50,4\n");
  const auto figure = tornado_figure(folder.material());
  EXPECT_NE(figure->body.find("its low end is impossible"), std::string::npos);
}

TEST(TornadoFigure, IsLeftOutWithoutASensitivityAnalysisOrBars) {
  EXPECT_FALSE(tornado_figure(small_run().material()));
  TestFolder folder = small_run();
  folder.add_file("sensitivity.json",
                  nlohmann::ordered_json{{"manifest", folder.summary["manifest"]}}.dump());
  folder.add_file("sensitivity.csv",
                  std::string(tornado_header) + ",base,,second,inmb@1,USD,0,1,100,10,0,0\n");
  EXPECT_FALSE(tornado_figure(folder.material()));
}

}  // namespace
}  // namespace spinepath::report
