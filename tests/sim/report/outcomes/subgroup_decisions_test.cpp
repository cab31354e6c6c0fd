// The figure on decisions by subgroup over the draws.
#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/decision/decided.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// Two groups at 20,000; the second one's choice as given.
Material decided_by_sex(const std::string& second_choice) {
  TestFolder folder = decided_run();
  std::string
      decisions =
          "by,group,share,view,effect,threshold,pathway,cost,cost_se,cost_p025,cost_p975,gain,gain_se,"
          "gain_p025,gain_p975,nmb,inmb,inmb_se,inmb_se_patients,inmb_p025,inmb_p975,p_best_naive,p_best,"
          "p_best_se,loss_naive,loss,loss_se,best\n",
      values =
          "by,view,effect,threshold,group,share,best,best_for_all,value,value_se,evpi_naive,evpi,evpi_se\n";
  for (const auto& [group, share, gain] : {std::tuple{"male", 0.25, 300}, {"female", 0.75, -200}}) {
    for (const char* pathway : {"first", "second"}) {
      const bool second = pathway == std::string("second");
      decisions += fmt::format(
          "sex,{},{},health_care,qalys,20000,{},1000,5,900,1100,3,0.01,2.9,3.1,5,{},20,,{},{},0.5,0.625,0.01,"
          ",,,0\n",
          group, share, pathway, second ? gain : 0, second ? gain - 400 : 0, second ? gain + 400 : 0);
    }
  }
  values += "sex,health_care,qalys,20000,male,0.25,second,first,300,20,9,8,1\n";
  values += fmt::format("sex,health_care,qalys,20000,female,0.75,{},first,0,0,5,4,1\n", second_choice);
  values += "sex,health_care,qalys,20000,,1,,first,75,5,,,\n";
  return folder.add_file("subgroup_decision.csv", decisions)
      .add_file("subgroup_value.csv", values)
      .material();
}

TEST(SubgroupDecisionsFigure, ItsTitleSaysWhatDecidingByGroupIsWorth) {
  EXPECT_EQ(subgroup_decisions_figure(decided_by_sex("first"))->finding,
            "At 20,000 USD a QALY, deciding by sex is worth 75 ± 5 USD a patient: Male ② and Female ①");
  EXPECT_EQ(
      subgroup_decisions_figure(decided_by_sex("second"))->finding,
      "At 20,000 USD a QALY, ② second has the highest expected net benefit in every group: deciding by sex "
      "gains nothing");
}

TEST(SubgroupDecisionsFigure, HasThePathwaysAndTheChoicesOfEachGroup) {
  const auto figure = subgroup_decisions_figure(decided_by_sex("first"));
  ASSERT_EQ(figure->data.size(), 2U);
  EXPECT_EQ(csv_of(figure->data[0]),
            "group,share_percent,best,gain,gain_se,evpi,evpi_se\n"
            "male,25,second,300,20,8,1\nfemale,75,first,0,0,4,1\nall,100,,75,5,,\n");
  EXPECT_EQ(figure->data[1].rows.size(), 4U);
  EXPECT_NE(figure->body.find("<b>Female</b> <span class=\"mut\">75 % of the patients; best: ①</span>"),
            std::string::npos)
      << figure->body;
  EXPECT_NE(figure->description.find("Male: second +300, interval −100 to +700"), std::string::npos)
      << figure->description;
}

TEST(SubgroupDecisionsFigure, IsLeftOutWithoutDrawsOrSubgroups) {
  EXPECT_FALSE(subgroup_decisions_figure(small_run().material()));
  EXPECT_FALSE(subgroup_decisions_figure(decided_run().material()));
}

}  // namespace
}  // namespace spinepath::report
