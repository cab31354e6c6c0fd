// The files of `decide`, read back.
#include <gtest/gtest.h>

#include "sim/report/data/decision.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// decision.json of two strategies and two draws; LY is what they gain.
nlohmann::ordered_json small_decision() {
  return nlohmann::ordered_json::parse(R"({
    "manifest": {"version": "1", "hash": "0123", "files": [{"role": "cost", "name": "c.csv", "sha256": "ab"}]},
    "sample": {"draws": 2, "strategies": ["usual", "new"], "parameters": ["p"], "noise_known": false},
    "currency": "EUR", "effect": {"name": "LY", "unit": "LY"},
    "outcomes": [{"pathway": "new", "quantity": "cost", "mean": 5, "se": 1}],
    "differences": [{"pathway": "new", "quantity": "effect", "mean": 0.5, "se": 0.1, "p025": 0.4, "p975": 0.6}],
    "frontier": [], "decision": {"view": "payer", "thresholds": [{"threshold": 10, "best": "new"}]}})");
}

ResultFolder decided_folder(const nlohmann::ordered_json& about) {
  return {
      .name = "decided",
      .files = {{"decision.json", about.dump()},
                {"decision.csv",
                 "view,effect,threshold,pathway,inmb,p_best_naive,p_best,loss_naive,loss,best\n"
                 "payer,LY,10,usual,0,0.25,,3,,0\npayer,LY,10,new,1,0.75,,2,,1\n"},
                {"information.csv",
                 "view,effect,threshold,kind,name,naive,naive_se,value,se\npayer,LY,10,everything,,2,0.5,,\n"
                 "payer,LY,10,parameter,p,,,1,0.1\n"},
                {"export/cost.csv", "usual,new\n1,4\n2,6\n"},
                {"export/effect.csv", "usual,new\n1,1.5\n1,1.5\n"}}};
}

TEST(SampleFolders, GiveDrawsAndNaiveFiguresWhereNoOthersAre) {
  const Material material = read_material({decided_folder(small_decision())});
  EXPECT_FALSE(material.run);
  ASSERT_TRUE(material.sample);
  EXPECT_EQ(material.study.pathways.size(), 2u);
  const PathwayText& pathway = material.study.pathways[1];
  const DecisionBasis basis = decision_basis(material);
  EXPECT_EQ(basis.view, "payer");
  EXPECT_EQ(basis.effect.one, "LY");
  EXPECT_EQ(basis.thresholds, std::vector<double>{10});
  const DrawnDifferences drawn = drawn_differences(material, pathway);
  EXPECT_EQ(drawn.cost, (std::vector<double>{3, 4}));
  EXPECT_EQ(drawn.effect, (std::vector<double>{0.5, 0.5}));
  const Option* option = decisions(material).at(0).at.at(0).of(pathway);
  ASSERT_TRUE(option);
  EXPECT_EQ(option->p_best.mean, 0.75);
  EXPECT_EQ(option->loss.mean, 2);
  const std::vector<Learnt> learnt = information_rows(material);
  EXPECT_EQ(learnt.at(0).value.mean, 2);
  EXPECT_EQ(learnt.at(0).value.se, 0.5);
  EXPECT_EQ(learnt.at(1).value.mean, 1);
  EXPECT_EQ(shown_column(material, "p_best"), "p_best_naive");
}

TEST(SampleFolders, AreRefusedWhereTheyAreNotAsWritten) {
  const auto refused = [](ResultFolder folder, const std::string& reason) {
    try {
      read_material({std::move(folder)});
      ADD_FAILURE() << "read, though " << reason;
    } catch (const Unusable& error) {
      EXPECT_EQ(error.what(), reason);
    }
  };
  nlohmann::ordered_json empty = small_decision();
  empty["sample"]["strategies"].clear();
  refused(decided_folder(empty), "decision.json: has no strategies");
  ResultFolder other = decided_folder(small_decision());
  other.files[3].text = "usual\n1\n";
  refused(other, "export/cost.csv: has 1 columns for 2 strategies");
  ResultFolder missing = decided_folder(small_decision());
  missing.files.erase(missing.files.begin() + 1);
  refused(missing, "decision.csv: is missing");
}

TEST(SampleFolders, AreLeftOutOfTheReportOfAnother) {
  nlohmann::ordered_json other = small_decision();
  other["manifest"]["hash"] = "4567";
  ResultFolder second = decided_folder(other);
  second.name = "second";
  const Material material = read_material({decided_folder(small_decision()), std::move(second)});
  ASSERT_EQ(material.left_out.size(), 1u);
  EXPECT_EQ(material.left_out[0], "The decision on a sample of second: a report has one.");
}

}  // namespace
}  // namespace spinepath::report
