#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// A difference of health care spend and of QALYs to the first pathway, in whole errors.
struct Differs {
  double cost, qalys;
};

TestFolder that_differ(const std::vector<Differs>& alternatives) {
  TestFolder folder = small_run(alternatives.size() + 1);
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    const std::string name = folder.summary["scenario"]["pathways"][i + 1]["name"];
    folder.add_difference(name, "spend", "health_care", "horizon", 100 * alternatives[i].cost, 100);
    folder.add_difference(name, "qalys", "", "horizon", 0.01 * alternatives[i].qalys, 0.01);
  }
  return folder;
}

std::string finding_of(const std::vector<Differs>& alternatives) {
  return differences_figure(that_differ(alternatives).material())->finding;
}

TEST(DifferencesFigure, ItsTitleSaysMoreOrLessOnlyWhereTheIntervalExcludesZero) {
  EXPECT_EQ(finding_of({{2, 1}, {3, 1}}), "Both alternatives cost health care more; none clearly adds QALYs");
  EXPECT_EQ(finding_of({{-2, 3}, {-3, 2}}), "Both alternatives cost health care less; both add QALYs");
  EXPECT_EQ(finding_of({{1, -3}, {-1, -2}}),
            "No alternative clearly changes health care spend; both lose QALYs");
  EXPECT_EQ(finding_of({{2, 2}, {-3, 0}, {0, -2}}),
            "1 of 3 alternatives costs health care more, 1 less; 1 of 3 adds QALYs, 1 loses them");
}

TEST(DifferencesFigure, SpeaksOfOneAlternativeByItsName) {
  EXPECT_EQ(finding_of({{2, 2}}), "② second costs health care more; it adds QALYs");
  EXPECT_EQ(finding_of({{-2, -2}}), "② second costs health care less; it loses QALYs");
  EXPECT_EQ(finding_of({{0, 0}}),
            "② second does not clearly change health care spend; no clear difference in QALYs");
}

TEST(DifferencesFigure, TheIntervalOfTheDrawsDecidesWhereThereIsOne) {
  TestFolder folder = that_differ({{10, 10}});
  folder.add_psa("differences", "second", "spend", "health_care", "horizon", 1000, -5, 2000);
  folder.add_psa("differences", "second", "qalys", "", "horizon", 0.1, 0.02, 0.2);
  const auto figure = differences_figure(folder.material());
  EXPECT_EQ(figure->finding, "② second does not clearly change health care spend; it adds QALYs");
  EXPECT_EQ(figure->source, "summary.json, psa.differences");
  EXPECT_NE(figure->error.find("100 draws"), std::string::npos);
  EXPECT_NE(figure->body.find(">+1,000<"), std::string::npos) << figure->body;
}

TEST(DifferencesFigure, TheErrorOfTheRunIsNamedWithoutDraws) {
  EXPECT_NE(differences_figure(that_differ({{2, 1}}).material())->error.find("1.96"), std::string::npos);
}

TEST(DifferencesFigure, ItsBarsEndAtTheInterval) {
  TestFolder folder = that_differ({{0, 0}});
  folder.add_psa("differences", "second", "spend", "health_care", "horizon", 50, 0, 100);
  const std::string body = differences_figure(folder.material())->body;  // with 4 % room on both sides
  EXPECT_NE(body.find("x1=\"3.7%\" x2=\"96.3%\" y1=\"15\" y2=\"15\" class=\"ci c1\""), std::string::npos)
      << body;
  EXPECT_NE(body.find("cx=\"50%\""), std::string::npos);
}

TEST(DifferencesFigure, AddsTheEffectOfTheDecision) {
  TestFolder folder = that_differ({{2, 1}});
  folder.add_psa("differences", "second", "years_relief_50", "", "horizon", 0.5, 0.25, 0.75);
  EXPECT_EQ(differences_figure(folder.material())->body.find("0.50"), std::string::npos);
  folder.summary["decision"] = {{"view", "payer"}, {"effect", "years_relief_50"}};
  const auto figure = differences_figure(folder.material());
  EXPECT_NE(figure->body.find("Years of relief"), std::string::npos) << figure->body;
  EXPECT_NE(figure->body.find("+0.500"), std::string::npos) << figure->body;
}

TEST(DifferencesFigure, IsLeftOutWithoutAlternativesOrDifferences) {
  EXPECT_FALSE(differences_figure(Material{}));
  EXPECT_FALSE(differences_figure(small_run(1).material()));
  EXPECT_FALSE(differences_figure(small_run(2).material()));
}

TEST(DifferencesFigure, TakesDifferencesThatAreAllZero) {
  TestFolder folder = small_run();
  folder.add_difference("second", "spend", "patient", "horizon", 0, 0);
  const auto figure = differences_figure(folder.material());
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->finding, "Differences to ① first");
  EXPECT_EQ(figure->body.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace spinepath::report
