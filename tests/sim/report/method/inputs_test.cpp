#include <gtest/gtest.h>

#include "sim/report/method/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

Material with_parameters() {
  TestFolder folder = small_run();
  const auto add = [&](const char* path, const char* design, const char* citation) {
    folder.summary["scenario"]["parameters"].push_back(
        {{"path", path},
         {"value", 0.5},
         {"unit", "USD"},
         {"uncertainty", {{"dist", "95 % interval"}, {"low", 0.2}, {"high", 0.8}}},
         {"citation", citation},
         {"design", design}});
  };
  add("treatments.first.price", "RCT", "<b>A</b>");
  add("treatments.first.wait", "RCT", "<b>A</b>");
  add("cohort.size", "assumption", "team");
  return folder.material();
}

TEST(DesignsFigure, CountsAssumptionsAndDesigns) {
  const auto figure = designs_figure(with_parameters());
  EXPECT_EQ(figure->finding, "1 of 3 numbers is an assumption of the authors");
  EXPECT_EQ(csv_of(figure->data.front()),
            "design,parameters,percent\nRCT,2,66.6666666666667\nassumption,1,33.3333333333333\n");
  EXPECT_FALSE(designs_figure(small_run().material()));
}

TEST(ParametersTable, HasEachSourceOnceAndEscapesIt) {
  const std::string table = parameters_table(with_parameters());
  EXPECT_NE(table.find("All 3 numbers"), std::string::npos);
  EXPECT_NE(table.find("<li id=\"s1\">&lt;b&gt;A&lt;/b&gt;</li>\n<li id=\"s2\">team</li>"), std::string::npos)
      << table;
  EXPECT_NE(
      table.find(
          "<th scope=\"row\">wait</th><td>0.5</td><td>USD</td><td>0.2 to 0.8</td><td>RCT <a href=\"#s1\">"),
      std::string::npos)
      << table;
  EXPECT_EQ(parameters_table(small_run().material()), "");
}

}  // namespace
}  // namespace spinepath::report
