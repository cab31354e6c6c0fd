#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TestFolder& add_spend(TestFolder& folder, const std::string& pathway, double patient, double payer,
                      double lost) {
  folder.add(pathway, "spend", "patient", "horizon", patient, 10);
  folder.add(pathway, "spend", "payer", "horizon", payer, 20);
  folder.add(pathway, "spend", "health_care", "horizon", patient + payer, 30);
  return folder.add(pathway, "spend", "societal", "horizon", patient + payer + lost, 40);
}

TestFolder with_spend(double first, double second) {
  TestFolder folder = small_run();
  add_spend(folder, "first", 0.25 * first, 0.75 * first, 1000);
  return add_spend(folder, "second", 0.5 * second, 0.5 * second, 1000);
}

TEST(PayersFigure, ItsTitleNamesTheCheapestAndTheDearestPathway) {
  EXPECT_EQ(payers_figure(with_spend(8000, 5000).material())->finding,
            "Health care spends 5,000 USD a patient with ② second, 8,000 with ① first");
}

TEST(PayersFigure, SaysWhenAllCostTheSameToTheShownDigits) {
  EXPECT_EQ(payers_figure(with_spend(5000, 5001).material())->finding,
            "Health care spends 5,000 USD a patient in every pathway");
}

TEST(PayersFigure, TakesOnePathwayAndNoSpendAtAll) {
  TestFolder one = small_run(1);
  EXPECT_FALSE(payers_figure(one.material()));
  const auto figure = payers_figure(add_spend(one, "first", 0, 0, 0).material());
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->finding, "Health care spends 0 USD a patient");
  EXPECT_EQ(figure->body.find("nan"), std::string::npos);
  EXPECT_EQ(figure->body.find("refl"), std::string::npos);  // nothing to compare with
  EXPECT_FALSE(payers_figure(Material{}));
}

TEST(PayersFigure, ItsTitleLeavesWhatIfsOut) {
  TestFolder folder = with_spend(8000, 5000);
  folder.summary["scenario"]["pathways"][1]["what_if"] = true;
  const auto figure = payers_figure(folder.material());
  EXPECT_EQ(figure->finding, "Health care spends 8,000 USD a patient in every pathway but the what-ifs");
  EXPECT_NE(figure->error.find("†"), std::string::npos);
}

TEST(PayersFigure, PartsAreOfTheLongestBarAndAmountsAreShownWhereTheyFit) {
  const std::string body = payers_figure(with_spend(8000, 5000).material())->body;
  // 2,000 and 6,000 of 9,000, then work lost
  EXPECT_NE(body.find("<rect x=\"0%\" y=\"0\" width=\"22.22%\" height=\"30\" class=\"seg m0\"/>"),
            std::string::npos)
      << body;
  EXPECT_NE(body.find("<rect x=\"22.22%\" y=\"0\" width=\"66.67%\" height=\"30\" class=\"seg m1\"/>"),
            std::string::npos);
  EXPECT_NE(body.find("class=\"segt m m1\">6,000</text>"), std::string::npos);
  EXPECT_EQ(body.find("class=\"segt m m2\""), std::string::npos);  // 1,000 has no room
  EXPECT_NE(body.find("<b>8,000</b><span class=\"se\"> ± 30</span>"), std::string::npos);
  EXPECT_NE(body.find("x1=\"88.89%\" x2=\"88.89%\" y1=\"0\" y2=\"30\" class=\"refl\""), std::string::npos);
}

TEST(PayersFigure, ItsTableHasTheIntervalOfTheDrawsNotThatBetweenPatients) {
  TestFolder folder = with_spend(8000, 5000);
  for (auto& row : folder.summary["outcomes"]) row["p025"] = 1.0, row["p975"] = 99999.0;
  EXPECT_EQ(csv_of(payers_figure(folder.material())->data.front()).find("99999"), std::string::npos);
  folder.add_psa("outcomes", "first", "spend", "patient", "horizon", 2100, 1800, 2500);
  const std::string csv = csv_of(payers_figure(folder.material())->data.front());
  EXPECT_EQ(csv,
            "pathway,patient,patient_se,patient_low,patient_high,payer,payer_se,health_care,health_care_se,"
            "societal,societal_se\nfirst,2000,10,1800,2500,6000,20,8000,30,9000,40\n"
            "second,2500,10,,,2500,20,5000,30,6000,40\n");
}

TEST(PayersFigure, EscapesNames) {
  TestFolder folder = with_spend(8000, 5000);
  folder.summary["scenario"]["pathways"][1]["label"] = "<script>alert(1)</script>";
  const auto figure = payers_figure(folder.material());
  for (const std::string& text : {figure->finding, figure->body})
    EXPECT_EQ(text.find("<script"), std::string::npos) << text;
}

}  // namespace
}  // namespace spinepath::report
