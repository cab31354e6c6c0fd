// Laws of the whole engine: what must not change anything, and what may only change things one way.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/engine/crowd/cohort.h"
#include "sim/engine/walk/walk.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

CareModel three_pathways() {
  std::vector<Treatment> treatments;
  for (const char* name : {"care", "injection", "surgery"}) {
    Treatment t = test::treatment(name, test::curve({{0.1, {25, 20}}, {0.4, {45, 28}}}));
    t.durability = Weibull(1.5, 1.3);
    t.max_courses = 2;
    t.confirms = 0.9;
    t.costs.push_back(
        {.amount = Triangular(100, 300, 900), .stream = stream_of(name, 1), .when = When::course});
    t.adverse_events.push_back(
        {.stream = stream_of(name, 2), .probability = 0.05, .death = 0.02, .qaly_loss = 0.1});
    t.late_events.push_back({.stream = stream_of(name, 3), .rate = 0.1, .ends_relief = true});
    treatments.push_back(t);
  }
  CareModel m = test::model(treatments, 5, {0.5, 1, 5});
  const std::vector<Step> all = m.pathways[0].steps;
  m.pathways = {{.steps = {all[0]}}, {.steps = {all[0], all[1]}}, {.steps = all}};
  m.pathways[1].steps[1].accept = 0.8;
  m.population.life_table = LifeTable({{0, hazard_of(0.02), hazard_of(0.02)}});
  m.discount_costs = m.discount_qalys = Discount(0.03);
  m.shared_response = m.own_response = std::sqrt(0.5);
  m.health_care = {.base = 10, .per_pain_point = 3};
  m.utility = {0.9, -0.004};
  return m;
}

bool same(const std::optional<double>& a, const std::optional<double>& b) { return a == b; }

void expect_same_rows(const Results& a, std::size_t pathway_a, const Results& b, std::size_t pathway_b) {
  int compared = 0;
  for (const OutcomeRow& row : a.outcomes) {
    if (row.pathway != pathway_a) continue;
    const OutcomeRow* other = b.find(pathway_b, row.key);
    ASSERT_NE(other, nullptr);
    EXPECT_TRUE(same(row.mean, other->mean) && same(row.se, other->se) && same(row.sd, other->sd));
    EXPECT_EQ(row.quantiles, other->quantiles);
    ++compared;
  }
  EXPECT_GT(compared, 30);
}

class Threads : public testing::TestWithParam<int> {};

TEST_P(Threads, GiveTheSameBits) {
  const CareModel m = three_pathways();
  const Results one = test::simulate(m, 20'000, 5, 1), many = test::simulate(m, 20'000, 5, GetParam());
  for (std::size_t p = 0; p < 3; ++p) expect_same_rows(one, p, many, p);
  for (const DifferenceRow& row : one.differences) {
    const DifferenceRow* other = many.find_difference(row.pathway, row.key);
    EXPECT_TRUE(same(row.mean, other->mean) && same(row.se, other->se));
  }
}

INSTANTIATE_TEST_SUITE_P(Any, Threads, testing::Values(2, 3, 7));

TEST(Invariance, RemovingOrReorderingPathwaysChangesNothingInTheOthers) {
  CareModel m = three_pathways();
  const Results all = test::simulate(m, 5'000);
  std::rotate(m.pathways.begin(), m.pathways.begin() + 1, m.pathways.end());
  const Results rotated = test::simulate(m, 5'000);
  for (std::size_t p = 0; p < 3; ++p) expect_same_rows(all, p, rotated, (p + 2) % 3);
  m.pathways = {m.pathways[1]};
  expect_same_rows(all, 2, test::simulate(m, 5'000), 0);
}

TEST(Invariance, TheFirstPatientsOfALargerRunAreThoseOfTheSmaller) {
  // Totals of 3,000 patients follow from the larger run's means only if each patient is the same: seen in
  // histories.
  const CareModel m = three_pathways();
  History first, again;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const Chance chance(5, i);
    const Patient patient = draw_patient(m.population, chance);
    walk(m, m.pathways[2], patient, chance, first);
    walk(m, m.pathways[2], draw_patient(m.population, Chance(5, i)), Chance(5, i), again);
    ASSERT_EQ(first.end, again.end);
    ASSERT_EQ(first.charges.size(), again.charges.size());
  }
  const OutcomeKey alive = test::at(Outcome::alive, 2);
  const double deaths = 1024 * (1 - test::mean(test::simulate(m, 1024, 5), alive));
  const double more = 1025 * (1 - test::mean(test::simulate(m, 1025, 5), alive));
  EXPECT_TRUE(std::abs(more - deaths) < 1e-6 || std::abs(more - deaths - 1) < 1e-6);
}

TEST(Invariance, ATreatmentsPlaceInThePathwayDoesNotChangeTheResponseToIt) {
  CareModel m = three_pathways();
  for (Treatment& t : m.treatments) t.adverse_events.clear();
  m.population.life_table = {};
  Patient patient{.age = 50, .pain = 60, .responsiveness = 0.3, .death = 1e9};
  History alone, later;
  for (std::uint64_t i = 0; i < 50; ++i) {
    const Chance chance(8, i);
    walk(m, {.steps = {m.pathways[2].steps[2]}}, patient, chance, alone);
    walk(m, m.pathways[2], patient, chance, later);
    const auto surgery = [](const History& h, std::uint16_t step) {
      for (const Charge& c : h.charges)
        if (c.of.step == step) return c.amount;
      return -1.0;
    };
    if (surgery(later, 2) < 0) continue;
    EXPECT_EQ(surgery(alone, 0), surgery(later, 2));
  }
}

TEST(Monotone, AHigherRankNeverLowersRelief) {
  const ResponseCurve curve{{0.1, {20, 25}}, {0.5, {50, 30}}, {1, {40, 20}}};
  for (double rank = -3; rank < 3; rank += 0.1) {
    Relief lower, higher;
    lower.start_course(curve, 0, rank, 0.9, -50);
    higher.start_course(curve, 0, rank + 0.1, 0.9, -50);
    for (double t = 0; t < 2; t += 0.05) EXPECT_GE(higher.at(t), lower.at(t));
  }
}

TEST(Monotone, MoreAcceptanceNeverTreatsFewer) {
  CareModel m = three_pathways();
  double before = -1;
  for (const double accept : {0.0, 0.2, 0.5, 0.9, 1.0}) {
    m.pathways[2].steps[2].accept = accept;
    const double treated = test::mean(test::simulate(m, 3'000), test::over_horizon(Outcome::treated, 2), 2);
    EXPECT_GE(treated, before);
    before = treated;
  }
}

TEST(Monotone, DoublingAPriceDoublesWhatIsSpentOnItAndNothingElse) {
  CareModel m = three_pathways();
  m.discount_costs = Discount(0.03);
  for (Treatment& t : m.treatments) t.costs[0].amount = Fixed(250);
  const Results single = test::simulate(m, 2'000);
  m.treatments[1].costs[0].amount = Fixed(500);
  const Results twice = test::simulate(m, 2'000);
  const auto spend = [](int t) { return test::over_horizon(Outcome::spend_by_treatment, t); };
  EXPECT_NEAR(test::mean(twice, spend(1), 2), 2 * test::mean(single, spend(1), 2), 1e-9);
  EXPECT_EQ(test::mean(twice, spend(2), 2), test::mean(single, spend(2), 2));
  EXPECT_EQ(test::mean(twice, test::over_horizon(Outcome::qalys), 2),
            test::mean(single, test::over_horizon(Outcome::qalys), 2));
}

TEST(Law, WithoutDiscountingDiscountedIsUndiscounted) {
  CareModel m = three_pathways();
  m.discount_costs = m.discount_qalys = Discount(0);
  const Results results = test::simulate(m, 1'000);
  for (int v = 0; v < view_count; ++v)
    EXPECT_NEAR(test::mean(results, test::over_horizon(Outcome::spend, v), 2),
                test::mean(results, test::over_horizon(Outcome::spend_undiscounted, v), 2), 1e-7);
  EXPECT_NEAR(test::mean(results, test::over_horizon(Outcome::qalys), 2),
              test::mean(results, test::over_horizon(Outcome::qalys_undiscounted), 2), 1e-11);
}

TEST(Law, UtilityOneMakesQalysLifeYears) {
  CareModel m = three_pathways();
  m.utility = {1, 0};
  m.discount_qalys = Discount(0);
  for (Treatment& t : m.treatments) t.adverse_events[0].qaly_loss = 0;
  const Results results = test::simulate(m, 1'000);
  EXPECT_NEAR(test::mean(results, test::over_horizon(Outcome::qalys), 2),
              test::mean(results, test::over_horizon(Outcome::life_years), 2), 1e-12);
}

TEST(Law, EqualPathwaysDifferByNothing) {
  CareModel m = three_pathways();
  m.pathways = {m.pathways[2], m.pathways[2]};
  for (const DifferenceRow& row : test::simulate(m, 1'000).differences) {
    EXPECT_EQ(*row.mean, 0);
    EXPECT_NEAR(*row.se, 0, 1e-7);
  }
}

TEST(Law, FourTimesThePatientsHalveTheError) {
  const CareModel m = three_pathways();
  const OutcomeKey key = test::over_horizon(Outcome::spend, 2);
  const double ratio =
      test::se(test::simulate(m, 4'000), key, 2) / test::se(test::simulate(m, 16'000), key, 2);
  EXPECT_NEAR(ratio, 2, 0.2);
}

}  // namespace
}  // namespace spinepath
