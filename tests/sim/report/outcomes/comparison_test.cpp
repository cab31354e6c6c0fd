#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// Two cases; half the pain gone in 25 % of the first, in `claimed` with the second.
Material with_cases(double claimed, double difference_se) {
  const nlohmann::ordered_json summary = small_run().summary;
  nlohmann::ordered_json cases;
  for (const char* name : {"controlled", "claim"}) {
    nlohmann::ordered_json scenario = summary["scenario"];
    scenario["evidence"] = name;
    scenario["evidence_declared"] = {{"controlled", "trials"}, {"claim", "advertisements"}};
    cases.push_back({{"case", name},
                     {"manifest", summary["manifest"]},
                     {"settings_that_differ", {{"people", nlohmann::ordered_json::array()}}},
                     {"scenario", scenario}});
  }
  const nlohmann::ordered_json about{{"money", {{"currency", "USD"}, {"price_year", 2024}}},
                                     {"cases", cases}};
  return read_material(
      {{.name = "cmp",
        .files = {
            {"comparison.json", about.dump()},
            {"outcomes.csv", fmt::format("case,pathway,outcome,of,at,unit,mean,se\n"
                                         "controlled,second,relief_50,,12 months,probability,0.25,0.001\n"
                                         "claim,second,relief_50,,12 months,probability,{},0.001\n",
                                         claimed)},
            {"differences.csv",
             fmt::format("case,pathway,reference_case,reference,outcome,of,at,unit,mean,se,paired\n"
                         "claim,second,controlled,second,relief_50,,12 months,probability,{},{},yes\n",
                         claimed - 0.25, difference_se)}}}});
}

TEST(ComparisonFigure, ItsTitleNamesTheLargestClearDifference) {
  EXPECT_EQ(comparison_figure(with_cases(0.5, 0.01))->finding,
            "Under &quot;claim&quot;, half the pain is gone at 12 months in 50.00 % with ② second; under "
            "&quot;controlled&quot; in 25.00 %");
  EXPECT_EQ(comparison_figure(with_cases(0.5, 1))->finding,
            "Half the pain gone at 12 months: no pathway differs clearly between controlled and claim");
}

TEST(ComparisonFigure, DifferencesHaveIntervals) {
  const auto figure = comparison_figure(with_cases(0.5, 0.01));
  ASSERT_EQ(figure->data.size(), 2U);
  EXPECT_EQ(csv_of(figure->data[1]),
            "case,relief_50,relief_50_se,relief_50_low,relief_50_high,paired\nclaim: "
            "second,25,1,23.04,26.96,yes\n");
}

TEST(ComparisonFigure, CasesAreNamedWithTheirEvidence) {
  const std::string cases = compared_cases(with_cases(0.5, 0.01));
  EXPECT_NE(cases.find("evidence claim: advertisements; no other setting differs"), std::string::npos)
      << cases;
}

TEST(ComparisonFigure, IsLeftOutWithoutAComparison) {
  EXPECT_FALSE(comparison_figure(small_run().material()));
  EXPECT_EQ(compared_cases(small_run().material()), "");
}

}  // namespace
}  // namespace spinepath::report
