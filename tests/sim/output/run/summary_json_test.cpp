#include "sim/output/run/summary_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/random/chance.h"
#include "sim/output/decision/cost_effectiveness.h"
#include "sim/scenario/format/parameters.h"
#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

using nlohmann::json;
using test::Example;

std::optional<double> number(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

TEST(SummaryJson, TellsWhatMadeTheNumbers) {
  const Example example;
  const json manifest = json::parse(summary_json(example.record))["manifest"];
  EXPECT_EQ(manifest["program"], "spinepath");
  EXPECT_EQ(manifest["version"], "1.2.3");
  EXPECT_EQ(manifest["generator"], generator_id);
  EXPECT_EQ(manifest["seed"], 1);
  EXPECT_EQ(manifest["patients"], 1000);
  EXPECT_EQ(manifest["draws"], 0);
  EXPECT_EQ(manifest["scenario_hash"], "00000000000000ff");
}

TEST(SummaryJson, SaysWhetherAllIsThere) {
  Example example;
  EXPECT_EQ(json::parse(summary_json(example.record))["complete"], true);
  EXPECT_TRUE(json::parse(summary_json(example.record))["stopped"].is_null());
  example.record.stopped = "interrupted after 3 of 10 draws";
  EXPECT_EQ(json::parse(summary_json(example.record))["complete"], false);
  EXPECT_EQ(json::parse(summary_json(example.record))["stopped"], "interrupted after 3 of 10 draws");
}

TEST(SummaryJson, HasTheNumbersOfTheResults) {
  const Example example;
  const json summary = json::parse(summary_json(example.record));
  ASSERT_EQ(summary["outcomes"].size(), example.results.outcomes.size());
  for (std::size_t i = 0; i < example.results.outcomes.size(); ++i) {
    const json& row = summary["outcomes"][i];
    EXPECT_EQ(number(row["mean"]), example.results.outcomes[i].mean);
    EXPECT_EQ(number(row["se"]), example.results.outcomes[i].se);
    EXPECT_EQ(row.contains("p50"), example.results.outcomes[i].quantiles.has_value());
  }
  ASSERT_EQ(summary["differences"].size(), example.results.differences.size());
}

TEST(SummaryJson, HasEveryParameterWithItsSource) {
  const Example example;
  const json parameters = json::parse(summary_json(example.record))["scenario"]["parameters"];
  std::size_t count = 0;
  for_each_parameter(example.scenario, [&](const scenario::Parameter& p, const scenario::Limits&) {
    ASSERT_LT(count, parameters.size());
    EXPECT_EQ(parameters[count]["path"], p.path);
    EXPECT_EQ(parameters[count]["value"], p.value);
    if (p.path == "coverage.coinsurance") {
      EXPECT_EQ(parameters[count]["source"], "plan");
      EXPECT_EQ(parameters[count]["citation"], "Benefits, \"silver\" plan");
      EXPECT_EQ(parameters[count]["design"], "fee-schedule");
      EXPECT_EQ(parameters[count]["uncertainty"], (json{{"dist", "beta"}, {"n", 50}}));
    }
    ++count;
  });
  EXPECT_EQ(count, parameters.size());
}

TEST(SummaryJson, NamesConditionsAndTheTreatmentsOfPathways) {
  const Example example(100, 1,
                        std::string(test::example_text) + "[treatments.idle]\nclass = \"surgery\"\n" +
                            "response.\"5 years\" = { mean = 40 }\n");
  const json scenario = json::parse(summary_json(example.record))["scenario"];
  EXPECT_EQ(scenario["conditions"],
            (json{{{"name", "disc"}, {"label", "disc"}}, {{"name", "facet"}, {"label", "facet"}}}));
  const auto treatment = [](const char* name, const char* label, const char* of_class, double until) {
    return json{{"name", name}, {"label", label}, {"class", of_class}, {"evidence_until_years", until}};
  };
  const double weeks_6 = example.scenario.treatments[0].measured.response->knots[0].time;
  EXPECT_EQ(scenario["treatments"], (json::array({treatment("exercise", "exercise", "conservative", weeks_6),
                                                  treatment("cells", "Cells", "regenerative", 0.25),
                                                  treatment("fusion", "fusion", "surgery", 0.5)})));
  EXPECT_EQ(scenario["evidence_until_years"], 0.5) << "of fusion; the idle treatment's is not in use";
}

TEST(SummaryJson, TellsUntilWhenThereIsEvidenceAndWhichPathwaysAreWhatIfs) {
  const std::string more = R"([evidence]
controlled = "trials"
claim = "a page"
[natural_course.curve]
"12 months" = { mean = 10, sd = 20 }
[treatments.claimed]
like = "exercise"
evidence = "claim"
variants.claim.response."2 years" = { mean = 50 }
)";
  const std::string with_claim = R"([[pathways]]
name = "claimed"
steps = [{ treatment = "claimed" }]
)";
  const auto head = [](const std::string& text) {
    const Example example(100, 1, text);
    return json::parse(summary_json(example.record))["scenario"];
  };
  EXPECT_EQ(head(test::example_text + more)["evidence_until_years"], 1);
  const json scenario = head(test::example_text + more + with_claim);
  EXPECT_EQ(scenario["evidence_until_years"], 2);
  EXPECT_EQ(scenario["pathways"][0]["what_if"], false);
  EXPECT_EQ(scenario["pathways"][3]["what_if"], true);
}

TEST(SummaryJson, HasWhatTheAuthorsStateAndNullForTheRest) {
  const auto report = [](const std::string& table) {
    const Example example(10, 1, test::example_text + table);
    return json::parse(summary_json(example.record))["scenario"]["report"];
  };
  const json stated = report("[report]\nauthors = [\"A. Author\", \"B. Author\"]\nfunding = \"None.\"\n");
  EXPECT_EQ(stated["authors"], (json{"A. Author", "B. Author"}));
  EXPECT_EQ(stated["funding"], "None.");
  const json nothing = report("");
  for (const char* key : {"authors", "funding", "conflicts", "perspective", "setting", "comparators"})
    EXPECT_TRUE(nothing.at(key).is_null()) << key;
}

TEST(SummaryJson, FrontierIsByCostWithRatiosAgainstTheOneBefore) {
  const Example example;
  const json rows = json::parse(summary_json(example.record))["frontier"];
  ASSERT_EQ(rows.size(), 3u);
  double cost = -1;
  for (const json& row : rows) {
    EXPECT_GE(row["Cost"].get<double>(), cost);
    cost = row["Cost"];
    if (row["ICER"].is_null()) continue;
    EXPECT_DOUBLE_EQ(row["ICER"].get<double>(),
                     row["Inc_Cost"].get<double>() / row["Inc_Effect"].get<double>());
  }
  EXPECT_EQ(rows[0]["Strategy"], "nothing");
}

TEST(SummaryJson, OfOnePatientHasNullsInPlaceOfErrors) {
  const Example example(1);
  const json summary = json::parse(summary_json(example.record));
  EXPECT_TRUE(summary["outcomes"][0]["se"].is_null());
}

TEST(SummaryJson, IsUtf8WhateverTheFileIsCalled) {
  Example example;
  example.record.manifest.scenario_file = "\xFF\xFE.toml";
  EXPECT_TRUE(json::accept(summary_json(example.record)));
}

}  // namespace
}  // namespace spinepath::output
