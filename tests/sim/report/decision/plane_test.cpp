// What the cost-effectiveness plane shows, and what its title says.
#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "sim/report/decision/plane_items.h"
#include "sim/report/draw/svg.h"
#include "tests/sim/report/decision/decided.h"

namespace spinepath::report {
namespace {

std::string plane_title(double cost_low, double cost_high, double gain_low, double gain_high) {
  TestFolder folder = small_run();
  folder.add_psa("differences", "second", "spend", "health_care", "horizon", 500, cost_low, cost_high)
      .add_psa("differences", "second", "qalys", "", "horizon", 0.02, gain_low, gain_high);
  return plane_figure(folder.material())->finding;
}

TEST(PlaneFigure, MoreAndLessAreSaidOnlyWhereTheIntervalExcludesZero) {
  EXPECT_EQ(plane_title(1, 2, 0.1, 0.2), "② second costs more than ① first and gains QALYs");
  EXPECT_EQ(plane_title(-2, -1, -0.2, -0.1), "② second costs less than ① first and loses QALYs");
  EXPECT_EQ(plane_title(-1, 2, -0.1, 0.2),
            "② second does not clearly differ in cost from ① first and shows no clear difference in QALYs");
}

TEST(PlaneFigure, CountsTheAlternatives) {
  TestFolder folder = small_run(4);
  for (const std::string name : {"second", "third", "fourth"}) {
    const double gain_low = name == "second" ? 0.1 : -0.1;
    folder
        .add_psa("differences", name, "spend", "health_care", "horizon", 500, name == "fourth" ? -1 : 1, 900)
        .add_psa("differences", name, "qalys", "", "horizon", 0.2, gain_low, 0.3);
  }
  EXPECT_EQ(plane_figure(folder.material())->finding,
            "Two of three alternatives cost more than ① first; one gains QALYs");
}

TEST(PlaneFigure, SharesAreThoseOfTheDraws) {
  const Material material = decided_run().material();
  const auto figure = plane_figure(material);
  ASSERT_TRUE(figure);
  // Gains of 0.03 and 0.01, costs of 400 and 600: at 20,000 worth 600 and 200, at 50,000 worth 1,500 and 500.
  EXPECT_EQ(csv_of(figure->data.front()),
            "pathway,qalys,qalys_se,qalys_low,qalys_high,spend,spend_se,spend_low,spend_high,draws_with_gain,"
            "draws_dearer,draws_worth_it_at_20000,draws_worth_it_at_50000\n"
            "second,0.02,0,0.005,0.04,500,0,300,700,100,100,25,75\n");
}

TEST(PlaneFigure, WithoutPsaItHasCrossesAndNoBoundToThresholds) {
  TestFolder folder = small_run();
  folder.add_difference("second", "spend", "health_care", "horizon", 500, 10)
      .add_difference("second", "qalys", "", "horizon", 0.02, 0.001);
  const auto figure = plane_figure(folder.material());
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->finding, "② second costs more than ① first and gains QALYs");
  EXPECT_EQ(figure->body.find("class=\"ray\""), std::string::npos);
  EXPECT_NE(figure->error.find("Crosses: 95 % Monte Carlo error"), std::string::npos);
}

TEST(PlaneFigure, IsLeftOutWithoutAlternatives) {
  EXPECT_FALSE(plane_figure(Material{}));
  EXPECT_FALSE(plane_figure(small_run(1).material()));
  EXPECT_FALSE(plane_figure(small_run().material()));  // no differences
}

TEST(PlaneFigure, NeverShowsWhatIsNoNumber) {
  TestFolder folder = decided_run();
  folder.add_file("draws.csv",
                  "draw,pathway,outcome,of,at,mean,se\n1,first,spend,health_care,horizon,5,1\n"
                  "1,first,qalys,,horizon,3,0\n1,second,spend,health_care,horizon,5,1\n"
                  "1,second,qalys,,horizon,3,0\n2,second,qalys,,horizon,,\n");
  const auto figure = plane_figure(folder.material());
  ASSERT_TRUE(figure);
  for (const char* word : {"nan", "inf%", "inf\"", "inf "})
    EXPECT_EQ(figure->body.find(word), std::string::npos) << word;
}

TEST(PlaneItems, TheEllipseHasTheSpreadOfTheDraws) {
  const DrawnDifferences draws{{1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1},
                               {2, 2, -2, -2, 2, 2, -2, -2, 2, 2, -2, -2}};
  double right = 0, top = 0;
  for (const Point& point : ellipse_of(draws)) {
    EXPECT_NEAR(point.x * point.x + point.y * point.y / 4, 5.991464547, 1e-6);
    right = std::max(right, point.x);
    top = std::max(top, point.y);
  }
  EXPECT_NEAR(right, 2.447747, 1e-5);
  EXPECT_NEAR(top, 4.895494, 1e-5);
  EXPECT_TRUE(ellipse_of({std::vector<double>(20, 1.0), std::vector<double>(20, 2.0)}).empty());
}

TEST(PlaneItems, EveryKthDrawIsKept) {
  const DrawnDifferences draws{{1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}};
  const Thinned kept = thinned(draws, 3);
  EXPECT_EQ(kept.step, 2);
  ASSERT_EQ(kept.points.size(), 3);
  EXPECT_EQ(kept.points[1].x, 3);
}

TEST(PlaneFigure, EscapesNames) {
  TestFolder folder = decided_run();
  folder.summary["scenario"]["pathways"][1]["label"] = "<script>\"";
  folder.summary["scenario"]["currency"] = "<b>";
  const auto figure = plane_figure(folder.material());
  for (const std::string& text : {figure->finding, figure->measure, figure->controls, figure->body}) {
    EXPECT_EQ(text.find("<script"), std::string::npos) << text;
    EXPECT_EQ(text.find("<b>"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace spinepath::report
