#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// Spend on injections, on surgery and outside the pathway.
TestFolder& add_classes(TestFolder& folder, const std::string& pathway, double injections, double surgery,
                        double outside) {
  folder.add(pathway, "spend", "health_care", "horizon", injections + surgery + outside, 5);
  folder.add(pathway, "spend_by_class", "injection", "horizon", injections, 5);
  folder.add(pathway, "spend_by_class", "surgery", "horizon", surgery, 5);
  return folder.add(pathway, "spend_by_treatment", "background", "horizon", outside, 5);
}

TEST(ClassesFigure, ItsTitleNamesTheLargestPartAndItsShares) {
  TestFolder folder = small_run();
  add_classes(folder, "first", 100, 100, 800);
  add_classes(folder, "second", 300, 100, 600);
  EXPECT_EQ(classes_figure(folder.material())->finding,
            "The largest part of health care spend is care outside the pathway: 60 to 80 %, by pathway");
}

TEST(ClassesFigure, ItsTitleCountsWhereTheLargestPartsDiffer) {
  TestFolder folder = small_run(3);
  add_classes(folder, "first", 100, 100, 800);
  add_classes(folder, "second", 100, 700, 200);
  add_classes(folder, "third", 100, 700, 200);
  EXPECT_EQ(classes_figure(folder.material())->finding,
            "Of 3 pathways, the largest part of spend is surgery in 2 and care outside the pathway in 1");
}

TEST(ClassesFigure, TakesOnePathwayAndNoSpendAtAll) {
  TestFolder one = small_run(1), nothing = small_run(1);
  EXPECT_EQ(classes_figure(add_classes(one, "first", 0, 75, 25).material())->finding,
            "The largest part of health care spend is surgery: 75 %");
  EXPECT_EQ(classes_figure(add_classes(nothing, "first", 0, 0, 0).material())->finding,
            "Health care spends nothing");
}

TEST(ClassesFigure, IsATableAloneBeyondSixPathways) {
  for (const std::size_t pathways : {6u, 7u}) {
    TestFolder folder = small_run(pathways);
    add_classes(folder, "first", 100, 100, 800);
    const auto figure = classes_figure(folder.material());
    EXPECT_EQ(figure->body.find("<table") != std::string::npos, pathways == 7) << pathways;
    EXPECT_EQ(figure->body.find("<svg") != std::string::npos, pathways == 6) << pathways;
  }
}

TEST(ClassesFigure, ItsTablesAreByClassAndByTreatmentWithLabels) {
  TestFolder folder = small_run(1);
  add_classes(folder, "first", 100, 200, 700);
  folder.summary["scenario"]["treatments"][0]["label"] = "First of all";
  folder.add("first", "spend_by_treatment", "first", "horizon", 300, 5);
  const Material material = folder.material();  // the tables refer to its pathways
  const auto figure = classes_figure(material);
  ASSERT_EQ(figure->data.size(), 2);
  EXPECT_EQ(csv_of(figure->data[0]),
            "pathway,injection,injection_se,surgery,surgery_se,background,background_se\nfirst,100,5,200,5,"
            "700,5\n");
  EXPECT_EQ(csv_of(figure->data[1]), "treatment,first,first_se\nfirst,300,5\nbackground,700,5\n");
  EXPECT_NE(html_of(figure->data[1]).find("First of all"), std::string::npos);
}

TEST(ClassesFigure, IsLeftOutWithoutClasses) {
  EXPECT_FALSE(classes_figure(Material{}));
  EXPECT_FALSE(classes_figure(small_run().material()));
}

}  // namespace
}  // namespace spinepath::report
