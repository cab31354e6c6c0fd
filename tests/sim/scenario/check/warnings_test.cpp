#include "sim/scenario/check/warnings.h"

#include <fmt/format.h>

#include "sim/scenario/life_table/parse.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view old_curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";

/// What is warned of in the small scenario with one piece replaced and lines appended, which has no errors.
std::string warned(std::string_view old_text, std::string_view new_text, std::string_view more = {}) {
  const Reading reading = read_scenario_text(with(old_text, new_text).append(more), "x");
  EXPECT_EQ(errors_of(reading), "");
  std::string text;
  for (const InputError& warning : reading.warnings) text += to_text(warning, reading.files) + "\n";
  return text;
}

std::string noted(std::string_view new_curve, std::string_view more = {}) {
  std::string text;
  for (const InputError& note : notes_of(scenario_of(with(old_curve, new_curve).append(more))))
    text += to_text(note, std::vector<std::string>{"x"}) + "\n";
  return text;
}

TEST(Warnings, are_none_where_nothing_is_odd) { EXPECT_EQ(warned("pain = 60", "pain = 61"), ""); }

TEST(Warnings, of_an_assessment_before_the_first_knot_say_whether_it_is_the_default) {
  EXPECT_EQ(
      warned(old_curve, "response = { \"12 months\" = { relief_50 = 0.6 } }"),
      "x:19:13: treatments.physio.assess_at: assessed at 3 months (the default), before the first knot at 12 "
      "months; allowed: a time from the first knot on, or a knot at the assessment\n");
  EXPECT_EQ(warned(old_curve, "assess_at = \"6 months\"\nresponse = { \"12 months\" = { relief_50 = 0.6 } }"),
            "x:21:13: treatments.physio.assess_at: assessed at 6 months, before the first knot at 12 months; "
            "allowed: a time from the first knot on, or a knot at the assessment\n");
  EXPECT_EQ(warned(old_curve, "assess_at = \"8 weeks\"\nresponse = { \"12 months\" = { relief_50 = 0.6 } }"),
            "x:21:13: treatments.physio.assess_at: assessed at 8 weeks, before the first knot at 12 months; "
            "allowed: a time from the first knot on, or a knot at the assessment\n");
  EXPECT_EQ(warned(old_curve, "assess_at = \"1 year\"\nresponse = { \"12 months\" = { relief_50 = 0.6 } }"),
            "");
}

TEST(Warnings, of_scales_that_look_wrong) {
  EXPECT_EQ(
      warned("pain = 60", "pain = { dist = \"normal\", mean = 6, sd = 1, min = 1, max = 10 }"),
      "x:10:8: cohort.pain: all patients have a pain below 11; allowed: the scale of 0 to 100 mm: 60, not "
      "6\n");
  EXPECT_EQ(warned("per_pain_point = -0.004", "per_pain_point = 0.0004"),
            "x:14:18: utility.per_pain_point: utility rises with pain; allowed: 0 or less\n");
  EXPECT_EQ(
      warned(old_curve, "effect = { \"3 months\" = { mean = 0.4, sd = 0.3 } }"),
      "x:21:10: treatments.physio.effect: mean and sd are all below 1, that is 1 percent relief; allowed: "
      "percent: 40, not 0.4\n");
  EXPECT_EQ(
      warned(old_curve, old_curve, "success = 0.5\n"),
      "x:29:11: pathways[1].success: 0.5 is less than 1 percent relief; allowed: percent: 50, not 0.5\n");
  EXPECT_EQ(warned(old_curve, "effect = { \"3 months\" = { mean = 0 } }"), "");
}

TEST(Warnings, of_discount_rates_that_never_apply) {
  const std::string from_2_years = "discount_costs = [{ rate = 0.04 }, { rate = 0.03, from = \"2 years\" }]";
  EXPECT_EQ(
      warned("discount_costs = 0.03", from_2_years),
      "x:6:58: simulation.discount_costs[2].from: \"2 years\" is not before the horizon of 2 years: the rate "
      "never applies; allowed: a time before simulation.horizon\n");
  EXPECT_EQ(warned("discount_qalys = 0.03",
                   "discount_qalys = [{ rate = 0.04 }, { rate = 0.03, from = \"23 months\" }]"),
            "");
}

TEST(Warnings, of_a_payer_that_pays_nothing) {
  EXPECT_EQ(warned("conditions = {", "flags = { insured = 0 }\nconditions = {"),
            "x:11:21: cohort.flags.insured: the payer pays nothing: nobody is insured; allowed: the share of "
            "insured patients; without the flag all are insured\n");
  EXPECT_EQ(
      warned("[utility]", "[coverage]\ncoinsurance = 1\n[utility]"),
      "x:13:15: coverage.coinsurance: the payer pays nothing: insured patients pay all of the covered items; "
      "allowed: below 1: the patients' share\n");
  EXPECT_EQ(
      warned("when = \"course\"", "when = \"course\"\ncovered = false", "[decision]\nview = \"payer\"\n"),
      "x: decision.view: the payer pays nothing: no item is covered; allowed: another view, or covered "
      "items\n");
  EXPECT_EQ(warned("when = \"course\"", "when = \"course\"\ncovered = false"), "");
  EXPECT_EQ(warned("amount = 1000", "amount = 0", "[coverage]\ncoinsurance = 1\n"), "");  // nothing to pay
}

TEST(Warnings, of_a_treatment_that_makes_more_than_a_third_of_patients_worse) {
  // relief_50 = 0.05 with an sd of 30: mean 50 - 30 * 1.645 = 0.65, worse Phi(-0.65/30) = 49 %
  EXPECT_EQ(warned("relief_30 = 0.5, relief_50 = 0.3", "relief_50 = 0.05"),
            "x:21:14: treatments.physio.response.\"3 months\": makes 49 % of patients worse: its effect is "
            "0.654 with sd 30 percent relief, as there is no natural course; allowed: fewer than a third, "
            "unless so much harm is meant\n");
  EXPECT_EQ(  // worse: Phi(-0.8/2) = 34 %
      warned(old_curve, "effect = { \"3 months\" = { mean = 0.8, sd = 2 } }"),
      "x:21:12: treatments.physio.effect.\"3 months\": makes 34 % of patients worse: its effect is 0.8 with "
      "sd 2 percent relief; allowed: fewer than a third, unless so much harm is meant\n");
  EXPECT_EQ(warned(old_curve, "effect = { \"3 months\" = { mean = 5 } }"), "");
  EXPECT_EQ(warned(old_curve, "effect = { \"3 months\" = { responders = 0.1, mean = 60 } }"), "");
}

TEST(Warnings, of_a_sure_harm_name_no_shares) {
  EXPECT_EQ(warned(old_curve, "effect = { \"3 months\" = { mean = -5 } }",
                   "[natural_course]\ncurve = { \"3 months\" = { mean = 14, sd = 24 } }\n"),
            "x:21:12: treatments.physio.effect.\"3 months\": makes all patients worse: on top of "
            "natural_course.curve its effect is -5 percent relief; allowed: fewer than a third, unless so "
            "much harm is meant\n");
}

TEST(Warnings, of_a_spread_that_stays_where_the_mean_has_faded_say_so_once) {
  EXPECT_EQ(warned(old_curve,
                   "effect = { \"3 months\" = { mean = 20, sd = 10 }, \"6 months\" = { mean = 0, sd = 10 }, "
                   "\"12 months\" = { mean = 0, sd = 10 } }"),
            "x:21:49: treatments.physio.effect.\"6 months\": makes half of the patients worse: its effect is "
            "0 with sd 10 percent relief, a spread without a mean; allowed: an sd that fades with the mean, "
            "unless so much harm is meant\n");
}

TEST(Warnings, of_harm_look_at_later_knots_of_the_context_too) {
  EXPECT_EQ(
      warned(old_curve, "context = \"needle\"\nspecific_effect = { \"3 months\" = { mean = 1 } }",
             "[contexts.needle]\n\"3 months\" = { mean = 15 }\n\"24 months\" = { mean = -1, sd = 20 }\n"),
      "x:22:19: treatments.physio.specific_effect: makes half of the patients worse at 24 months, a knot of "
      "contexts.needle: its effect is 0 with sd 20 percent relief, a spread without a mean; allowed: an sd "
      "that fades with the mean, unless so much harm is meant\n");
}

TEST(Warnings, of_a_specific_effect_without_a_context) {
  EXPECT_EQ(warned(old_curve, "specific_effect = { \"3 months\" = { mean = 5 } }"),
            "x:21:19: treatments.physio.specific_effect: has no context: the procedure itself does nothing; "
            "allowed: context = a name in [contexts], where a sham procedure helps too\n");
  EXPECT_EQ(warned(old_curve, "effect = { \"3 months\" = { mean = 5 } }"), "");
}

TEST(Warnings, of_a_specific_effect_without_a_context_are_of_treatments_in_use) {
  const std::string unused =
      "[treatments.other]\nclass = \"injection\"\nspecific_effect = { \"3 months\" = { mean = 5 } }\n";
  EXPECT_EQ(warned("[[pathways]]", unused + "[[pathways]]"), "");
}

TEST(Warnings, of_a_context_that_no_treatment_names) {
  EXPECT_EQ(
      warned(old_curve, old_curve, "[contexts.needle]\n\"3 months\" = { mean = 15 }\n"),
      "x:29:11: contexts.needle: is a context of no treatment; allowed: a context that a treatment names\n");
}

TEST(Warnings, of_pain_that_nobody_has) {
  const std::string criterion = "eligible = { pain_above = ";
  const auto with_criterion = [&](const std::string& pain) {
    return warned(old_curve, criterion + pain + " }\n" + std::string(old_curve));
  };
  EXPECT_EQ(with_criterion("59"), "");  // all have 60
  EXPECT_EQ(with_criterion("60"),
            "x:21:27: treatments.physio.eligible.pain_above: nobody's pain at entry is above 60 mm (at most "
            "60): only patients who get worse get the treatment; allowed: below 60 (VAS mm)\n");
  EXPECT_EQ(with_criterion("100"),
            "x:21:27: treatments.physio.eligible.pain_above: pain is never above 100 mm: nobody gets the "
            "treatment; allowed: below 60 (VAS mm)\n");
}

TEST(Warnings, of_a_table_of_evidence_without_a_name) {
  EXPECT_EQ(
      warned("[utility]", "[evidence]\n[utility]"),
      "x:12:2: evidence: declares no evidence; allowed: names and their meaning, or no table [evidence]\n");
}

TEST(Warnings, of_harm_are_of_the_evidence_in_use_alone) {
  const std::string other = "variants.claim.response = { \"3 months\" = { mean = -50, sd = 30 } }\n";
  EXPECT_EQ(warned(old_curve, other + std::string(old_curve), evidence_table), "");
}

TEST(Notes, tell_what_a_response_below_the_natural_course_implies) {
  const std::string natural = "[natural_course]\ncurve = { \"3 months\" = { mean = 20, sd = 28 } }\n";
  // the effect is (21 - 28)/28 of the natural course's part: mean 10, sd 7, worse Phi(-10/7) = 7.7 %
  EXPECT_EQ(
      noted("response = { \"3 months\" = { mean = 30, sd = 21 } }", natural),
      "x:21:14: treatments.physio.response.\"3 months\": is below the natural course in spread; on top of "
      "natural_course.curve its effect is 10 with sd 7 percent relief: 92 % better, 8 % worse\n");
  EXPECT_EQ(noted("response = { \"3 months\" = { mean = 30, sd = 30 } }", natural), "");
}

/// What is warned of where everybody has that yearly probability of death until 100.
std::string warned_of_deaths(double q) {
  std::string rows = "age,qx_male,qx_female\n";
  for (int age = 0; age <= 100; ++age)
    rows += fmt::format("{},{},{}\n", age, age < 100 ? q : 0.3, age < 100 ? q : 0.3);
  Scenario scenario = scenario_of(std::string(small_scenario));
  Report report;
  scenario.mortality.table = parse_life_table({0, rows}, report);
  EXPECT_TRUE(report.errors.empty());
  std::string text;
  for (const InputError& warning : warnings_of(scenario)) text += warning.problem + "\n";
  return text;
}

TEST(Warnings, of_a_life_table_whose_lives_are_not_those_of_people) {
  EXPECT_EQ(warned_of_deaths(0.01), "");
  EXPECT_EQ(warned_of_deaths(0.2), "life expectancy at 50 years is 4.5 (men) and 4.5 (women) years\n");
}

}  // namespace
}  // namespace spinepath::scenario
