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
  const std::string html = frontier_table(folder.material());
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
  EXPECT_NE(
      frontier_table(folder.material()).find("second costs least, and no other pathway brings more QALYs"),
      std::string::npos);
}

TEST(FrontierTable, HasTheRatiosOfTheMeansOverTheDraws) {
  TestFolder folder = small_run();
  folder.summary["frontier"] = {place("first", "ND", nullptr), place("second", "D", nullptr)};
  const auto add = [&](const char* name, double cost, double qalys) {
    folder.add_psa("outcomes", name, "spend", "health_care", "horizon", cost, cost, cost)
        .add_psa("outcomes", name, "qalys", "", "horizon", qalys, qalys, qalys);
  };
  add("first", 1000, 2);
  add("second", 2000, 2.5);
  const std::string html = frontier_table(folder.material());
  EXPECT_NE(html.find("means over the draws"), std::string::npos);
  EXPECT_NE(html.find("<td>2,000</td>"), std::string::npos) << html;
}

TEST(FrontierTable, IsLeftOutWithoutTwoPathways) {
  EXPECT_EQ(frontier_table(Material{}), "");
  EXPECT_EQ(frontier_table(small_run().material()), "");
  TestFolder folder = small_run(1);
  folder.summary["frontier"] = {place("first", "ND", nullptr)};
  EXPECT_EQ(frontier_table(folder.material()), "");
}

}  // namespace
}  // namespace spinepath::report
