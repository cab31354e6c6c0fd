#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// Differences at a = 1, 2 (down) and b = 1, 2 (across), in that order; fewer: the grid was stopped.
Material with_grid(const std::vector<double>& differences) {
  std::string rows =
      "parameter,value,parameter_2,value_2,pathway,outcome,unit,mean,se,difference,difference_se\n";
  for (std::size_t i = 0; i < differences.size(); ++i)
    rows += fmt::format("a,{},b,{},second,inmb@50000,USD,0,1,{},10\n", 1 + i / 2, 1 + i % 2, differences[i]);
  TestFolder folder = small_run();
  folder.add_file("two_way.json", nlohmann::ordered_json{{"manifest", folder.summary["manifest"]}}.dump());
  return folder.add_file("two_way.csv", rows).material();
}

void expect_finding(const std::vector<double>& differences, const std::string& part) {
  const auto figure = two_way_figure(with_grid(differences));
  ASSERT_TRUE(figure);
  EXPECT_NE(figure->finding.find(part), std::string::npos) << figure->finding;
}

TEST(TwoWayFigure, SaysWhichParameterDecides) {
  expect_finding({100, 100, -100, -100}, "in 2 of 4 cells: a decides");
  expect_finding({100, -100, 100, -100}, "in 2 of 4 cells: b decides");
  expect_finding({100, -100, -100, -100}, "in 1 of 4 cells: both parameters decide");
}

TEST(TwoWayFigure, SaysWhereNothingDecides) {
  expect_finding({100, 90, 80, 70}, "In each of 4 cells");
  expect_finding({-100, -90, -80, -70}, "not worth it");
  expect_finding({1, -1, 2, 3}, "In none of 4 cells is it clear");
  expect_finding({-100, -90, -80, 3}, "In 3 of 4 cells");
}

TEST(TwoWayFigure, CellsThatWereNotReachedAreDashes) {
  const auto figure = two_way_figure(with_grid({100, -100, 50}));
  EXPECT_NE(figure->body.find("<td class=\"num\">–</td>"), std::string::npos) << figure->body;
  EXPECT_NE(figure->body.find("class=\"num hm pos4\">+100<"), std::string::npos) << figure->body;
  EXPECT_EQ(csv_of(figure->data.front()), "a,1,1_se,2,2_se\n1,100,10,-100,10\n2,50,10,,\n");
}

TEST(TwoWayFigure, IsLeftOutWithoutAGrid) {
  EXPECT_FALSE(two_way_figure(small_run().material()));
  EXPECT_FALSE(two_way_figure(with_grid({})));
}

}  // namespace
}  // namespace spinepath::report
