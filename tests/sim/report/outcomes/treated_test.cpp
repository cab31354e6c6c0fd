#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

void add_treated(TestFolder& folder, const std::string& pathway, const std::string& treatment, double treated,
                 double half_gone) {
  folder.add(pathway, "treated", treatment, "horizon", treated, 0.01)
      .add(pathway, "treated_relief_50", treatment, "3 months", half_gone / 2, 0.01)
      .add(pathway, "treated_relief_50", treatment, "12 months", half_gone, 0.01)
      .add(pathway, "treated_relief", treatment, "12 months", 100 * half_gone, 0.5);
}

TEST(TreatedFigure, TitleHasTheLeastAndTheHighestShare) {
  TestFolder folder = small_run();
  add_treated(folder, "first", "first", 1, 0.25);
  add_treated(folder, "second", "second", 0.5, 0.4);
  EXPECT_EQ(treated_figure(folder.material())->finding,
            "Of those treated, 25 % to 40 % have half the pain gone 12 months after the first course, "
            "depending on the treatment");
}

TEST(TreatedFigure, EqualSharesHaveNoRange) {
  TestFolder folder = small_run();
  add_treated(folder, "first", "first", 1, 0.25);
  add_treated(folder, "second", "second", 0.5, 0.2501);
  EXPECT_EQ(treated_figure(folder.material())->finding,
            "Of those treated, 25 % have half the pain gone 12 months after the first course, with every "
            "treatment");
}

TEST(TreatedFigure, TakesThePathwayInWhichMostAreTreated) {
  TestFolder folder = small_run();
  add_treated(folder, "first", "first", 0.3, 0.25);
  add_treated(folder, "second", "first", 0.6, 0.35);
  const auto figure = treated_figure(folder.material());
  EXPECT_EQ(figure->finding,
            "35 % of those given first have half the pain gone 12 months after the first course");
  EXPECT_NE(figure->body.find("60 % of <span class=\"chip c1\">2</span>"), std::string::npos);
  EXPECT_EQ(figure->data.front().rows.size(), 2);
}

TEST(TreatedFigure, EscapesLabels) {
  TestFolder folder = small_run(1);
  folder.summary["scenario"]["treatments"][0]["label"] = "<script>alert(\"1\")</script>";
  add_treated(folder, "first", "first", 1, 0.25);
  const Material material = folder.material();
  const std::string page = markup_of(*treated_figure(material), 1);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(page.find("&amp;lt;"), std::string::npos);
}

TEST(TreatedFigure, NothingWhereNobodyIsFollowedUp) {
  EXPECT_FALSE(treated_figure(small_run().material()));
  TestFolder folder = small_run(1);
  folder.add("first", "treated_relief_50", "first", "12 months", 0, 0);
  folder.summary["outcomes"].back()["mean"] = nullptr;
  EXPECT_FALSE(treated_figure(folder.material()));
}

}  // namespace
}  // namespace spinepath::report
