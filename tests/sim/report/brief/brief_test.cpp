// The sentences of the brief, in the cases of their rules.
#include "sim/report/brief/brief.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/sim/report/decision/decided.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

std::string sentence(const Material& material, const std::string& topic) {
  for (const Sentence& one : findings(material))
    if (one.topic == topic) return one.text;
  return "none";
}

/// Differences in spend of health care of three alternatives.
TestFolder with_costs(double second, double third, double fourth) {
  TestFolder folder = small_run(4);
  double costs[] = {second, third, fourth};
  const char* names[] = {"second", "third", "fourth"};
  for (int i = 0; i < 3; ++i)
    for (const char* view : {"health_care", "patient", "payer"})
      folder.add_difference(names[i], "spend", view, "horizon", costs[i], 10);
  return folder;
}

TEST(Brief, SaysWhatCostsMoreOnlyWhereThatIsClear) {
  EXPECT_EQ(sentence(with_costs(100, 200, 300).material(), "Money"),
            "Compared with ① first, health care spends +100 USD a patient with ②, +200 with ③ and +300 with "
            "④. Patients pay more with ②, ③ and ④; the payer pays more with ②, ③ and ④.");
  EXPECT_EQ(
      sentence(with_costs(10, -10, 0).material(), "Money"),
      "Compared with ① first, health care spends +10 USD a patient with ②, −10 with ③ and 0 with ④. No "
      "difference is clear. Patients pay no clearly different sum; the payer pays no clearly different sum.");
  EXPECT_EQ(sentence(with_costs(100, -100, 0).material(), "Money"),
            "Compared with ① first, health care spends +100 USD a patient with ②, −100 with ③ and 0 with ④. "
            "No clear difference: ④. Patients pay more with ② and less with ③; the payer pays more with ② "
            "and less with ③.");
}

TEST(Brief, TakesTheIntervalOfTheParametersIfThereIsOne) {
  TestFolder folder = small_run();
  folder.add_difference("second", "qalys", "", "horizon", 0.05, 0.001);
  EXPECT_EQ(sentence(folder.material(), "Gain"), "More QALYs with ② (+0.050) (± 1.96 Monte Carlo errors).");
  folder.add_psa("differences", "second", "qalys", "", "horizon", 0.05, -0.01, 0.1);
  EXPECT_EQ(sentence(folder.material(), "Gain"),
            "No alternative clearly adds QALYs: its interval holds 0 (95 % interval due to the uncertain "
            "parameters).");
}

TEST(Brief, NamesTheParts) {
  TestFolder folder = small_run(1);
  folder.add("first", "relief_50", "", "12 months", 0.3, 0.01);
  EXPECT_EQ(sentence(folder.material(), "Parts"), "none");
  folder.add("first", "relief", "", "12 months", 30, 0.1);
  folder.add("first", "relief_natural", "", "12 months", 18, 0.1);
  folder.add("first", "relief_context", "", "12 months", 7, 0.1);
  folder.add("first", "relief_specific", "", "12 months", 5.04, 0.1);
  EXPECT_EQ(sentence(folder.material(), "Parts"),
            "With ① first, pain is 30.0 % less on average at 12 months: 18.0 points of that are natural "
            "course, 7.0 "
            "the context of treatment (what any procedure brings), 5.0 the treatments themselves.");
}

TEST(Brief, SaysWhatTheFiguresCannotSay) {
  TestFolder folder = small_run();
  folder.summary["scenario"]["parameters"] = {
      {{"path", "a"}, {"value", 1}, {"design", "assumption"}, {"uncertainty", {{"dist", "normal"}}}},
      {{"path", "b"}, {"value", 2}, {"design", "RCT"}}};
  folder.summary["scenario"]["pathways"][1]["what_if"] = true;
  const std::vector<std::string> all = limits(folder.material());
  const auto says = [&](const std::string& text) { return std::ranges::find(all, text) != all.end(); };
  EXPECT_TRUE(says("1 of 2 numbers are assumptions of the authors."));
  EXPECT_TRUE(says("1 of 2 numbers are taken as known exactly."));
  EXPECT_TRUE(
      says("± is one Monte Carlo standard error alone. How uncertain the parameters make the figures was not "
           "computed "
           "(--draws)."));
  EXPECT_TRUE(
      says("Pathways with † are under other evidence than the run's; they are left out of decisions."));
}

TEST(Brief, HasARowOfKeyFiguresPerPathway) {
  TestFolder folder = small_run();
  folder.add("first", "relief_50", "", "12 months", 0.3, 0.01)
      .add("first", "spend", "payer", "horizon", 1234, 5);
  const Material material = folder.material();
  const DataTable table = scorecard(material);
  EXPECT_EQ(csv_of(table).substr(0, 85),
            "pathway,relief_50,relief_50_se,patient,payer,payer_se,qalys\nfirst,30,1,,1234,5,\nsecon");
  EXPECT_TRUE(scorecard(Material{}).rows.empty());
}

TEST(Brief, SaysWhichPathwaysAreEqualToTheBest) {
  const std::string before = sentence(decided_run().material(), "Choice");
  EXPECT_EQ(before.find("equal"), std::string::npos) << before;
  TestFolder folder = decided_run();
  for (auto& at : folder.summary["decision"]["thresholds"]) at["equal_to_best"] = {"second"};
  folder.summary["decision"]["thresholds"][1]["equal_to_best"] = {"first"};
  EXPECT_EQ(sentence(folder.material(), "Choice"),
            before +
                " ② second is equal to it at 20,000, ① first is equal to it at 50,000, within rounding; of "
                "equal ones the first declared is named and counted as best.");
}

TEST(Brief, SaysWhichPathwaysHaveTheSameCostAndEffectWithoutAPsa) {
  TestFolder folder = small_run(3);
  const auto row = [](const char* name, double cost, double effect, const char* status) {
    return nlohmann::ordered_json{
        {"Strategy", name}, {"Cost", cost}, {"Effect", effect}, {"ICER", nullptr}, {"Status", status}};
  };
  folder.summary["frontier"] = {row("first", 1000, 3, "ND"), row("second", 1000, 3 + 1e-15, "D"),
                                row("third", 2000, 3.5, "ND")};
  folder.summary["frontier"][2]["ICER"] = 2000;
  EXPECT_EQ(sentence(folder.material(), "Choice"),
            "At the parameters' values one more QALY costs health care 2,000 USD with ③ third, each compared "
            "with the next cheaper choice. ② second has the same cost and effect as ① first.");
  folder.summary["frontier"][1]["Cost"] = 1001;
  EXPECT_EQ(sentence(folder.material(), "Choice").find("same cost"), std::string::npos);
}

TEST(Brief, HasAColumnOfTheEffectThatIsCounted) {
  TestFolder folder = small_run();
  folder.add("first", "life_years", "", "horizon", 4.5, 0.01).add("first", "qalys", "", "horizon", 3, 0.01);
  EXPECT_EQ(csv_of(scorecard(folder.material())).find("life_years"), std::string::npos);
  folder.summary["scenario"]["decision"] = {{"view", "payer"}, {"effect", "life_years"}};
  const Material material = folder.material();
  const DataTable table = scorecard(material);
  EXPECT_NE(csv_of(table).find("qalys,qalys_se,life_years,life_years_se\n"), std::string::npos)
      << csv_of(table);
  EXPECT_EQ(table.columns.back().heading, "Life-years");
  EXPECT_NE(table.caption.find("discounted; life-years: undiscounted."), std::string::npos) << table.caption;
  folder.summary["scenario"]["decision"]["effect"] = "responders_12_months";  // the run has none of patients
  EXPECT_EQ(scorecard(folder.material()).columns.back().heading, "QALYs");
}

/// The draws favour the second pathway by 40, the values the first one by 30.
TestFolder with_disagreement(double values_error, double draws_error) {
  TestFolder folder = small_run();
  folder.summary["disagreements"] = {{{"threshold", 50000},
                                      {"best_at_values", "first"},
                                      {"best_over_draws", "second"},
                                      {"at_values", -30},
                                      {"at_values_se", values_error},
                                      {"over_draws", 40},
                                      {"over_draws_se", draws_error}}};
  return folder;
}

TEST(Brief, SaysWhereValuesAndDrawsFavourOtherPathwaysAndWhy) {
  EXPECT_EQ(sentence(small_run().material(), "Values and draws"), "none");
  EXPECT_EQ(
      sentence(with_disagreement(20, 20).material(), "Values and draws"),  // 70 is 2.5 errors of 28
      "At 50,000 USD a QALY the parameters' values favour ① first, by 30 ± 20 USD a patient, and the draws ② "
      "second, by 40 ± 20. The values are not the means of their uncertainty, or the model is not linear in "
      "them: the "
      "mean over the draws is not the result at the values, and the draws count for the decision.");
  EXPECT_NE(
      sentence(with_disagreement(20, 40).material(), "Values and draws")  // 1.6 errors of 45
          .find("by 40 ± 40. That is within Monte Carlo noise: more patients or draws would settle it."),
      std::string::npos);
}

TEST(Brief, GivesTheReasonOfSeveralThresholdsOnce) {
  TestFolder folder = with_disagreement(20, 40);
  nlohmann::ordered_json other = folder.summary["disagreements"][0];
  other["threshold"] = 60000;
  folder.summary["disagreements"].push_back(other);
  const std::string both = sentence(folder.material(), "Values and draws");
  EXPECT_EQ(both.find("Monte Carlo noise"), both.rfind("Monte Carlo noise")) << both;
  folder.summary["disagreements"][1]["at_values_se"] = 1;
  folder.summary["disagreements"][1]["over_draws_se"] = 1;
  const std::string each = sentence(folder.material(), "Values and draws");
  EXPECT_LT(each.find("Monte Carlo noise"), each.find("At 60,000 USD")) << each;
  EXPECT_NE(each.find("not linear"), std::string::npos) << each;
}

}  // namespace
}  // namespace spinepath::report
