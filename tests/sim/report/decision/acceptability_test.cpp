#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "sim/report/decision/threshold_axis.h"
#include "tests/sim/report/decision/decided.h"

namespace spinepath::report {
namespace {

TEST(AcceptabilityFigure, ItsTitleFollowsTheHighestExpectedNetBenefit) {
  EXPECT_EQ(acceptability_figure(decided_run().material())->finding,
            "Highest expected net benefit: ① first at 20,000 and ② second at 50,000 USD a QALY");
  EXPECT_EQ(
      acceptability_figure(decided_run(two_pathways(20000)).material())->finding,
      "② second has the highest expected net benefit at both thresholds; its chance to be best is 75 %");
}

TEST(AcceptabilityFigure, NotTheChanceToBeBest) {
  std::vector<DecisionRow> rows = two_pathways(20000);
  for (DecisionRow& row : rows) row.p_best = 1 - row.p_best;
  EXPECT_EQ(
      acceptability_figure(decided_run(rows).material())->finding,
      "② second has the highest expected net benefit at both thresholds; its chance to be best is 25 %");
}

TEST(AcceptabilityFigure, ItsTableAndFileHaveTheNumbers) {
  const Material material = decided_run().material();
  const auto figure = acceptability_figure(material);
  EXPECT_EQ(csv_of(figure->data.front()),
            "pathway,\"20,000\",\"20,000_se\",\"50,000\",\"50,000_se\",best_at\nfirst,75,2,25,2,\"20,000\"\n"
            "second,25,2,75,2,\"50,000\"\n");
  EXPECT_NE(csv_of(figure->files.front()).find("health_care,50000,second,0.25,0.02,0.75,0.02\n"),
            std::string::npos)
      << csv_of(figure->files.front());
}

TEST(AcceptabilityFigure, HasATabForEachViewThatOfTheDecisionFirst) {
  std::vector<DecisionRow> rows = two_pathways();
  for (DecisionRow row : two_pathways()) {
    row.view = "patient";
    rows.insert(rows.begin(), row);
  }
  const auto figure = acceptability_figure(decided_run(rows).material());
  const std::size_t own = figure->controls.find("ceac-health_care"),
                    other = figure->controls.find("ceac-patient");
  ASSERT_NE(own, std::string::npos);
  ASSERT_NE(other, std::string::npos);
  EXPECT_LT(own, other);
}

TEST(AcceptabilityFigure, ABandNeedsTheErrorOfAllPoints) {
  std::vector<DecisionRow> rows = two_pathways(20000);
  EXPECT_NE(acceptability_figure(decided_run(rows).material())->body.find("class=\"band c"),
            std::string::npos);
  for (DecisionRow& row : rows) row.p_best_se = "";
  EXPECT_EQ(acceptability_figure(decided_run(rows).material())->body.find("class=\"band c"),
            std::string::npos);
}

TEST(AcceptabilityFigure, IsLeftOutWithoutAPsaOrItsView) {
  EXPECT_FALSE(acceptability_figure(Material{}));
  EXPECT_FALSE(acceptability_figure(small_run().material()));
  std::vector<DecisionRow> rows = two_pathways();
  for (DecisionRow& row : rows) row.view = "patient";
  EXPECT_FALSE(acceptability_figure(decided_run(rows).material()));
  EXPECT_FALSE(acceptability_figure(decided_run({}).material()));
}

TEST(BestRuns, EachGoesOnToTheFirstThresholdOfTheNext) {
  const Material material = decided_run().material();
  const std::vector<BestRun> runs = best_runs(decisions(material).front());
  ASSERT_EQ(runs.size(), 2);
  EXPECT_EQ(runs[0].first, 0);
  EXPECT_EQ(runs[0].last, 2);
  EXPECT_EQ(runs[1].first, 2);
  EXPECT_EQ(runs[1].pathway->name, "second");
}

}  // namespace
}  // namespace spinepath::report
