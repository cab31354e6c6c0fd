#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

struct TreatedParts {
  double natural, context, specific, others = 0;
};

void add_treated_parts(TestFolder& folder, const std::string& pathway, const std::string& treatment,
                       double treated, const TreatedParts& parts) {
  const auto& [natural, context, specific, others] = parts;
  folder.add(pathway, "treated", treatment, "horizon", treated, 0.01);
  for (const char* at : {"3 months", "12 months"})
    folder.add(pathway, "treated_relief_50", treatment, at, 0.3, 0.01)
        .add(pathway, "treated_relief_natural", treatment, at, natural, 0.1)
        .add(pathway, "treated_relief_context", treatment, at, context, 0.1)
        .add(pathway, "treated_relief_specific", treatment, at, specific, 0.1)
        .add(pathway, "treated_relief_others", treatment, at, others, 0.1)
        .add(pathway, "treated_relief", treatment, at, natural + context + specific + others, 0.1);
}

/// With a natural course.
TestFolder natural_run() {
  TestFolder folder = small_run();
  folder.add("first", "relief_natural", "", "12 months", 10, 0.1);
  return folder;
}

TEST(TreatedPartsFigure, TitleHasTheSpecificEffects) {
  TestFolder folder = natural_run();
  add_treated_parts(folder, "first", "first", 1, {10, 5, 5});
  add_treated_parts(folder, "second", "second", 0.5, {10, 15, 15});
  const auto figure = treated_parts_figure(folder.material());
  EXPECT_EQ(figure->finding,
            "5.0 to 15.0 percentage points of the relief of those treated are the specific effect of that "
            "treatment, "
            "12 months after the first course");
  EXPECT_EQ(figure->data.front().rows.size(), 4);  // two treatments at two times
  EXPECT_NE(figure->controls.find(">12 months</label><input"), std::string::npos);
  EXPECT_NE(figure->description.find("natural course 10.0, context 15.0, specific effect 15.0"),
            std::string::npos);
}

TEST(TreatedPartsFigure, OtherTreatmentsAreToTheLeftWhereTheyEnd) {
  TestFolder folder = natural_run();
  add_treated_parts(folder, "first", "first", 1, {10, 5, 5, -5});
  const auto figure = treated_parts_figure(folder.material());
  EXPECT_NE(figure->body.find("seg k3"), std::string::npos);
  EXPECT_NE(figure->description.find("other treatments −5.0"), std::string::npos);
  EXPECT_NE(figure->body.find("class=\"base\""), std::string::npos);
}

TEST(TreatedPartsFigure, TakesThePathwayInWhichMostAreTreated) {
  TestFolder folder = natural_run();
  add_treated_parts(folder, "first", "first", 0.3, {10, 5, 5});
  add_treated_parts(folder, "second", "first", 0.6, {10, 5, 15});
  const auto figure = treated_parts_figure(folder.material());
  EXPECT_EQ(figure->finding,
            "15.0 percentage points of the relief of those treated are the specific effect of the treatment, "
            "12 months "
            "after the first course");
}

TEST(TreatedPartsFigure, NothingWithoutANaturalCourseOrParts) {
  TestFolder folder = small_run(1);
  add_treated_parts(folder, "first", "first", 1, {10, 5, 5});
  EXPECT_FALSE(treated_parts_figure(folder.material()));
  TestFolder other = natural_run();
  other.add("first", "treated", "first", "horizon", 1, 0.01)
      .add("first", "treated_relief_50", "first", "12 months", 0.3, 0.01);
  EXPECT_FALSE(treated_parts_figure(other.material()));
}

}  // namespace
}  // namespace spinepath::report
