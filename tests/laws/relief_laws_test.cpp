// Laws of relief in layers: what a treatment takes away, what it leaves, and what it cannot do.
#include "tests/laws/three_pathways.h"
#include "tests/sim/engine/relief/one_patient.h"

namespace spinepath {
namespace {

using test::at;

constexpr std::size_t patients = 2'000;
constexpr double rounding = 1e-8;

/// Neither with a layer that adds nothing nor without a layer.
TEST(Law, ATreatmentWithoutEffectAsLastStepChangesNothingButMoney) {
  const test::Around around{test::chronic_pain(5).natural, 0.6, {}};
  for (const std::vector<MeasuredKnot>& knots : {std::vector<MeasuredKnot>{{0.25, 0, 0}, {1, 0, 0}}, {}}) {
    CareModel m = test::three_pathways();
    Treatment nothing = test::treatment("nothing", Measured::effect, knots, around);
    nothing.max_courses = 3;
    nothing.costs = {test::item(When::course, 200), test::item(When::per_year, 30)};
    m.treatments.push_back(nothing);
    m.pathways.erase(m.pathways.begin());
    m.pathways[1] = m.pathways[0];
    m.pathways[1].steps.push_back({.treatment = 3, .accept = 0.9, .wait = Uniform(0, 0.3)});
    const test::ByPatient run(m, patients);
    const auto is_not_money = [](const OutcomeKey& key) {
      return !test::is_money(key) || (key.outcome == Outcome::spend_by_treatment && key.of >= 0);
    };
    test::expect_same_outcomes({run, 0}, {run, 1}, rounding, is_not_money);
    const OutcomeKey spend = key_of(Outcome::spend, View::health_care);
    EXPECT_FALSE(std::ranges::equal(run.of(spend, 0), run.of(spend, 1)));
  }
}

/// Given at 0.1 years, its last knot at 0.5, relapse at 1.2.
CareModel relapsing(Measured kind, const std::vector<MeasuredKnot>& knots) {
  const test::Around around = test::chronic_pain(5);
  Treatment t = test::treatment("t", kind, knots, around);
  t.durability = Fixed(0.7);
  CareModel m = test::model({t}, 5, {1.1, 1.3, 2.2, 5}, around);
  m.pathways[0].steps[0].wait = Fixed(0.1);
  return m;
}
const std::vector<MeasuredKnot> strong{{0.1, 30, 12}, {0.4, 45, 20}};

bool is_after_relapse(const OutcomeKey& key) { return test::is_relief(key) && key.at >= 1; }

bool differ_before_relapse(const test::PathwayOf& a, const test::PathwayOf& b) {
  const OutcomeKey key = at(Outcome::relief, 0);
  return !std::ranges::equal(a.run.of(key, a.pathway), b.run.of(key, b.pathway));
}

TEST(Law, ARelapseLeavesTheNaturalCourse) {
  for (const Measured kind : {Measured::response, Measured::effect}) {
    CareModel m = relapsing(kind, strong);
    m.pathways.push_back({});
    const test::ByPatient run(m, patients);
    test::expect_same_outcomes({run, 1}, {run, 0}, rounding, is_after_relapse);
    EXPECT_TRUE(differ_before_relapse({run, 0}, {run, 1}));
  }
}

TEST(Law, ARelapseOfASpecificEffectLeavesTheContextToo) {
  const test::ByPatient relapsed(relapsing(Measured::specific_effect, strong), patients);
  CareModel sham = relapsing(Measured::specific_effect, {{0.4, 0, 0}});
  sham.treatments[0].durability.reset();
  const test::ByPatient context_alone(sham, patients);
  test::expect_same_outcomes({relapsed}, {context_alone}, rounding, is_after_relapse);
  EXPECT_TRUE(differ_before_relapse({relapsed}, {context_alone}));
}

TEST(Law, AContextAloneDoesNotRelapse) {
  CareModel m = relapsing(Measured::specific_effect, {{0.4, 0, 0}});
  const test::ByPatient relapsed(m, patients);
  m.treatments[0].durability.reset();
  test::expect_same_outcomes({relapsed}, {test::ByPatient(m, patients)}, rounding,
                             [](const OutcomeKey&) { return true; });
}

/// All three treatments as effects; some respond to the second, and others do not.
CareModel three_effects(bool with_context) {
  test::Around around = test::chronic_pain(5);
  if (!with_context) around.context.clear();
  CareModel m = test::three_pathways();
  const std::vector<MeasuredKnot> knots[] = {
      {{0.1, 20, 10}, {0.4, 35, 15}}, {{0.25, 60, 0, 0.4}, {1, 50, 0, 0.4}}, {{0.5, 40, 0}}};
  for (std::size_t t = 0; t < 3; ++t)
    m.treatments[t].layers = {test::layer(Measured::effect, knots[t], around)};
  m.treatments[0].stops_with_next = true;
  return m;
}

TEST(Law, AnEffectWithAndWithoutANamedContextIsTheSameRelief) {
  const test::ByPatient with(three_effects(true), patients), without(three_effects(false), patients);
  const auto is_the_sum = [](const OutcomeKey& key) {
    return key.outcome != Outcome::relief_context && key.outcome != Outcome::relief_specific &&
           key.outcome != Outcome::treated_relief_context && key.outcome != Outcome::treated_relief_specific;
  };
  for (std::size_t p = 0; p < 3; ++p)
    test::expect_same_outcomes({with, p}, {without, p}, rounding, is_the_sum);
  const OutcomeKey context = at(Outcome::relief_context, 0);
  EXPECT_FALSE(std::ranges::equal(with.of(context, 1), without.of(context, 1)));
}

TEST(Law, ThePartsAddUpToRelief) {
  CareModel m = test::three_pathways();
  m.population.pain = Uniform(40, 100);  // so that much is cut off
  const test::ByPatient run(m, patients);
  double cut_off = 0;
  for (std::size_t p = 0; p < 3; ++p)
    for (int r = 0; r < 4; ++r) {
      const auto part = [&](Outcome outcome) { return run.of(at(outcome, r), p); };
      const auto nature = part(Outcome::relief_natural), context = part(Outcome::relief_context),
                 specific = part(Outcome::relief_specific), cut = part(Outcome::relief_capped),
                 relief = part(Outcome::relief);
      for (std::size_t i = 0; i < patients; ++i) {
        ASSERT_NEAR(nature[i] + context[i] + specific[i] + cut[i], relief[i], rounding);
        cut_off += std::fabs(cut[i]);
      }
    }
  EXPECT_GT(cut_off, 100);
}

/// Success is out of reach, so courses start at fixed times. What the first two leave lasts, for otherwise the third
/// one's share, of the pain that was left at its start, would lack afterwards.
CareModel at_fixed_times(double first, double second) {
  const test::Around around = test::chronic_pain(5);
  const auto effect = [&](const char* name, double raised, double sd) {
    return test::treatment(name, Measured::effect, {{0.2, 10 + raised, sd}, {1, 20 + raised, sd}}, around);
  };
  Treatment last = effect("third", 30, 0);
  last.durability = Weibull(1, 1);
  last.late_events.push_back({.stream = 3, .rate = 0.3, .ends_relief = true});
  CareModel m = test::model({effect("first", first, 15), effect("second", second, 0), last}, 5,
                            {0.1, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5}, around);
  m.pathways[0].success = {.success = 1000, .lost_below = 1000};
  return m;
}

TEST(Monotone, RaisingAnEffectAtFixedCourseTimesNeverLowersRelief) {
  const test::ByPatient low(at_fixed_times(-30, 10), patients), middle(at_fixed_times(0, 10), patients),
      high(at_fixed_times(0, 40), patients);
  double gained = 0;
  for (int r = 0; r < 9; ++r) {
    const OutcomeKey key = at(Outcome::relief, r);
    for (std::size_t i = 0; i < patients; ++i) {
      ASSERT_GE(middle.of(key)[i], low.of(key)[i] - rounding);
      ASSERT_GE(high.of(key)[i], middle.of(key)[i] - rounding);
      gained += high.of(key)[i] - low.of(key)[i];
    }
  }
  EXPECT_GT(gained / (9. * patients), 5);
}

TEST(Monotone, AHigherRankNeverLowersRelief) {
  const LayerCurve curve = test::layer(Measured::response, {{0.1, 20, 25}, {0.5, 50, 30}, {1, 40, 20}}).layer;
  for (double rank = -3; rank < 3; rank += 0.1) {
    test::OnePatient lower, higher;
    lower.give(0, curve, 0, {.rank = rank, .effect = 0.9});
    higher.give(0, curve, 0, {.rank = rank + 0.1, .effect = 0.9});
    for (double t = 0.05; t < 2; t += 0.05) EXPECT_GT(higher.at(t), lower.at(t));
  }
}

}  // namespace
}  // namespace spinepath
