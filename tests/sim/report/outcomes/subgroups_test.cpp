#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

constexpr const char* header =
    "by,group,patients,pathway,outcome,of,at,unit,mean,se,sd,p025,p25,p50,p75,p975\n";

/// A net benefit of `gains[g][k]` whole errors of 100 for the alternative k in group g.
TestFolder with_gains(const std::vector<std::vector<double>>& gains) {
  constexpr std::array names{"second", "third", "fourth"};
  TestFolder folder = small_run(gains.front().size() + 1);
  std::string text = header;
  for (std::size_t g = 0; g < gains.size(); ++g)
    for (std::size_t k = 0; k < gains[g].size(); ++k)
      text += fmt::format("condition,disc_{},{},{},inmb@50000,health_care,horizon,USD,{},100,,,,,,\n", g + 1,
                          100 * (g + 1), names[k], 100 * gains[g][k]);
  return folder.add_file("subgroups.csv", text);
}

std::string groups_finding(const std::vector<std::vector<double>>& gains) {
  return subgroups_figure(with_gains(gains).material())->finding;
}

TEST(SubgroupsFigure, ItsTitleNamesTheAlternativeThatGainsInMostGroups) {
  EXPECT_EQ(groups_finding({{3, 3}, {3, 1}}),
            "At the parameters' values and 50,000 USD a QALY, ② second is worth it in all 2 groups, the "
            "others in fewer");
  EXPECT_EQ(groups_finding({{1, -3}, {1, 3}}),
            "At the parameters' values and 50,000 USD a QALY, ③ third is worth it in 1 of 2 groups, the "
            "others in fewer");
  EXPECT_EQ(groups_finding({{3}, {0}}),
            "At the parameters' values and 50,000 USD a QALY, ② second is worth it in 1 of 2 groups");
}

TEST(SubgroupsFigure, ItsTitleSaysWhenNoneOrAllOrSeveralGain) {
  EXPECT_EQ(
      groups_finding({{1, -3}, {1, 0}}),
      "At the parameters' values and 50,000 USD a QALY, no alternative is clearly worth it in any group");
  EXPECT_EQ(groups_finding({{1}}),
            "At the parameters' values and 50,000 USD a QALY, ② second is not clearly worth it in any group");
  EXPECT_EQ(groups_finding({{3, 3}, {3, 3}}),
            "At the parameters' values and 50,000 USD a QALY, every alternative is worth it in all 2 groups");
  EXPECT_EQ(groups_finding({{3, 3, 0}, {1, 1, 0}}),
            "At the parameters' values and 50,000 USD a QALY, 2 of 3 alternatives are worth it in 1 of 2 "
            "groups, the others in fewer");
}

TEST(SubgroupsFigure, PanelsHaveTheLabelsOfConditionsAndTheNumberOfPatients) {
  TestFolder folder = with_gains({{3}, {1}});
  folder.summary["scenario"]["conditions"].push_back({{"name", "disc_1"}, {"label", "The first disc"}});
  const std::string body = subgroups_figure(folder.material())->body;
  EXPECT_NE(body.find("<b>The first disc</b> <span class=\"mut\">100 patients</span>"), std::string::npos)
      << body;
  EXPECT_NE(body.find("<b>Disc 2</b> <span class=\"mut\">200 patients</span>"), std::string::npos);
  EXPECT_NE(body.find(">+300<"), std::string::npos);
}

TEST(SubgroupsFigure, MoreThanEightGroupsAreInOneColumn) {
  EXPECT_TRUE(subgroups_figure(with_gains(std::vector(8, std::vector{1.0})).material())->rules.empty());
  EXPECT_FALSE(subgroups_figure(with_gains(std::vector(9, std::vector{1.0})).material())->rules.empty());
}

TEST(SubgroupsFigure, ItsTableHasNetBenefitReliefQalysAndSpend) {
  TestFolder folder = with_gains({{3}});
  std::string text = folder.others.front().text;
  for (const char* row : {"relief_50,,12 months,probability,0.25,0.01", "qalys,,horizon,QALY,3,0.02",
                          "spend,health_care,horizon,USD,5000,30"})
    text += fmt::format("condition,disc_1,100,second,{},,,,,,\n", row);
  folder.add_file("subgroups.csv", text);
  EXPECT_EQ(csv_of(subgroups_figure(folder.material())->data.front()),
            "pathway,condition,patients,inmb,inmb_se,relief_50_percent,relief_50_percent_se,qalys,qalys_se,"
            "spend_health_care,spend_health_care_se\nfirst,Disc 1,100,,,,,,,,\n"
            "second,Disc 1,100,300,100,25,1,3,0.02,5000,30\n");
}

TEST(SubgroupsFigure, OfTwoCharacteristicsSaysSoAndNamesGroupsWithoutPatients) {
  TestFolder folder = small_run(2);
  folder.add_file("subgroups.csv",
                  std::string(header) +
                      "\"sex,condition\",\"male, disc_1\",7,second,inmb@50000,health_care,horizon,USD,300,"
                      "100,,,,,,\n\"sex,condition\",\"female, disc_1\",0,second,inmb@50000,health_care,"
                      "horizon,USD,,,,,,,,\n");
  folder.summary["scenario"]["conditions"].push_back({{"name", "disc_1"}, {"label", "The first disc"}});
  const Material material = folder.material();
  const auto figure = subgroups_figure(material);
  EXPECT_NE(figure->measure.find("; by sex and condition at entry"), std::string::npos) << figure->measure;
  EXPECT_NE(figure->body.find("<b>Male, The first disc</b>"), std::string::npos) << figure->body;
  EXPECT_NE(figure->error.find("Without patients in this run: Female, The first disc."), std::string::npos);
  EXPECT_NE(figure->finding.find("in the one group"), std::string::npos) << figure->finding;
  EXPECT_EQ(csv_of(figure->data.front()).substr(0, 14), "pathway,group,");
}

TEST(SubgroupsFigure, IsLeftOutWithoutGroupsAlternativesOrNetBenefit) {
  EXPECT_FALSE(subgroups_figure(Material{}));
  EXPECT_FALSE(subgroups_figure(small_run().material()));
  EXPECT_FALSE(subgroups_figure(small_run().add_file("subgroups.csv", header).material()));
  EXPECT_THROW(static_cast<void>(small_run().add_file("subgroups.csv", "by,group\na,b\n").material()),
               Unusable);
  EXPECT_FALSE(subgroups_figure(
      small_run()
          .add_file("subgroups.csv",
                    std::string(header) + "insured,insured,9,second,qalys,,horizon,QALY,3,1,,,,,,\n")
          .material()));
}

TEST(SubgroupsFigure, TakesEmptyFields) {
  TestFolder folder = with_gains({{3}});
  folder.add_file(
      "subgroups.csv",
      folder.others.front().text + "condition,disc_2,5,second,inmb@50000,health_care,horizon,USD,,,,,,,,\n");
  const auto figure = subgroups_figure(folder.material());
  EXPECT_EQ(figure->body.find("Disc 2"), std::string::npos);
  EXPECT_EQ(figure->finding,
            "At the parameters' values and 50,000 USD a QALY, ② second is worth it in 1 of 2 groups");
}

}  // namespace
}  // namespace spinepath::report
