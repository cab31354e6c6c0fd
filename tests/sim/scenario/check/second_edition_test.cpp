// What the second edition of the format refuses, in these words.
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";
constexpr std::string_view steps = "steps = [{ treatment = \"physio\" }]";

/// A variant of the treatment.
constexpr std::string_view observed_variant =
    "[treatments.physio.variants.observed]\nresponse = { \"3 months\" = { mean = 30 } }\n";

/// All errors of the small scenario with one piece replaced and lines appended.
std::string refused(std::string_view old_text, std::string_view new_text, std::string_view more = {}) {
  return errors_of(read_scenario_text(with(old_text, new_text).append(more), "x"));
}

TEST(SecondEdition, asks_for_one_kind_of_measurement) {
  EXPECT_EQ(
      refused(curve, "response = { \"3 months\" = { mean = 9 } }\neffect = { \"3 months\" = { mean = 9 } }"),
      "x:19:13: treatments.physio: has a response and an effect; allowed: one of response, effect, "
      "specific_effect\n");
  EXPECT_EQ(
      refused("class = \"conservative\"", "class = \"conservative\"\nvariants.claim = {}", evidence_table),
      "x:21:10: treatments.physio.variants.claim: nothing measured; allowed: one of response, effect, "
      "specific_effect\n");
  EXPECT_EQ(
      refused("class = \"conservative\"", "class = \"conservative\"\nrelief_for = [{ age = [20, 30] }]"),
      "x:21:15: treatments.physio.relief_for[1]: nothing measured; allowed: one of response, effect, "
      "specific_effect\n");
}

TEST(SecondEdition, asks_for_the_numbers_of_that_kind) {
  EXPECT_EQ(refused(curve, "effect = { \"3 months\" = { relief_50 = 0.3 } }"),
            "x:21:27: treatments.physio.effect.\"3 months\".relief_50: unknown key; allowed: difference_30, "
            "difference_50, responders, mean, sd\n");
  EXPECT_EQ(refused(curve, "response = { \"3 months\" = { difference_50 = 0.3 } }"),
            "x:21:29: treatments.physio.response.\"3 months\".difference_50: unknown key; allowed: "
            "relief_30, relief_50, mean, sd\n");
  EXPECT_EQ(refused(curve, "effect = { \"3 months\" = { mean = 5, difference_50 = 0.1 } }"),
            "x:21:12: treatments.physio.effect.\"3 months\": gives a mean and a difference in rates; "
            "allowed: mean, difference_30 or difference_50, and sd if known; or responders and mean\n");
  EXPECT_EQ(refused(curve, "effect = \"little\"", "[curves.little]\n\"3 months\" = { relief_50 = 0.3 }\n"),
            "x:30:16: treatments.physio.effect.\"3 months\".relief_50: unknown key; allowed: difference_30, "
            "difference_50, responders, mean, sd\n");
}

TEST(SecondEdition, refuses_what_no_plausible_distribution_has) {
  EXPECT_EQ(refused("relief_30 = 0.5, relief_50 = 0.3", "relief_30 = 0.02, relief_50 = 0.01"),
            "x:21:14: treatments.physio.response.\"3 months\": has a standard deviation of 73.37 percent "
            "relief; allowed: at most 60: no plausible normal distribution is wider\n");
}

TEST(SecondEdition, refuses_a_difference_that_leaves_no_share_and_names_the_natural_course) {
  // P(control >= 50) = 1 - Phi(30/20) = 0.0668 with the first curve, 0.9332 with the second
  constexpr std::string_view natural = R"([natural_course]
curve = { "3 months" = { mean = 20, sd = 20 } }
[[natural_course.curve_for]]
conditions = ["facet_arthropathy"]
curve = { "3 months" = { mean = 80, sd = 20 } }
)";
  EXPECT_EQ(refused(curve, "effect = { \"3 months\" = { difference_50 = 0.1 } }", natural),
            "x:21:12: treatments.physio.effect.\"3 months\": difference_50 makes the share with at least 50 "
            "% relief 1.03 with natural_course.curve_for[1]; allowed: a share above 0 and below 1\n");
  EXPECT_EQ(refused(curve, "effect = { \"3 months\" = { difference_50 = -0.1 } }", natural),
            "x:21:12: treatments.physio.effect.\"3 months\": difference_50 makes the share with at least 50 "
            "% relief -0.0332 with natural_course.curve; allowed: a share above 0 and below 1\n");
  EXPECT_EQ(refused(curve,
                    "eligible = { conditions = [\"degenerative_disc\"] }\neffect = { \"3 months\" = { "
                    "difference_50 = 0.1 } }",
                    natural),
            "");  // nobody with the second curve is eligible
}

TEST(SecondEdition, refuses_a_difference_without_a_spread_in_the_control_arm) {
  EXPECT_EQ(refused(curve, "effect = { \"3 months\" = { difference_50 = 0.1 } }"),
            "x:21:12: treatments.physio.effect.\"3 months\": difference_50 has no spread to act on; allowed: "
            "a natural course or a context with a spread, or mean\n");
  EXPECT_EQ(
      refused(curve, "context = \"needle\"\nspecific_effect = { \"3 months\" = { difference_50 = 0.1 } }",
              "[contexts.needle]\n\"3 months\" = { mean = 15, sd = 20 }\n"),
      "");  // the control arm of a specific effect has the context
}

TEST(SecondEdition, has_one_error_for_a_curve_or_a_treatment_that_cannot_be_read) {
  EXPECT_EQ(refused(curve, "response = \"little\"", "[curves]\nlittle = 5\n"),
            "x:30:10: curves.little: expected a table of knots, found a number; allowed: a knot such as \"3 "
            "months\" = { mean = 20 }\n");
  EXPECT_EQ(refused(steps, "steps = [{ treatment = \"physio\" }, { treatment = \"none\" }]",
                    "[treatments]\nnone = 5\n"),
            "x:30:8: treatments.none: expected a table, found a number; allowed: a table\n");
  EXPECT_EQ(refused("when = \"course\"", "when = [\"course\"]"),
            "x:25:8: treatments.physio.costs[1].when: expected text, found a list [ … ]; allowed: workup, "
            "course, first course, assessment, per year\n");
}

TEST(SecondEdition, says_which_range_a_number_is_out_of) {
  EXPECT_EQ(
      refused("amount = 1000", "amount = { dist = \"normal\", mean = 1000, sd = 400 }"),
      "x:24:10: treatments.physio.costs[1].amount: reaches below 0; allowed: 0 or more (money): add min = "
      "0\n");
  EXPECT_EQ(
      refused("amount = 1000", "amount = 1e20"),
      "x:24:10: treatments.physio.costs[1].amount: 1e+20 is out of range; allowed: 0 to 1e+15 (money)\n");
  EXPECT_EQ(
      refused(curve, "effect = { \"3 months\" = { mean = 9, sd = 61 } }"),
      "x:21:42: treatments.physio.effect.\"3 months\".sd: 61 is out of range; allowed: 0 to 60 (percent "
      "relief)\n");
}

TEST(SecondEdition, names_all_kinds_where_one_is_missing_or_too_much) {
  EXPECT_EQ(
      refused(curve, ""),
      "x:19:13: treatments.physio: no response, effect or specific_effect for degenerative_disc "
      "(moderate), facet_arthropathy (moderate); allowed: one of the three for every patient it may treat, "
      "or a rule in `eligible`\n");
  EXPECT_EQ(refused(curve, "relieves_pain = false\nspecific_effect = { \"3 months\" = { mean = 9 } }"),
            "x:19:13: treatments.physio: relieves_pain = false, but has a specific_effect; allowed: "
            "relieves_pain = true, or none of response, effect, specific_effect, durability\n");
}

TEST(SecondEdition, refuses_names_that_are_not_declared) {
  EXPECT_EQ(refused(curve, std::string("context = \"neddle\"\n").append(curve),
                    "[contexts.needle]\n\"3 months\" = { mean = 15 }\n"),
            "x:21:11: treatments.physio.context: \"neddle\" is not in [contexts]; allowed: needle; did you "
            "mean needle?\n");
  EXPECT_EQ(refused("horizon", "evidence = \"observd\"\nhorizon",
                    std::string(evidence_table).append(observed_variant)),
            "x:5:12: simulation.evidence: no treatment in use has a variant \"observd\"; allowed: "
            "controlled, observed; did you mean observed?\n");
  EXPECT_EQ(refused("horizon", "evidence = \"observed\"\nhorizon", evidence_table),
            "x:5:12: simulation.evidence: no treatment in use has a variant \"observed\", though [evidence] "
            "declares "
            "it; allowed: controlled\n");
  EXPECT_EQ(refused("horizon", "evidence = \"controlled\"\nhorizon", evidence_table), "");
  EXPECT_EQ(refused("horizon", "evidence = \"controlled\"\nhorizon"),
            "x:5:12: simulation.evidence: no treatment in use has a variant \"controlled\"; allowed: a name "
            "that [evidence] declares: it has none\n");
  EXPECT_EQ(refused("class = \"conservative\"",
                    "class = \"conservative\"\nvariants.seen.effect = { \"3 months\" = { mean = 9 } "
                    "}\nrelief_for = [{ evidence = \"clinic\", effect = { \"3 months\" = { mean = 9 } } }]",
                    evidence_table),
            "x:21:10: treatments.physio.variants.seen: \"seen\" is not in [evidence]; allowed: controlled, "
            "observed, claim, clinic_claim\n"
            "x:22:28: treatments.physio.relief_for[1].evidence: \"clinic\" is not in [evidence]; allowed: "
            "controlled, observed, claim, clinic_claim\n");
}

TEST(SecondEdition, refuses_pain_that_nobody_has) {
  EXPECT_EQ(
      refused(curve, std::string("eligible = { pain_above = 101 }\n").append(curve)),
      "x:21:27: treatments.physio.eligible.pain_above: 101 is out of range; allowed: 0 to 100 (VAS mm)\n");
}

TEST(SecondEdition, refuses_yearly_costs_without_an_end_and_ends_of_other_costs) {
  EXPECT_EQ(refused("when = \"course\"", "when = \"per year\""),
            "x:22:1: treatments.physio.costs[1]: neither until nor for with when = \"per year\"; allowed: "
            "until, for, or both\n");
  EXPECT_EQ(refused("when = \"course\"",
                    "when = \"course\"\nuntil = \"failure\"\nfor = \"1 year\"\nafter = \"1 week\""),
            "x:26:9: treatments.physio.costs[1].until: only with when = \"per year\"; allowed: left out, or "
            "when = \"per year\"\n"
            "x:27:7: treatments.physio.costs[1].for: only with when = \"per year\"; allowed: left out, or "
            "when = \"per year\"\n"
            "x:28:9: treatments.physio.costs[1].after: only with when = \"per year\"; allowed: left out, or "
            "when = \"per year\"\n");
  for (const char* end :
       {"until = \"failure\"", "for = \"18 months\"", "until = \"next course\"\nfor = \"2 years\""})
    EXPECT_EQ(refused("when = \"course\"", std::string("when = \"per year\"\nafter = \"3 months\"\n") + end),
              "");
}

TEST(SecondEdition, refuses_a_success_that_is_lost_before_it_is_reached) {
  EXPECT_EQ(refused(steps, std::string("lost_below = 60\n").append(steps)),
            "x:28:14: pathways[1].lost_below: 60 is above success; allowed: at most 50\n");
  EXPECT_EQ(refused(steps, std::string("success_since = \"start\"\n").append(steps)),
            "x:28:17: pathways[1].success_since: \"start\" is not a valid value; allowed: entry, course\n");
}

TEST(SecondEdition, refuses_a_natural_course_without_curve_or_for_conditions_that_nobody_has) {
  EXPECT_EQ(refused(steps, steps, "[natural_course]\npersistence = 0.5\n"),
            "x:29:1: natural_course: has no curve; allowed: curve, curve_for or both\n");
  EXPECT_EQ(refused(steps, steps, "[natural_course]\ncurve = {}\n"),
            "x:30:9: natural_course.curve: has no knots; allowed: a knot such as \"3 months\" = { mean = 20 "
            "}, or a name of [curves]\n");
  EXPECT_EQ(refused(steps, steps,
                    "[[natural_course.curve_for]]\nconditions = [\"stenosis\"]\ncurve = { \"1 year\" = { "
                    "mean = 9 } }\n"),
            "x:30:15: natural_course.curve_for[1].conditions[1]: \"stenosis\" is not a condition of the "
            "cohort; allowed: degenerative_disc, facet_arthropathy\n");
}

TEST(SecondEdition, refuses_a_spacing_that_is_uncertain_or_too_fine) {
  const std::string natural = "[natural_course]\ncurve = { \"3 months\" = { mean = 9 } }\nspacing = ";
  EXPECT_EQ(refused(steps, steps, natural + "\"1 days\"\n"), "");  // 731 knots in two years
  EXPECT_EQ(refused(steps, steps, natural + "\"0.5 days\"\n"),
            "x:31:11: natural_course.spacing: makes 1461 knots within the horizon; allowed: at most 1000\n");
  EXPECT_EQ(
      refused(
          steps, steps,
          natural + "{ value = \"3 months\", uncertainty = { low = \"2 months\", high = \"4 months\" } }\n"),
      "x:31:21: natural_course.spacing: cannot be uncertain: it sets the times of good and bad times; "
      "allowed: a duration\n");
}

TEST(SecondEdition, refuses_follow_up_at_the_start_or_twice) {
  EXPECT_EQ(refused("horizon", "follow_up = [\"0 days\", \"3 months\", \"0.25 years\"]\nhorizon"),
            "x:5:14: simulation.follow_up[1]: is the start of the first course; allowed: a duration above 0\n"
            "x:5:36: simulation.follow_up[3]: duplicate \"0.25 years\"; allowed: each time once\n");
}

TEST(SecondEdition, refuses_follow_up_beyond_the_horizon_as_it_does_report_times) {
  EXPECT_EQ(refused("horizon", "follow_up = [\"2 years\", \"25 months\"]\nhorizon"),
            "x:5:25: simulation.follow_up[2]: \"25 months\" is beyond the horizon; allowed: up to "
            "simulation.horizon\n");
}

TEST(SecondEdition, names_what_a_context_must_be) {
  EXPECT_EQ(
      refused(steps, steps, "[contexts]\nneedle = \"little\"\n[curves.little]\n\"1 year\" = { mean = 9 }\n"),
      "x:30:10: contexts.needle: expected a table of knots, found text; allowed: a knot such as \"3 "
      "months\" = { mean = 20 }\n");
  EXPECT_EQ(refused(steps, steps, "[contexts.needle]\n\"1 year\" = { relief_50 = 0.1 }\n"),
            "x:30:14: contexts.needle.\"1 year\".relief_50: unknown key; allowed: mean, sd\n");
}

}  // namespace
}  // namespace spinepath::scenario
