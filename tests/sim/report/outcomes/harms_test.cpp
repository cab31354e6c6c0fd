#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TestFolder harms_of_two(double error) {
  TestFolder folder = small_run();
  folder.add("first", "adverse_events", "first: rash", "horizon", 0.001, 0.0005)
      .add("second", "adverse_events", "second: infection", "horizon", 0.03, error / 2)
      .add("second", "late_events", "second: reoperation", "horizon", 0.01, error / 2)
      .add("second", "endpoints", "second: smaller disc", "horizon", 0.5, 0.01)
      .add_difference("second", "adverse_events", "first: rash", "horizon", -0.001, 0)
      .add_difference("second", "adverse_events", "second: infection", "horizon", 0.03, error / 2)
      .add_difference("second", "late_events", "second: reoperation", "horizon", 0.01, error / 2);
  return folder;
}

TEST(HarmsFigure, TitleNamesThePathwayWithClearlyMore) {
  EXPECT_EQ(harms_figure(harms_of_two(0.01).material())->finding,
            "40 harmful events per 1,000 patients with ② second, 1.0 with ① first");
}

TEST(HarmsFigure, NoClearDifferenceWithinTheError) {
  EXPECT_EQ(harms_figure(harms_of_two(0.03).material())->finding,
            "No clear difference in harmful events between ① first and the others");
}

TEST(HarmsFigure, ReferenceMayHaveMost) {
  TestFolder folder = small_run();
  folder.add("first", "adverse_events", "first: rash", "horizon", 0.0125, 0.001);
  EXPECT_EQ(harms_figure(folder.material())->finding,
            "No pathway has more harmful events than ① first, 12 per 1,000 patients");
}

TEST(HarmsFigure, OnePathwayHasItsCount) {
  TestFolder folder = small_run(1);
  folder.add("first", "late_events", "first: rash", "horizon", 0.0002, 0.0001);
  EXPECT_EQ(harms_figure(folder.material())->finding, "0.2 harmful events per 1,000 patients with ① first");
}

TEST(HarmsFigure, SaysThatNoneAreModelled) {
  TestFolder folder = small_run();
  folder.add("first", "alive", "", "12 months", 0.98, 0.001);
  const auto figure = harms_figure(folder.material());
  EXPECT_EQ(figure->finding, "No harms are modelled in this scenario");
  EXPECT_NE(figure->error.find("not evidence"), std::string::npos);
  EXPECT_NE(figure->body.find("20.0<span class=\"se\"> ± 1.0</span>"), std::string::npos) << figure->body;
}

TEST(HarmsFigure, EndpointsAreShownButInNoSum) {
  const auto figure = harms_figure(harms_of_two(0.002).material());
  EXPECT_NE(figure->body.find("<b>Endpoints of second</b>"), std::string::npos);
  EXPECT_NE(figure->body.find("500<span class=\"se\"> ± 10</span>"), std::string::npos) << figure->body;
  EXPECT_NE(figure->description.find("second 40."), std::string::npos) << figure->description;
  EXPECT_NE(figure->error.find("Endpoints need not be harms"), std::string::npos);
}

TEST(HarmsFigure, ManyPathwaysAreRows) {
  TestFolder folder = small_run(7);
  folder.add("second", "adverse_events", "second: <b>", "horizon", 0.03, 0.001);
  const Material material = folder.material();
  const auto figure = harms_figure(material);
  EXPECT_EQ(figure->body.find("rowgroup"), std::string::npos);
  ASSERT_EQ(figure->data.size(), 1);
  EXPECT_EQ(figure->data.front().rows.size(), 1);
  EXPECT_EQ(figure->data.front().columns.size(), 2 + 7);
  EXPECT_NE(markup_of(*figure, 1).find("&lt;b&gt;"), std::string::npos);
}

TEST(HarmsFigure, NothingWithoutARun) { EXPECT_FALSE(harms_figure(Material{})); }

}  // namespace
}  // namespace spinepath::report
