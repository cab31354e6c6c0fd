#include "sim/scenario/compile/compile.h"

#include <cmath>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view given_curve = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";

/// The small scenario with other lines instead of its curve, and lines appended.
CareModel compiled(std::string_view instead_of_curve, std::string_view more = {}) {
  return compile(scenario_of(with(given_curve, instead_of_curve).append(more)));
}

const LayerCurve& layer_for(const CareModel& model, const Patient& patient,
                            std::optional<std::size_t> natural = {}) {
  const spinepath::Treatment& treatment = model.treatments[0];
  return treatment.layers[treatment.layer(patient, natural)].layer;
}

double mean_for(const CareModel& model, const Patient& patient) {
  return layer_for(model, patient).knots[0].constant;
}

TEST(CompiledLayers, are_the_first_that_fit_condition_sex_flags_and_age) {
  std::string text = with("conditions = {", "flags = { misdiagnosed = 0.3 }\nconditions = {");
  text.replace(text.find(given_curve), given_curve.size(),
               R"(response = { "3 months" = { mean = 1 } }
relief_for = [
  { requires = ["misdiagnosed"], response = { "3 months" = { mean = 2 } } },
  { age = [60, 70], effect = { "3 months" = { mean = 3 } } },
  { conditions = ["facet_arthropathy"], excludes = ["misdiagnosed"], response = { "3 months" = { mean = 4 } } },
  { female = true, response = { "3 months" = { mean = 5 } } },
])");
  const CareModel m = compile(scenario_of(text));
  EXPECT_EQ(mean_for(m, {.age = 50}), 1);
  EXPECT_EQ(mean_for(m, {.age = 50, .flags = 1}), 2);
  EXPECT_EQ(mean_for(m, {.age = 65, .flags = 1}), 2);
  EXPECT_EQ(mean_for(m, {.age = 65}), 3);
  EXPECT_EQ(mean_for(m, {.age = 50, .condition = 1}), 4);
  EXPECT_EQ(mean_for(m, {.age = 50, .flags = 1, .condition = 1}), 2);
  EXPECT_EQ(mean_for(m, {.age = 50, .female = true}), 5);
}

constexpr std::string_view two_natural_courses = R"([natural_course]
persistence = 0.5
curve = { "3 months" = { mean = 10, sd = 20 }, "12 months" = { mean = 20, sd = 24 } }
[[natural_course.curve_for]]
conditions = ["facet_arthropathy"]
curve = { "3 months" = { mean = 40, sd = 40 } }
)";

TEST(CompiledLayers, of_a_response_are_what_is_left_of_it_above_each_natural_course) {
  const CareModel m = compiled("response = { \"3 months\" = { mean = 30, sd = 29 } }", two_natural_courses);
  ASSERT_EQ(m.natural.rules.size(), 2u);
  const LayerKnot facet = layer_for(m, {.condition = 1}, 0).knots[0];
  const LayerKnot disc = layer_for(m, {}, 1).knots[0];
  EXPECT_DOUBLE_EQ(disc.constant, 20);
  EXPECT_DOUBLE_EQ(disc.own, std::sqrt(29 * 29 - 20 * 20));
  EXPECT_DOUBLE_EQ(facet.of_natural, (29.0 - 40) / 40);
  EXPECT_DOUBLE_EQ(facet.constant, 30 - 40 + 11);
  EXPECT_EQ(facet.own, 0);
}

TEST(CompiledLayers, are_there_for_all_patients_and_for_no_others) {
  const CareModel m = compiled(given_curve, two_natural_courses);
  EXPECT_EQ(m.treatments[0].layers.size(), 2u);  // everybody has a natural course
  const CareModel one =
      compiled(std::string("eligible = { conditions = [\"degenerative_disc\"] }\n").append(given_curve),
               two_natural_courses);
  EXPECT_EQ(one.treatments[0].layers.size(), 1u);
}

TEST(CompiledLayers, of_a_difference_in_rates_make_that_share_larger) {
  const CareModel m = compiled("effect = { \"3 months\" = { difference_50 = 0.07 } }", two_natural_courses);
  const LayerKnot knot = layer_for(m, {}, 1).knots[0];
  EXPECT_NEAR(rate_of(50, {10 + knot.constant, 20}), rate_of(50, {10, 20}) + 0.07, 1e-12);
  EXPECT_EQ(knot.own, 0);
}

TEST(CompiledLayers, of_an_effect_have_the_spread_of_the_context_and_a_specific_effect_has_none) {
  const std::string context =
      "[contexts.needle]\n\"3 months\" = { mean = 15, sd = 20 }\n\"2 years\" = { mean = 0 }\n";
  const std::string knots = " = { \"3 months\" = { mean = 18 }, \"2 years\" = { mean = 4, sd = 3 } }";
  const CareModel whole = compiled("context = \"needle\"\neffect" + knots, context);
  EXPECT_TRUE(layer_for(whole, {}).holds_context);
  EXPECT_EQ(layer_for(whole, {}).knots[0].own, 20);
  EXPECT_EQ(layer_for(whole, {}).knots[1].own, 3);
  const CareModel specific = compiled("context = \"needle\"\nspecific_effect" + knots, context);
  EXPECT_FALSE(layer_for(specific, {}).holds_context);
  EXPECT_EQ(layer_for(specific, {}).knots[0].own, 0);
  EXPECT_EQ(layer_for(specific, {}).context[0].relief.sd, 20);
  EXPECT_EQ(layer_for(specific, {}).context[1].relief.sd, 0);
}

TEST(CompiledLayers, of_responders_begin_at_their_rank) {
  const CareModel m = compiled("effect = { \"3 months\" = { responders = 0.5, mean = 60 } }");
  EXPECT_EQ(layer_for(m, {}).knots[0].responder, 60);
  EXPECT_NEAR(layer_for(m, {}).knots[0].from_rank, 0, 1e-12);  // half the patients
}

TEST(CompiledLayers, have_no_knots_where_the_treatment_does_nothing_to_pain) {
  const CareModel m = compiled("relieves_pain = false", two_natural_courses);
  for (const std::optional<std::size_t> natural : {std::optional<std::size_t>{}, {0u}, {1u}})
    EXPECT_TRUE(layer_for(m, {}, natural).knots.empty());
}

TEST(CompiledNaturalCourse, has_the_knots_that_spacing_puts_in_up_to_the_horizon) {
  const CareModel m = compiled(given_curve,
                               "[natural_course]\nspacing = \"6 months\"\ncurve = { \"12 months\" "
                               "= { mean = 20, sd = 24 } }\n");
  ASSERT_EQ(m.natural.rules.size(), 1u);
  const spinepath::Curve& curve = m.natural.rules[0].curve;
  ASSERT_EQ(curve.size(), 4u);  // 6, 12, 18 and 24 months
  EXPECT_EQ(curve[0].relief.mean, 10);
  EXPECT_EQ(curve[3].time, 2);
  EXPECT_EQ(curve[3].relief.sd, 24);
  EXPECT_EQ(m.natural.persistence, 1);
}

TEST(CompiledCosts, flow_from_and_to_when_the_scenario_says) {
  const CareModel m = compile(scenario_of(
      with("when = \"course\"",
           "when = \"per year\"\nafter = \"3 months\"\nfor = \"18 months\"\nuntil = \"failure\"")));
  const spinepath::CostItem& cost = m.treatments[0].costs[0];
  EXPECT_EQ(cost.after, 0.25);
  EXPECT_EQ(cost.lasts, 1.5);
  EXPECT_EQ(cost.until, Until::failure);
  const CareModel endless =
      compile(scenario_of(with("when = \"course\"", "when = \"per year\"\nuntil = \"end\"")));
  EXPECT_FALSE(std::isfinite(endless.treatments[0].costs[0].lasts));
}

TEST(CompiledTreatment, waits_for_pain_stops_with_the_next_and_has_events_that_recur) {
  const CareModel m =
      compiled(std::string("eligible = { pain_above = 40, female = false }\nstops_with_next = true\n"
                           "late_events = [{ name = \"flare\", rate_per_year = 1, recurs = true }]\n")
                   .append(given_curve));
  const spinepath::Treatment& t = m.treatments[0];
  EXPECT_EQ(t.pain_above, 40);
  EXPECT_TRUE(t.stops_with_next);
  EXPECT_TRUE(t.late_events[0].recurs);
  EXPECT_FALSE(t.eligible.women);
  EXPECT_TRUE(t.eligible.men);
}

TEST(CompiledPathway, loses_success_below_it_unless_it_says_otherwise) {
  const auto rule = [](const std::string& lines) {
    return compile(scenario_of(with("name = \"physio_only\"", "name = \"physio_only\"\n" + lines)))
        .pathways[0]
        .success;
  };
  EXPECT_EQ(rule("success = 40"), (SuccessRule{40, 40, false}));
  EXPECT_EQ(rule("lost_below = 30\nsuccess_since = \"course\""), (SuccessRule{50, 30, true}));
}

TEST(CompiledModel, follows_up_after_3_and_12_months_unless_it_says_otherwise) {
  EXPECT_EQ(compiled(given_curve).follow_up, (std::vector<double>{0.25, 1}));
  const CareModel m =
      compile(scenario_of(with("horizon", "follow_up = [\"2 years\", \"6 months\"]\nhorizon")));
  EXPECT_EQ(m.follow_up, (std::vector<double>{2, 0.5}));
}

TEST(CompiledModel, knows_who_is_insured_where_there_is_such_a_flag) {
  EXPECT_EQ(compiled(given_curve).population.insured, -1);
  const CareModel m =
      compile(scenario_of(with("conditions = {", "flags = { smoker = 0.2, insured = 0.9 }\nconditions = {")));
  EXPECT_EQ(m.population.insured, 1);
}

TEST(CompiledMortality, has_the_first_hazard_ratio_that_fits) {
  const std::string table = std::string(SPINEPATH_ROOT) + "/tests/scenarios/good/library/mortality.csv";
  const CareModel m = compile(scenario_of(with("[utility]", "[mortality]\nlife_table = \"" + table + R"("
hazard_ratio = 1.2
ratio_for = [
  { conditions = ["facet_arthropathy"], severity = ["severe"], hazard_ratio = 2 },
  { conditions = ["facet_arthropathy"], hazard_ratio = 0.5 },
]
[utility])")));
  const Population& p = m.population;
  EXPECT_EQ(p.life_table.first_age(), 15);
  EXPECT_EQ(p.hazard_ratio_of({.condition = 0}), 1.2);
  EXPECT_EQ(p.hazard_ratio_of({.condition = 1}), 0.5);
  EXPECT_EQ(p.hazard_ratio_of({.condition = 1, .severity = Severity::severe}), 2);
  EXPECT_EQ(compile(scenario_of(std::string(small_scenario))).population.hazard_ratio, 1);
}

}  // namespace
}  // namespace spinepath::scenario
