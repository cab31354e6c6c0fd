#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// The difference of a view over all years: mean and interval [million].
struct Impact {
  double mean, low, high;
};

/// A folder with a budget over two years alone, without a run.
struct TestBudget {
  nlohmann::ordered_json about;
  std::string csv = "year,view,mix,unit,mean,se,p025,p975\n";

  TestBudget(const Impact& patient, const Impact& payer) {
    const TestFolder run = small_run();
    about = {{"manifest", run.summary["manifest"]},
             {"scenario", run.summary["scenario"]},
             {"population", 1e6},
             {"discount", 0.0},
             {"entering", nlohmann::ordered_json::array()}};
    for (const auto& [view, impact] : {std::pair{"patient", patient}, {"payer", payer}})
      for (const auto& [year, part] : {std::pair{"1", 0.25}, {"2", 0.75}, {"all", 1.0}}) {
        csv += fmt::format("{},{},current,USD,1e8,1e5,,\n{},{},new,USD,1e8,1e5,,\n", year, view, year, view);
        csv += fmt::format("{},{},difference,USD,{},1e5,{},{}\n", year, view, 1e6 * part * impact.mean,
                           1e6 * part * impact.low, 1e6 * part * impact.high);
      }
  }
  TestBudget& enter(int year, const std::string& pathway, double current, double now) {
    about["entering"].push_back({{"year", year}, {"pathway", pathway}, {"current", current}, {"new", now}});
    return *this;
  }
  Material material() const {
    return read_material({{"budget", {{"budget.json", about.dump()}, {"budget.csv", csv}}}});
  }
};

std::string budget_title(const Impact& patient, const Impact& payer) {
  return budget_figure(TestBudget(patient, payer).material())->finding;
}

TEST(BudgetFigure, ItsTitleSaysCostsOrSavesOnlyWhereTheIntervalExcludesZero) {
  constexpr Impact more{5.54, 3, 8}, less{-2.04, -3, -1}, open{1, -1, 3};
  EXPECT_EQ(budget_title(more, open),
            "The new mix costs patients 5.5 million USD over 2 years; for the payer no clear difference");
  EXPECT_EQ(budget_title(open, less),
            "The new mix saves the payer 2.0 million USD over 2 years; for patients no clear difference");
  EXPECT_EQ(budget_title(more, less),
            "The new mix costs patients 5.5 and saves the payer 2.0 million USD over 2 years");
  EXPECT_EQ(budget_title(open, open),
            "The new mix makes no clear difference to patients or the payer over 2 years");
}

TEST(BudgetFigure, SaysWhoEntersAndWhichSharesChange) {
  TestBudget budget({1, 0.5, 2}, {1, 0.5, 2});
  for (const int year : {1, 2}) budget.enter(year, "first", 3000, 2000).enter(year, "second", 1000, 2000);
  const std::string error = budget_figure(budget.material())->error;
  EXPECT_NE(error.find(
                "Of 1,000,000 people, 4,000 enter each year. Shares of those who enter in all years, current "
                "to new mix: ① first from 75 % to 50 % and ② second from 25 % to 50 %."),
            std::string::npos)
      << error;
}

TEST(BudgetFigure, ColumnsAndWhiskersAreAtTheNumbersOfTheFile) {
  const auto figure = budget_figure(TestBudget({8, 4, 12}, {8, 4, 12}).material());
  // 2 of at most 9 million in the first year, on 230 pixels
  EXPECT_NE(
      figure->body.find("<rect x=\"10%\" y=\"178.89\" width=\"30%\" height=\"51.11\" class=\"bar p\"/>"),
      std::string::npos)
      << figure->body;
  EXPECT_NE(figure->body.find("x1=\"25%\" x2=\"25%\" y1=\"153.33\" y2=\"204.44\" class=\"whisk2\""),
            std::string::npos);
  EXPECT_NE(figure->body.find(">+2.00</text>"), std::string::npos);
  EXPECT_NE(csv_of(figure->data[0]).find("year,patient,patient_se,patient_low,patient_high,"),
            std::string::npos);
  EXPECT_NE(csv_of(figure->data[0]).find(",1,3,2,"), std::string::npos) << csv_of(figure->data[0]);
  EXPECT_NE(csv_of(figure->data[1]).find("\nall,100,"), std::string::npos) << csv_of(figure->data[1]);
}

TEST(BudgetFigure, NamesTheErrorAndTheDiscount) {
  TestBudget budget({1, 0.5, 2}, {1, 0.5, 2});
  EXPECT_NE(budget_figure(budget.material())->error.find("due to the uncertain parameters"),
            std::string::npos);
  EXPECT_NE(budget_figure(budget.material())->measure.find("not discounted"), std::string::npos);
  budget.about["discount"] = 0.03;
  budget.csv = "year,view,mix,unit,mean,se,p025,p975\n1,patient,difference,USD,100,10,,\n";
  const auto figure = budget_figure(budget.material());
  EXPECT_NE(figure->error.find("Monte Carlo error"), std::string::npos);
  EXPECT_NE(figure->measure.find("discounted by 3 % a year"), std::string::npos);
  EXPECT_EQ(figure->finding, "Spend under the new mix less that under the current one, by year");
}

TEST(BudgetFigure, IsLeftOutWithoutABudgetOrDifferences) {
  EXPECT_FALSE(budget_figure(Material{}));
  EXPECT_FALSE(budget_figure(small_run().material()));
  TestBudget budget({1, 0, 2}, {1, 0, 2});
  budget.csv = "year,view,mix,unit,mean,se,p025,p975\n1,patient,difference,USD,,,,\n";
  EXPECT_FALSE(budget_figure(budget.material()));
  budget.csv = "year,view\n1,patient\n";
  EXPECT_FALSE(budget_figure(budget.material()));
}

}  // namespace
}  // namespace spinepath::report
