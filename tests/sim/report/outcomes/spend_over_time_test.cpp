#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TestFolder& add_spend_at(TestFolder& folder, const std::string& pathway, double early, double year,
                         double all) {
  folder.add(pathway, "spend", "health_care", "3 months", early, 5);
  folder.add(pathway, "spend", "health_care", "12 months", year, 5);
  return folder.add(pathway, "spend", "health_care", "horizon", all, 5);
}

TEST(SpendOverTimeFigure, ItsTitleSaysWhatFallsInTheFirstYear) {
  TestFolder folder = small_run();
  add_spend_at(folder, "first", 100, 250, 1000);
  EXPECT_EQ(spend_over_time_figure(folder.material())->finding,
            "Of health care’s spend over 5 years, 25 % falls in the first 12 months");
  add_spend_at(folder, "second", 100, 500, 1000);
  EXPECT_EQ(spend_over_time_figure(folder.material())->finding,
            "Of health care’s spend over 5 years, 25 to 50 % falls in the first 12 months");
}

TEST(SpendOverTimeFigure, ATimeBeforeTheHorizonIsQuoted) {
  TestFolder folder = small_run(1);
  add_spend_at(folder, "first", 100, 250, 400);
  folder.summary["scenario"]["horizon_years"] = 1.0;
  EXPECT_EQ(spend_over_time_figure(folder.material())->finding,
            "Of health care’s spend over 12 months, 25 % falls in the first 3 months");
  folder.summary["scenario"]["report_at"] = {"12 months"};
  EXPECT_EQ(spend_over_time_figure(folder.material())->finding, "Spend over 12 months, by time from entry");
}

TEST(SpendOverTimeFigure, HasATabForEachViewThatSpends) {
  TestFolder folder = small_run(1);
  add_spend_at(folder, "first", 100, 250, 400);
  EXPECT_TRUE(spend_over_time_figure(folder.material())->controls.empty());
  folder.add("first", "spend", "payer", "12 months", 200, 5);
  folder.add("first", "spend", "patient", "12 months", 0, 0);
  const Material material = folder.material();  // the tables refer to its pathways
  const auto figure = spend_over_time_figure(material);
  EXPECT_NE(figure->controls.find(">health care</label>"), std::string::npos) << figure->controls;
  EXPECT_NE(figure->controls.find(">payer</label>"), std::string::npos);
  EXPECT_EQ(figure->controls.find(">patient</label>"), std::string::npos);
  EXPECT_EQ(figure->data.size(), 2);
  EXPECT_EQ(csv_of(figure->data[0]),
            "pathway,3 months,3 months_se,12 months,12 months_se\nfirst,100,5,250,5\n");
}

TEST(SpendOverTimeFigure, ALineEndsInItsLastAmount) {
  TestFolder folder = small_run(1);
  add_spend_at(folder, "first", 100, 250, 400);
  const std::string body = spend_over_time_figure(folder.material())->body;
  EXPECT_NE(body.find(">250 <tspan class=\"mut\">first</tspan>"), std::string::npos) << body;
}

TEST(SpendOverTimeFigure, IsLeftOutWithoutARunTimesOrSpend) {
  EXPECT_FALSE(spend_over_time_figure(Material{}));
  EXPECT_FALSE(spend_over_time_figure(small_run().material()));
  TestFolder folder = small_run(1);
  add_spend_at(folder, "first", 100, 250, 400);
  folder.summary["scenario"]["report_at"] = nlohmann::ordered_json::array();
  EXPECT_FALSE(spend_over_time_figure(folder.material()));
}

}  // namespace
}  // namespace spinepath::report
