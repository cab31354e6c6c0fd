#include "sim/output/validation/record.h"

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::Example;
using test::has;

std::string example_with(const std::string& figures) { return std::string(test::example_text) + figures; }

std::string figure(const std::string& keys) { return "[[published]]\n" + keys + "\n"; }

const std::string three_figures =
    figure(
        "name = \"exercise\"\npathway = \"usual\"\noutcome = \"relief_50\"\nat = \"12 months\"\nvalue = 0.5\n"
        "low = 0\nhigh = 1\ncalibrated = true") +
    figure(
        "name = \"cells\"\npathway = \"ladder_with_cells\"\noutcome = \"treated_relief\"\nof = \"cells\"\n"
        "at = \"3 months\"\nvalue = 99\nn = 40\nsd = 1\nsource = \"plan\"\nnote = \"page 7\"") +
    figure(
        "name = \"gain\"\npathway = \"ladder_with_cells\"\noutcome = \"qalys\"\nvalue = 0.5\n"
        "low = 0.4\nhigh = 0.6\ndifference = true\nmiss = \"its patients were younger\"");

/// Of the example, run with these figures.
ValidationRecord record_of(const Example& example, const SubgroupResults* by_condition = nullptr) {
  const FigurePlaces found = places_of_figures(example.scenario, example.model);
  EXPECT_TRUE(found.errors.empty());
  return validation_record(example.scenario, example.record.manifest, found.places, example.results,
                           by_condition);
}

TEST(Validation, TakesPredictionsFromTheResultsOfTheRun) {
  const Example example(1000, 1, example_with(three_figures));
  const ValidationRecord record = record_of(example);
  ASSERT_EQ(record.rows.size(), 3u);
  const OutcomeKey half{.outcome = Outcome::relief_50, .at = 1}, qalys{.outcome = Outcome::qalys},
      treated{.outcome = Outcome::treated_relief, .of = 1, .at = 0};
  EXPECT_EQ(record.rows[0].predicted, example.results.find(0, half)->mean);
  EXPECT_EQ(record.rows[1].predicted, example.results.find(1, treated)->mean);
  EXPECT_EQ(record.rows[1].se, example.results.find(1, treated)->se);
  EXPECT_EQ(record.rows[2].predicted, example.results.find_difference(1, qalys)->mean);
}

TEST(Validation, TakesTheShareOfTheCostliest) {
  const Example example(
      1000, 1,
      example_with(figure("name = \"a\"\npathway = \"usual\"\noutcome = \"spend\"\nof = \"payer\"\n"
                          "costliest = true\nvalue = 0.5\nlow = 0.4\nhigh = 0.6")));
  const ValidationRecord record = record_of(example);
  EXPECT_EQ(record.rows[0].predicted,
            example.results.find(0, key_of(Outcome::spend, View::payer))->costliest_share);
  EXPECT_GT(*record.rows[0].predicted, 0.15);
  EXPECT_LT(*record.rows[0].predicted, 1);
  EXPECT_TRUE(has(validation_report(record, Style::plain), "costliest 15 %, payer"));
}

TEST(Validation, FindsUnexplainedMisses) {
  const Example example(1000, 1, example_with(three_figures));
  const ValidationRecord record = record_of(example);
  EXPECT_EQ(record.rows[0].verdict, Verdict::inside);
  EXPECT_EQ(record.rows[1].verdict, Verdict::outside);
  EXPECT_TRUE(record.rows[1].is_unexplained());
  EXPECT_EQ(record.rows[2].verdict, Verdict::outside);
  EXPECT_FALSE(record.rows[2].is_unexplained());
  EXPECT_TRUE(record.has_unexplained());
  for (const ValidationRow& row : record.rows) EXPECT_FALSE(row.is_stale());
}

TEST(Validation, ReportsFiguresCountsReasonsAndSources) {
  const Example example(1000, 1, example_with(three_figures));
  const std::string text = validation_report(record_of(example), Style::plain);
  for (const char* part : {"An example", "inside", "no, unexplained", "its patients were younger",
                           "Benefits, \"silver\" plan", "page 7", "used to choose parameters"})
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
}

TEST(Validation, ReportsFiguresOfPatientsThatNobodyTreats) {
  const Example example(
      1000, 1,
      example_with(
          figure("name = \"a\"\npathway = \"ladder_with_cells\"\noutcome = \"treated_relief\"\n"
                 "of = \"cells\"\nat = \"3 months\"\ncondition = \"facet\"\nvalue = 5\nmiss = \"x\"")));
  const SubgroupResults nobody{};
  const ValidationRecord record = record_of(example, &nobody);
  EXPECT_FALSE(record.rows[0].predicted);
  EXPECT_TRUE(record.has_unexplained());
  EXPECT_TRUE(has(validation_report(record, Style::plain), "no prediction"));
}

TEST(Validation, FindsReasonsOfMissesThatAreNone) {
  const Example example(
      1000, 1,
      example_with(figure("name = \"a\"\npathway = \"usual\"\noutcome = \"relief_50\"\n"
                          "at = \"12 months\"\nvalue = 0.5\nlow = 0\nhigh = 1\nmiss = \"old\"")));
  const ValidationRecord record = record_of(example);
  EXPECT_TRUE(record.rows[0].is_stale());
  EXPECT_TRUE(has(validation_report(record, Style::plain), "yes, in spite of the reason"));
}

TEST(Validation, WritesARowForEachFigure) {
  const Example example(1000, 1, example_with(three_figures));
  const std::string csv = csv_of(validation_sheet({record_of(example)}));
  EXPECT_TRUE(has(csv, "example.toml,gain,ladder_with_cells,qalys,,horizon,,difference,QALY,")) << csv;
  EXPECT_TRUE(has(csv, ",0.5,0.4,0.6,,outside,no,,,its patients were younger\n")) << csv;
}

TEST(Validation, AConditionRestrictsThePatients) {
  const std::string keys =
      "pathway = \"ladder_with_cells\"\noutcome = \"treated_relief_50\"\nat = \"3 months\"\n"
      "value = 0.5\nn = 10\n";
  const Example example(
      2000, 1,
      example_with(figure("name = \"all\"\nof = \"fusion\"\n" + keys) +
                   figure("name = \"disc\"\nof = \"fusion\"\ncondition = \"disc\"\n" + keys)));
  const SubgroupQuestion question({condition_of_patients(example.scenario)}, example.scenario);
  const auto sums = run(example.model,
                        {.patients = 2000,
                         .seed = 1,
                         .threads = 1,
                         .combinations = question.combinations(Layout(example.model)),
                         .grouping = question.grouping()},
                        {});
  const SubgroupResults groups = question.results(example.model, *sums);
  const ValidationRecord record = record_of(example, &groups);
  const OutcomeKey key{.outcome = Outcome::treated_relief_50, .of = 2, .at = 0};
  EXPECT_EQ(groups.groups[0].name, "disc");
  EXPECT_EQ(record.rows[1].predicted, groups.groups[0].results.find(1, key)->mean);
  EXPECT_NE(record.rows[1].predicted, record.rows[0].predicted);
}

TEST(Validation, RefusesAFigureWithoutARowAndListsWhatThereIs) {
  const auto problem_with = [](const std::string& keys) {
    const scenario::Scenario scenario = test::scenario_of(
        example_with(figure("name = \"a\"\npathway = \"ladder_with_cells\"\nvalue = 0.5\nn = 10\n" + keys)));
    const FigurePlaces found = places_of_figures(scenario, compile(scenario));
    return found.errors.empty() ? std::string() : found.errors[0].problem + "; " + found.errors[0].allowed;
  };
  EXPECT_EQ(problem_with("outcome = \"treated_relief_50\"\nof = \"cells\"\nat = \"3 months\""), "");
  EXPECT_EQ(problem_with("outcome = \"relief_50\"\nat = \"1 year\""), "");
  EXPECT_EQ(problem_with("outcome = \"life_years\"\nat = \"36 months\""), "");  // the horizon
  EXPECT_EQ(problem_with("outcome = \"treated_relief_50\"\nof = \"cells\"\nat = \"2 months\"").substr(0, 57),
            "ladder_with_cells has no treated_relief_50 of cells at 2 ");
  EXPECT_TRUE(has(problem_with("outcome = \"treated_relief_50\"\nof = \"cell\"\nat = \"3 months\""),
                  "of cells at 3 months, of cells at 12 months"));
  EXPECT_TRUE(
      has(problem_with("outcome = \"relief_50\""), "over the horizon; 6 weeks, 12 months, 24 months"));
}

}  // namespace
}  // namespace spinepath::output
