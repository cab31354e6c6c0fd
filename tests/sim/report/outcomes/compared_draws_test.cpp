// Figures and tables of a comparison whose cases have a PSA.
#include <gtest/gtest.h>

#include "sim/report/method/figures.h"
#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

using AnyJson = nlohmann::ordered_json;

AnyJson decision_row(const char* of_case, double threshold, const char* pathway, double chance, int best) {
  return {{"case", of_case},  {"threshold", threshold}, {"pathway", pathway},
          {"p_best", chance}, {"p_best_se", 0.01},      {"best", best}};
}

AnyJson difference_row(double threshold, const char* benefit, double mean) {
  return {{"case", "claim"},
          {"pathway", "second"},
          {"reference_case", "controlled"},
          {"reference", "second"},
          {"threshold", threshold},
          {"benefit", benefit},
          {"mean", mean},
          {"se", 10},
          {"p025", mean - 500},
          {"p975", mean + 700},
          {"paired", "yes"}};
}

/// Two cases at 50,000 and 100,000; the claim's choice at the lower one as given.
AnyJson psa_of(bool other_choice) {
  AnyJson decisions = AnyJson::array();
  for (const double k : {100'000.0, 50'000.0})  // in any order
    for (const char* of_case : {"controlled", "claim"}) {
      const bool second = k > 60'000 || (other_choice && of_case == std::string("claim"));
      decisions.push_back(decision_row(of_case, k, "first", second ? 0.25 : 0.75, second ? 0 : 1));
      decisions.push_back(decision_row(of_case, k, "second", second ? 0.75 : 0.25, second ? 1 : 0));
    }
  return {{"view", "payer"},
          {"effect", "life_years"},
          {"draws", 200},
          {"decisions", decisions},
          {"differences",
           {difference_row(50'000, "nmb", 1000), difference_row(50'000, "inmb", 1),
            difference_row(100'000, "nmb", -2000)}}};
}

Material drawn_cases(const AnyJson& psa) {
  const AnyJson summary = small_run().summary;
  AnyJson cases;
  for (const char* name : {"controlled", "claim"}) {
    AnyJson manifest = summary["manifest"];
    manifest["draws"] = psa.is_null() ? 0 : 200;
    cases.push_back({{"case", name}, {"manifest", manifest}, {"scenario", summary["scenario"]}});
  }
  const AnyJson about{{"money", {{"currency", "EUR"}, {"price_year", 2024}}}, {"cases", cases}, {"psa", psa}};
  return read_material({{.name = "cmp",
                         .files = {{"comparison.json", about.dump()},
                                   {"outcomes.csv",
                                    "case,pathway,outcome,of,at,unit,mean,se\n"
                                    "controlled,second,qalys,,horizon,years,3,0.1\n"
                                    "claim,second,qalys,,horizon,years,4,0.1\n"}}}});
}

TEST(ComparedDrawsFigure, ItsTitleSaysWhatEachCaseChooses) {
  EXPECT_EQ(compared_draws_figure(drawn_cases(psa_of(false)))->finding,
            "At 50,000 EUR a life-year, ① first has the highest expected net benefit in both cases");
  EXPECT_EQ(compared_draws_figure(drawn_cases(psa_of(true)))->finding,
            "At 50,000 EUR a life-year, the highest expected net benefit has ① first under "
            "&quot;controlled&quot; and ② second under &quot;claim&quot;");
}

TEST(ComparedDrawsFigure, HasTheDifferencesByDrawAndTheChances) {
  const auto figure = compared_draws_figure(drawn_cases(psa_of(true)));
  ASSERT_EQ(figure->data.size(), 2U);
  EXPECT_EQ(csv_of(figure->data[0]),
            "case,\"50,000\",\"50,000_se\",\"50,000_low\",\"50,000_high\",\"100,000\",\"100,000_se\","
            "\"100,000_low\",\"100,000_high\",paired\n"
            "claim: second,1000,10,500,1700,-2000,10,-2500,-1300,yes\n");
  EXPECT_EQ(csv_of(figure->data[1]),
            "case,\"50,000\",\"50,000_se\",\"100,000\",\"100,000_se\",best_at\n"
            "controlled: first,75,1,25,1,\"50,000\"\n"
            "controlled: second,25,1,75,1,\"100,000\"\n"
            "claim: first,25,1,25,1,\n"
            "claim: second,75,1,75,1,\"50,000 and 100,000\"\n");
  EXPECT_NE(figure->description.find("claim: second: +1,000, interval +500 to +1,700."), std::string::npos)
      << figure->description;
  EXPECT_NE(figure->body.find("aria-label=\"claim: second: +1,000, interval +500 to +1,700\""),
            std::string::npos)
      << figure->body;
  EXPECT_NE(figure->measure.find("spend of the payer"), std::string::npos) << figure->measure;
}

TEST(ComparedDrawsFigure, IsATableOfChancesWhereCasesCannotBeSubtracted) {
  AnyJson psa = psa_of(false);
  psa["differences"] = AnyJson::array();
  const Material material = drawn_cases(psa);
  EXPECT_FALSE(compared_draws_figure(material));
  EXPECT_NE(compared_decisions(material).find("Chance to be best in its case"), std::string::npos);
  EXPECT_EQ(compared_decisions(drawn_cases(psa_of(false))), "") << "the figure has it";
}

TEST(ComparedDrawsFigure, IsLeftOutWithoutDraws) {
  const Material material = drawn_cases(nullptr);
  EXPECT_FALSE(compared_draws_figure(material));
  EXPECT_EQ(compared_decisions(material), "");
}

TEST(CheersList, DrawsOfAComparisonCharacteriseUncertainty) {
  const std::map<std::string, std::string> chapters{{"claim", "section 2"}};
  const std::string item = "<li>Characterising uncertainty <span class=\"st",
                    there = item + "\"><a href=\"#claim\">section 2</a>";
  const std::string with = cheers_list(drawn_cases(psa_of(false)), chapters),
                    without = cheers_list(drawn_cases(nullptr), chapters);
  EXPECT_NE(with.find(there), std::string::npos) << with;
  EXPECT_NE(without.find(item + " no\">not analysed"), std::string::npos) << without;
}

}  // namespace
}  // namespace spinepath::report
