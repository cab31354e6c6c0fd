#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TestFolder with_relief(double first, double second) {
  return small_run()
      .add("first", "relief_50", "", "12 months", first, 0.004)
      .add("second", "relief_50", "", "12 months", second, 0.004);
}

TEST(ReliefFigure, ItsTitleNamesTheHighestShareAndTheReference) {
  const Material material = with_relief(0.237, 0.296).material();
  const auto figure = relief_figure(material);
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->finding,
            "After 12 months, half the pain is gone in 29.6 % with ② second, in 23.7 % with ① first");
}

TEST(ReliefFigure, SaysWhenNoPathwayBringsMore) {
  const Material material = with_relief(0.3, 0.2).material();
  EXPECT_EQ(relief_figure(material)->finding,
            "After 12 months, no pathway brings more relief than 30 % with ① first");
}

TEST(ReliefFigure, ItsNumbersAreThoseOfTheFileAtTheirError) {
  const Material material = with_relief(0.25, 0.3125).material();
  const auto figure = relief_figure(material);
  const std::string html = html_of(figure->data.front());
  EXPECT_NE(html.find("25.0<span class=\"se\"> ± 0.4</span>"), std::string::npos) << html;
  EXPECT_EQ(csv_of(figure->data.front()),
            "pathway,3 months,12 months,12 months_se\nfirst,,25,0.4\nsecond,,31.25,0.4\n");
}

TEST(ReliefFigure, IsLeftOutWithoutARunOrReportTimes) {
  EXPECT_FALSE(relief_figure(Material{}));
  TestFolder folder = with_relief(0.2, 0.3);
  folder.summary["scenario"]["report_at"] = nlohmann::ordered_json::array();
  EXPECT_FALSE(relief_figure(folder.material()));
}

TEST(ReliefFigure, EscapesNames) {
  TestFolder folder = with_relief(0.2, 0.3);
  folder.summary["scenario"]["pathways"][1]["label"] = "<script>alert(1)</script>";
  const Material material = folder.material();
  const auto figure = relief_figure(material);
  for (const std::string& text : {figure->finding, figure->body})
    EXPECT_EQ(text.find("<script"), std::string::npos) << text;
}

}  // namespace
}  // namespace spinepath::report
