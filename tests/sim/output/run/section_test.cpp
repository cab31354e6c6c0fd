#include <regex>

#include <gtest/gtest.h>

#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/run/console.h"
#include "sim/output/run/sections.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

using test::Example;

TEST(Section, CellsAreTheResultsRounded) {
  const Example example;
  const OutcomeRow& row = *example.results.find(1, {Outcome::qalys});
  EXPECT_EQ(cell(example.record, 1, {Outcome::qalys}), rounded(row.mean, row.se));
  EXPECT_EQ(cell(example.record, 1, {Outcome::qalys}, 1000), rounded(*row.mean * 1000, *row.se * 1000));
  EXPECT_EQ(cell(example.record, 0, {Outcome::treated, 1}), nothing);  // no cells in the first pathway
}

TEST(Section, LongNamesAreCutButStayDifferent) {
  const std::string text(test::example_text);
  scenario::Scenario scenario = test::scenario_of(text);
  scenario.pathways[0].name.text = scenario.pathways[1].name.text = std::string(60, 'x');
  EXPECT_NE(short_name(scenario, 0), short_name(scenario, 1));
  EXPECT_LE(display_width(short_name(scenario, 0)), 26u);
}

TEST(Section, StrategiesAreSpendAndEffectOfAPerspective) {
  const Example example;
  for (const View view : views) {
    const auto strategies = strategies_of(example.results, 3, {view, Outcome::qalys});
    for (std::size_t p = 0; p < 3; ++p) {
      EXPECT_EQ(strategies[p].cost, *example.results.find(p, {Outcome::spend, static_cast<int>(view)})->mean);
      EXPECT_EQ(strategies[p].effect, *example.results.find(p, {Outcome::qalys})->mean);
    }
  }
}

TEST(Section, RatiosHaveTheViewOfTheDecision) {
  const Example health_care,
      patient(200, 1, std::string(test::example_text) + "[decision]\nview = \"patient\"\n");
  const Section section = frontier_section(patient.record);
  EXPECT_TRUE(section.caption.starts_with("patient, over the horizon")) << section.caption;
  EXPECT_NE(section.table.text(), frontier_section(health_care.record).table.text());
  EXPECT_NE(section.table.text().find(cell(patient.record, 0, key_of(Outcome::spend, View::patient))),
            std::string::npos);
}

TEST(Section, WhatIfsAreMarkedAndLeftOutOfTheFrontier) {
  std::string text = test::example_text;
  const std::string response = "response.\"3 months\" =";
  text.insert(text.find(response),
              "evidence = \"clinic_claim\"\nvariants.clinic_claim.response.\"3 months\" = "
              "{ relief_30 = 0.9, relief_50 = 0.8 }\n");
  text += "[evidence]\ncontrolled = \"difference from control arms\"\nclinic_claim = \"what clinics say\"\n";
  const Example example(200, 1, text);
  EXPECT_EQ(short_name(example.scenario, 1), "ladder_with_cells†");
  EXPECT_EQ(frontier_section(example.record).table.text().find("ladder"), std::string::npos);
  EXPECT_NE(gain_section(example.record).table.text().find("ladder_with_cells†"), std::string::npos);
  const std::string report = test::whole_report(example.record, Style::plain);
  EXPECT_NE(report.find("† what-if"), std::string::npos);
  EXPECT_TRUE(std::regex_search(report, std::regex("uses\\s+clinic_claim")));
}

TEST(Section, NoRatioIsGivenWhereTheGainIsLostInTheNoise) {
  Example example;
  const RunSums sums =
      *run(example.model, {.patients = 1000, .seed = 1, .threads = 1, .keep = Keep::both}, {});
  const auto ratios = [&] { return frontier_section(example.record).table.text(); };
  EXPECT_EQ(ratios().find("within Monte Carlo error"), std::string::npos);
  const auto has_interval = [&] { return std::regex_search(ratios(), std::regex("[0-9] to ")); };
  EXPECT_FALSE(has_interval()) << "without groups no interval is known";
  example.record.groups = &sums.decisions;
  EXPECT_TRUE(has_interval()) << ratios();
  EXPECT_EQ(ratios().find("not an interval"), std::string::npos) << ratios();
  const RunSums few = *run(example.model, {.patients = 20, .seed = 1, .threads = 1, .keep = Keep::both}, {});
  example.record.groups = &few.decisions;
  for (OutcomeRow& row : example.results.outcomes)
    if (row.key == effect_key(example.scenario))
      row.mean = 1 - 1e-6 * static_cast<double>(row.pathway);  // QALYs
  EXPECT_NE(ratios().find("within Monte Carlo error"), std::string::npos) << ratios();
  EXPECT_NE(ratios().find("not an interval"), std::string::npos) << ratios();
}

}  // namespace
}  // namespace spinepath::output
