#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/decision/decided.h"

namespace spinepath::report {
namespace {

TEST(LossFigure, ItsTitleIsTheValueOfPerfectInformation) {
  EXPECT_EQ(loss_figure(decided_run().material())->finding,
            "Knowing all parameters before choosing would be worth 40 USD per patient, at 20,000 to 50,000 "
            "USD a QALY");
  TestFolder folder = decided_run();
  folder.add_file("information.csv", information_text({"everything,,123.4,10"}));
  EXPECT_EQ(loss_figure(folder.material())->finding,
            "Knowing all parameters before choosing would be worth 40 to 120 USD per patient, at 20,000 to "
            "50,000 USD a QALY");
}

TEST(LossFigure, SaysWhenThatValueIsWithinItsError) {
  std::vector<DecisionRow> rows = two_pathways();
  for (DecisionRow& row : rows) row.loss = row.best ? 4 : 300;  // error: 5
  EXPECT_EQ(loss_figure(decided_run(rows).material())->finding,
            "Knowing all parameters before choosing is not clearly worth anything");
}

TEST(LossFigure, NamesWhereItsLogarithmicAxisBegins) {
  const auto figure = loss_figure(decided_run().material());
  EXPECT_NE(figure->measure.find("logarithmic axis"), std::string::npos);
  EXPECT_NE(figure->error.find("The axis begins at 10 USD"), std::string::npos) << figure->error;
}

TEST(LossFigure, ItsTableHasTheLossesAndTheEvpi) {
  const Material material = decided_run().material();
  const std::string csv = csv_of(loss_figure(material)->data.front());
  EXPECT_NE(csv.find("first,40,5,300,5\nsecond,300,5,40,5\nEVPI,40,5,40,5\n"), std::string::npos) << csv;
}

TEST(LossFigure, ZeroLossesAreNoProblem) {
  std::vector<DecisionRow> rows = two_pathways();
  for (DecisionRow& row : rows)
    if (row.best) row.loss = 0;
  const auto figure = loss_figure(decided_run(rows).material());
  ASSERT_TRUE(figure);
  for (const char* word : {"nan", "inf%", "inf\"", "inf "})
    EXPECT_EQ(figure->body.find(word), std::string::npos) << word;
  for (DecisionRow& row : rows) row.loss = 0;
  EXPECT_FALSE(loss_figure(decided_run(rows).material()));
  EXPECT_FALSE(loss_figure(Material{}));
}

}  // namespace
}  // namespace spinepath::report
