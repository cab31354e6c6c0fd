#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

nlohmann::ordered_json place(const char* name, const char* status, nlohmann::ordered_json icer) {
  return {{"Strategy", name},      {"Cost", 1},    {"Effect", 1},     {"Inc_Cost", nullptr},
          {"Inc_Effect", nullptr}, {"ICER", icer}, {"Status", status}};
}

TEST(FrontierTable, SaysWhatAStepCosts) {
  TestFolder folder = small_run(3);
  folder.summary["frontier"] = {place("first", "ND", nullptr), place("third", "D", nullptr),
                                place("second", "ND", 17054.8)};
  const std::string html = frontier_table(folder.material()).markup;
  EXPECT_NE(html.find("2 of 3 pathways are on the frontier; a QALY more costs 17,100 USD with ② second"),
            std::string::npos)
      << html;
  EXPECT_NE(html.find("<td>17,100</td>"), std::string::npos);
  EXPECT_NE(html.find("<td>dominated</td>"), std::string::npos);
  EXPECT_NE(html.find("<td>cheapest</td>"), std::string::npos);
  EXPECT_EQ(html.find("means over the draws"), std::string::npos);
}

TEST(FrontierTable, SaysWhenOnePathwayDominatesAll) {
  TestFolder folder = small_run();
  folder.summary["frontier"] = {place("second", "ND", nullptr), place("first", "D", nullptr)};
  EXPECT_NE(frontier_table(folder.material())
                .markup.find("second costs least, and no other pathway brings more QALYs"),
            std::string::npos);
}

nlohmann::ordered_json with_interval(nlohmann::ordered_json row, double low, double high) {
  row["ICER_p025"] = low, row["ICER_p975"] = high, row["Interval"] = "interval";
  return row;
}

TEST(FrontierTable, HasTheRatiosOfTheMeansOverTheDraws) {
  TestFolder folder = small_run();
  folder.summary["frontier"] = {place("first", "ND", nullptr), place("second", "D", nullptr)};
  folder.summary["frontiers"]["over_draws"]["health_care"] = {
      place("first", "ND", nullptr), with_interval(place("second", "ND", 2000), 1500, 2600)};
  const std::string html = frontier_table(folder.material()).markup;
  EXPECT_NE(html.find("means over the draws"), std::string::npos);
  EXPECT_NE(html.find("1,500 to 2,600"), std::string::npos) << html;
}

TEST(FrontierTable, SaysWhereARatioHasNoInterval) {
  TestFolder folder = small_run();
  nlohmann::ordered_json row = place("second", "ND", 17054.8);
  row["ICER_p025"] = nullptr, row["ICER_p975"] = nullptr, row["Interval"] = "not an interval";
  folder.summary["frontier"] = {place("first", "ND", nullptr), row};
  const std::string html = frontier_table(folder.material()).markup;
  EXPECT_NE(html.find("17,100 (not an interval)"), std::string::npos) << html;
}

TEST(FrontierTable, OfOtherViewsAreBehindTabs) {
  TestFolder folder = small_run();
  folder.summary["frontier"] = {place("first", "ND", nullptr), place("second", "ND", 2000)};
  EXPECT_EQ(frontier_table(folder.material()).markup.find("<fieldset"), std::string::npos) << "one view";
  auto& at_values = folder.summary["frontiers"]["at_values"];
  at_values["health_care"] = folder.summary["frontier"];
  at_values["payer"] = {place("second", "ND", nullptr), place("first", "D", nullptr)};
  const Block table = frontier_table(folder.material());
  EXPECT_NE(table.markup.find("<label for=\"frontier-payer\">payer</label>"), std::string::npos)
      << table.markup;
  EXPECT_EQ(table.markup.find("frontier-patient"), std::string::npos);
  EXPECT_LT(table.markup.find("a QALY more costs 2,000 USD"), table.markup.find("② second costs least"));
  EXPECT_NE(table.figure.rules.find("#frontier-payer:checked"), std::string::npos);
}

TEST(FrontierTable, IsLeftOutWithoutTwoPathways) {
  EXPECT_EQ(frontier_table(Material{}).markup, "");
  EXPECT_EQ(frontier_table(small_run().material()).markup, "");
  TestFolder folder = small_run(1);
  folder.summary["frontier"] = {place("first", "ND", nullptr)};
  EXPECT_EQ(frontier_table(folder.material()).markup, "");
}

}  // namespace
}  // namespace spinepath::report
