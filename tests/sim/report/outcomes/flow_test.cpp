#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TestFolder two_flows() {
  TestFolder folder = small_run();
  folder.flow +=
      "first,1,first,failed,0.75,0.01\n"
      "first,1,first,ended_relieved,0.25,0.01\n"
      "second,1,first,not_reached,0,0\n"
      "second,1,first,failed,0.65,0.01\n"
      "second,1,first,ended_relieved,0.25,0.01\n"
      "second,1,first,relief_lost,0.1,0.01\n"
      "second,2,second,not_reached,0.25,0.01\n"
      "second,2,second,declined,0.3,0.01\n"
      "second,2,second,ended_waiting,0.05,0.01\n"
      "second,2,second,ended_relieved,0.08,0.01\n"
      "second,2,second,failed,0.32,0.01\n";
  return folder;
}

TEST(FlowFigure, TitleIsOfThePathwayWithMostSteps) {
  TestFolder folder = two_flows();
  EXPECT_EQ(flow_figure(folder.material())->finding,
            "Of 100 patients who enter ② second, a treatment's relief lasts in 33");
  folder.add("second", "had_surgery", "", "3 months", 0.01, 0.001)
      .add("second", "had_surgery", "", "12 months", 0.07, 0.001);
  EXPECT_EQ(
      flow_figure(folder.material())->finding,
      "Of 100 patients who enter ② second, 7 have surgery by 12 months; a treatment's relief lasts in 33");
}

TEST(FlowFigure, TitleOfAPathwayWithoutSurgery) {
  TestFolder folder = small_run(1);
  folder.flow +=
      "first,1,first,ended_relieved,0.6,0.01\nfirst,1,first,failed,0.4,0.01\n"
      "first,2,second,not_reached,0.6,0.01\nfirst,2,second,failed,0.4,0.01\n";
  EXPECT_EQ(flow_figure(folder.material())->finding,
            "Of 100 patients who enter ① first, a treatment's relief lasts in 60");
}

TEST(FlowFigure, SmallAndZeroCountsAreWords) {
  TestFolder folder = small_run(1);
  folder.flow += "first,1,first,failed,1,0\n";
  EXPECT_EQ(flow_figure(folder.material())->finding,
            "Of 100 patients who enter ① first, a treatment's relief lasts in none");
  folder.add("first", "had_surgery", "", "12 months", 0.003, 0.001);
  EXPECT_EQ(flow_figure(folder.material())->finding,
            "Of 100 patients who enter ① first, fewer than 1 have surgery by 12 months; a treatment's relief "
            "lasts in none");
}

TEST(FlowFigure, StacksTheFatesAndLeavesTheRestEmpty) {
  const std::string body = flow_figure(two_flows().material())->body;
  EXPECT_NE(body.find("<rect x=\"0%\" y=\"1\" width=\"8%\" height=\"30\" class=\"seg k0\"/>"),
            std::string::npos);
  EXPECT_NE(body.find("<rect x=\"8%\" y=\"1\" width=\"32%\" height=\"30\" class=\"seg k2\"/>"),
            std::string::npos);
  EXPECT_NE(body.find("<rect x=\"40%\" y=\"1\" width=\"5%\" height=\"30\" class=\"seg k6\"/>"),
            std::string::npos);
  EXPECT_NE(body.find("<rect x=\"45%\" y=\"1\" width=\"30%\" height=\"30\" class=\"seg k4\"/>"),
            std::string::npos);
  EXPECT_NE(body.find("40.0 % <span class=\"mut\">treated</span>"), std::string::npos);
}

TEST(FlowFigure, ThirtyPathwaysStaySmall) {
  TestFolder folder = small_run(30);
  for (const auto& pathway : folder.summary["scenario"]["pathways"])
    for (int step = 1; step <= 8; ++step)
      for (const char* fate : {"not_reached", "ineligible", "declined", "ended_waiting", "unconfirmed",
                               "ended_before_assessment", "failed", "ended_relieved", "relief_lost"})
        folder.flow += pathway["name"].get<std::string>() + "," + std::to_string(step) + ",first," + fate +
                       ",0.1111111111111111,0.001234567890123456\n";
  const Material material = folder.material();
  const auto figure = flow_figure(material);
  EXPECT_LT(markup_of(*figure, 1).size(), 150'000);
  EXPECT_NE(figure->error.find("flow.csv"), std::string::npos);
}

TEST(FlowFigure, NothingWithoutRows) { EXPECT_FALSE(flow_figure(small_run().material())); }

}  // namespace
}  // namespace spinepath::report
