// Closed forms of effects against untreated patients and against sham, and of treatments that follow each other.
#include "tests/statistical/closed_form.h"
#include "tests/support/by_patient.h"

namespace spinepath {
namespace {

using test::at;
using test::many;

const test::Around trial{{{0.25, {10, 18}}, {1, {18, 22}}}, 0.5, {{0.25, {8, 6}}, {1, {5, 4}}}};

/// An active treatment, given alone, and a sham, of the context alone, given alone; and nobody treated.
CareModel three_arms(Measured kind, const std::vector<MeasuredKnot>& active, const test::Around& around,
                     const std::vector<double>& report_at) {
  const Treatment sham = test::treatment("sham", Measured::specific_effect, {{1, 0, 0}}, around);
  CareModel m = test::model({test::treatment("active", kind, active, around), sham}, 4, report_at, around);
  const std::vector<Step> steps = m.pathways[0].steps;
  m.pathways = {{}, {.steps = {steps[1]}}, {.steps = {steps[0]}}};
  return m;
}
constexpr std::size_t untreated_arm = 0, sham_arm = 1, active_arm = 2;

struct Difference {
  double time, criterion, difference;
};

MeasuredKnot knot_of(const Difference& seen, Measured kind, double sd) {
  const Surroundings around{trial.natural, trial.persistence, trial.context};
  const ReliefMoments control = control_arm(kind, around, seen.time);
  const double spread = treated_sd(kind, around, seen.time, sd);
  return {seen.time, mean_from_difference(seen.criterion, seen.difference, control, spread), sd};
}

/// Shares at and above the criteria, in the control arm and with the differences that were seen.
void expect_differences(Measured kind, std::size_t control, const ReliefMoments (&moments)[2]) {
  const Difference seen[] = {{0.25, 50, 0.15}, {1, 30, -0.12}};
  const CareModel m =
      three_arms(kind, {knot_of(seen[0], kind, 12), knot_of(seen[1], kind, 7)}, trial, {0.25, 1});
  const Results results = test::simulate(m, many);
  for (int r = 0; r < 2; ++r) {
    const OutcomeKey key = at(r == 0 ? Outcome::relief_50 : Outcome::relief_30, r);
    const double share = test::share_from(seen[r].criterion, moments[r].mean, moments[r].sd);
    test::expect_mean(results, key, share, control);
    test::expect_mean(results, key, share + seen[r].difference, active_arm);
  }
}

TEST(ClosedForm, ADifferenceFromUntreatedIsAddedToTheNaturalCourse) {
  expect_differences(Measured::effect, untreated_arm, {{10, 18}, {18, 22}});
}

/// The sham arm is Normal(mu_N + mu_C, sd_N^2 + sd_C^2).
TEST(ClosedForm, ADifferenceFromShamIsAddedToNatureAndContext) {
  expect_differences(Measured::specific_effect, sham_arm, {{18, std::hypot(18, 6)}, {23, std::hypot(22, 4)}});
}

/// The same trial, so far from all limits that nothing is cut off.
const test::Around calm{{{0.25, {10, 8}}, {1, {18, 9}}}, 0.5, {{0.25, {8, 3}}, {1, {5, 2}}}};

TEST(ClosedForm, AConstantEffectIsAddedToTheNaturalCourse) {
  for (const Measured kind : {Measured::effect, Measured::specific_effect}) {
    const test::Around around{calm.natural, calm.persistence, {}};
    const Results results =
        test::simulate(three_arms(kind, {{0.25, 20, 0}}, around, {0.25, 0.7, 1, 3}), many);
    const double nature[] = {10, 10 + 8 * 0.45 / 0.75, 18, 18};
    for (int r = 0; r < 4; ++r) {
      test::expect_mean(results, at(Outcome::relief, r), nature[r] + 20, active_arm);
      test::expect_difference(results, active_arm, at(Outcome::relief, r), 20);
    }
  }
}

/// X = N + C, with relapse too, for a context goes on: independent normal, C with its own spread.
TEST(ClosedForm, ATreatmentOfContextAloneAddsTheContext) {
  for (const bool relapses : {false, true}) {
    CareModel m = three_arms(Measured::specific_effect, {{0.25, 0, 0}}, trial, {0.25, 1, 3});
    if (relapses) m.treatments[0].durability = Weibull(0.5, 1);
    const Results results = test::simulate(m, many);
    const ReliefMoments arms[] = {{18, std::hypot(18, 6)}, {23, std::hypot(22, 4)}, {23, std::hypot(22, 4)}};
    for (int r = 0; r < 3; ++r) {
      const auto [mean, sd] = arms[r];
      test::expect_mean(results, at(Outcome::relief_50, r), test::share_from(50, mean, sd), active_arm);
      test::expect_mean(results, at(Outcome::relief_30, r), test::share_from(30, mean, sd), active_arm);
      test::expect_mean(results, at(Outcome::relief_context, r), r == 0 ? 8 : 5, active_arm);
      test::expect_mean(results, at(Outcome::relief_specific, r), 0, active_arm);
    }
  }
}

/// What the second adds is of the pain that the first left.
TEST(ClosedForm, TwoConstantEffectsActOnWhatIsLeft) {
  const auto relief_after_both = [](double first, double second) {
    CareModel m =
        test::model({test::always("first", first), test::always("second", second)}, 3, {0.25, 0.375, 2});
    m.pathways[0].success = {.success = 100, .lost_below = 100};
    const Results results = test::simulate(m, 10);
    EXPECT_NEAR(test::mean(results, at(Outcome::relief, 0)), first, 1e-10);
    EXPECT_NEAR(test::mean(results, at(Outcome::relief, 1)), first + (1 - first / 100) * second / 2, 1e-10);
    return test::mean(results, at(Outcome::relief, 2));
  };
  EXPECT_NEAR(relief_after_both(30, 40), 30 + 0.7 * 40, 1e-10);
  EXPECT_NEAR(relief_after_both(60, 75), 60 + 0.4 * 75, 1e-10);
  EXPECT_NEAR(relief_after_both(-20, 50), -20 + 1.2 * 50,
              1e-10);  // pain above that at entry: more to relieve
}

/// On a natural course: N(t) + e1 + (1 - (N(s) + e1)/100) e2, s = 0.25; linear in N, so its mean is exact.
TEST(ClosedForm, TwoConstantEffectsOnANaturalCourse) {
  const test::Around around{calm.natural, calm.persistence, {}};
  CareModel m = test::model({test::always("first", 20, around), test::always("second", 30, around)}, 3,
                            {0.5, 2}, around);
  m.pathways[0].success = {.success = 100, .lost_below = 100};
  const Results results = test::simulate(m, many);
  const double both = 20 + (1 - (10 + 20) / 100.) * 30;
  test::expect_mean(results, at(Outcome::relief, 0), 10 + 8 / 3. + both);
  test::expect_mean(results, at(Outcome::relief, 1), 18 + both);
  test::expect_mean(results, at(Outcome::relief_natural, 1), 18);
  test::expect_mean(results, at(Outcome::relief_specific, 1), both);
}

/// 60 %, lost a year after the knot, and given again at nine tenths of the effect until it fails, at 48.6 %.
TEST(ClosedForm, RepeatedCoursesLoseEffect) {
  Treatment t = test::always("t", 60);
  t.durability = Fixed(1);
  t.max_courses = 9;
  t.repeat_effect = 0.9;
  const Results results = test::simulate(test::model({t}, 6, {1, 2, 3, 4}), 10);
  const double relief[] = {60, 54, 48.6, 0};
  for (int r = 0; r < 4; ++r) EXPECT_NEAR(test::mean(results, at(Outcome::relief, r)), relief[r], 1e-9);
  EXPECT_EQ(test::mean(results, test::over_horizon(Outcome::courses, 0)), 3);
}

/// Relief fades from 60 % at 0.25 years to 40 % at 1, and is lost at 50 %, at 0.625. The second course acts on the pain
/// without the first one's part, all of it, and goes from that part to 54 and then 36 %.
TEST(ClosedForm, ARepeatedCourseTakesThePlaceOfTheOneBefore) {
  Treatment t = test::treatment("t", Measured::effect, {{0.25, 60, 0}, {1, 40, 0}});
  t.max_courses = 2;
  t.repeat_effect = 0.9;
  const Results results = test::simulate(test::model({t}, 6, {0.625, 0.75, 0.875, 1.25, 2}), 10);
  const double relief[] = {50, 52, 54, 45, 36};
  for (int r = 0; r < 5; ++r) EXPECT_NEAR(test::mean(results, at(Outcome::relief, r)), relief[r], 1e-8);
}

}  // namespace
}  // namespace spinepath
