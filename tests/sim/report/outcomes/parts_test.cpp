#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

struct Parts {
  double natural, context, specific, capped = 0;
};

void add_parts(TestFolder& folder, const std::string& pathway, const std::string& at, const Parts& parts,
               double error = 0.1) {
  const auto& [natural, context, specific, capped] = parts;
  folder.add(pathway, "relief_natural", "", at, natural, error)
      .add(pathway, "relief_context", "", at, context, error)
      .add(pathway, "relief_specific", "", at, specific, error)
      .add(pathway, "relief_capped", "", at, capped, error)
      .add(pathway, "relief", "", at, natural + context + specific + capped, error);
}

void add_differences(TestFolder& folder, const std::string& pathway, const Parts& parts, double error) {
  folder.add_difference(pathway, "relief_natural", "", "12 months", parts.natural, error)
      .add_difference(pathway, "relief_context", "", "12 months", parts.context, error)
      .add_difference(pathway, "relief_specific", "", "12 months", parts.specific, error)
      .add_difference(pathway, "relief", "", "12 months", parts.natural + parts.context + parts.specific,
                      error);
}

TestFolder parted_pathways(double error) {
  TestFolder folder = small_run();
  add_parts(folder, "first", "12 months", {20, 4, 6});
  add_parts(folder, "second", "12 months", {20, 12, 8});
  add_differences(folder, "second", {0, 8, 2}, error);
  return folder;
}

TEST(PartsFigure, TitleHasTheLargestPartAndTheLargestPartOfTheGain) {
  EXPECT_EQ(parts_figure(parted_pathways(0.1).material())->finding,
            "After 12 months, 50 % of the relief with ② second is natural course; of its gain over ① first, "
            "80 % is context");
}

TEST(PartsFigure, NoGainIsStatedWithinTheError) {
  EXPECT_EQ(
      parts_figure(parted_pathways(6).material())->finding,
      "After 12 months, 50 % of the relief with ② second is natural course; no clear difference to ① first");
}

TEST(PartsFigure, ReferenceMayHaveMost) {
  TestFolder folder = small_run();
  add_parts(folder, "first", "12 months", {10, 25, 5});
  add_parts(folder, "second", "12 months", {10, 5, 5});
  EXPECT_EQ(parts_figure(folder.material())->finding,
            "After 12 months, 62 % of the relief with ① first is context; no pathway brings more");
}

TEST(PartsFigure, HarmfulEffectIsToTheLeftOfZeroAndInPoints) {
  TestFolder folder = small_run(1);
  add_parts(folder, "first", "12 months", {20, 5, -5});
  const auto figure = parts_figure(folder.material());
  EXPECT_EQ(figure->finding,
            "After 12 months, relief with ① first is 20.0 % of pain: +20.0 points natural course, +5.0 "
            "points context and −5.0 points specific effect");
  // The axis is from −5.15 to 25.75; the effect from 0 to −5.
  EXPECT_NE(figure->body.find("<rect x=\"0.49%\" y=\"2\" width=\"16.18%\" height=\"26\" class=\"seg m2\"/>"),
            std::string::npos);
  EXPECT_NE(figure->body.find("class=\"base\""), std::string::npos);
}

TEST(PartsFigure, LimitsOfPainAreDrawnOnlyWhereTheyMatter) {
  TestFolder folder = small_run(1);
  add_parts(folder, "first", "12 months", {20, 5, 5, -0.2});
  auto figure = parts_figure(folder.material());
  EXPECT_EQ(figure->body.find("seg k5"), std::string::npos);
  EXPECT_NE(figure->error.find("at most 0.2 points"), std::string::npos);
  TestFolder other = small_run(1);
  add_parts(other, "first", "12 months", {60, 25, 25, -12});
  figure = parts_figure(other.material());
  EXPECT_NE(figure->body.find("seg k5"), std::string::npos);
  EXPECT_EQ(figure->error.find("not drawn"), std::string::npos);
}

TEST(PartsFigure, ReportTimesAreTabs) {
  TestFolder folder = parted_pathways(0.1);
  add_parts(folder, "first", "3 months", {10, 4, 6});
  const auto figure = parts_figure(folder.material());
  EXPECT_NE(figure->controls.find(">12 months</label><input"), std::string::npos);
  EXPECT_NE(figure->controls.find(">3 months</label></fieldset>"), std::string::npos);
  EXPECT_EQ(figure->data.front().rows.size(), 3);
}

TEST(PartsFigure, ManyPathwaysHaveTheKeyTimeOnly) {
  TestFolder folder = small_run(7);
  for (const char* name : {"first", "second", "third", "fourth", "fifth", "sixth", "pathway 7"})
    for (const char* at : {"3 months", "12 months"}) add_parts(folder, name, at, {10, 4, 6});
  const auto figure = parts_figure(folder.material());
  EXPECT_TRUE(figure->controls.empty());
  EXPECT_EQ(figure->data.front().rows.size(), 7);
}

TEST(PartsFigure, NothingWithoutANaturalCourse) {
  TestFolder folder = small_run(1);
  EXPECT_FALSE(parts_figure(folder.material()));
  add_parts(folder, "first", "12 months", {0, 5, 5});
  EXPECT_FALSE(parts_figure(folder.material()));
}

}  // namespace
}  // namespace spinepath::report
