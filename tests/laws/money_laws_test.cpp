// Laws of counts, money and quality of life: what may change only one way, and what must come out the same.
#include "tests/laws/three_pathways.h"

namespace spinepath {
namespace {

using test::over_horizon;
using test::three_pathways;

TEST(Monotone, MoreAcceptanceNeverTreatsFewer) {
  CareModel m = three_pathways();
  double before = -1;
  for (const double accept : {0.0, 0.2, 0.5, 0.9, 1.0}) {
    m.pathways[2].steps[2].accept = accept;
    const double treated = test::mean(test::simulate(m, 3'000), over_horizon(Outcome::treated, 2), 2);
    EXPECT_GE(treated, before);
    before = treated;
  }
  EXPECT_GT(before, 0.1);
}

TEST(Monotone, DoublingAPriceDoublesWhatIsSpentOnItAndNothingElse) {
  CareModel m = three_pathways();
  for (Treatment& t : m.treatments) t.costs = {test::item(When::course, 250)};
  const Results single = test::simulate(m, 2'000);
  m.treatments[1].costs[0].amount = Fixed(500);
  const Results twice = test::simulate(m, 2'000);
  const auto spend = [](int t) { return over_horizon(Outcome::spend_by_treatment, t); };
  EXPECT_GT(test::mean(single, spend(1), 2), 0);
  EXPECT_NEAR(test::mean(twice, spend(1), 2), 2 * test::mean(single, spend(1), 2), 1e-9);
  EXPECT_EQ(test::mean(twice, spend(2), 2), test::mean(single, spend(2), 2));
  EXPECT_EQ(test::mean(twice, over_horizon(Outcome::qalys), 2),
            test::mean(single, over_horizon(Outcome::qalys), 2));
}

TEST(Law, WithoutDiscountingDiscountedIsUndiscounted) {
  CareModel m = three_pathways();
  m.discount_costs = m.discount_qalys = Discount(0);
  const Results results = test::simulate(m, 1'000);
  for (int v = 0; v < view_count; ++v)
    EXPECT_NEAR(test::mean(results, over_horizon(Outcome::spend, v), 2),
                test::mean(results, over_horizon(Outcome::spend_undiscounted, v), 2), 1e-7);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys), 2),
              test::mean(results, over_horizon(Outcome::qalys_undiscounted), 2), 1e-11);
}

TEST(Law, UtilityOneMakesQalysLifeYears) {
  CareModel m = three_pathways();
  m.utility = {1, 0};
  m.discount_qalys = Discount(0);
  for (Treatment& t : m.treatments) {
    t.adverse_events[0].qaly_loss = 0;
    t.late_events[1].qaly_loss = 0;
  }
  const Results results = test::simulate(m, 1'000);
  EXPECT_NEAR(test::mean(results, over_horizon(Outcome::qalys), 2),
              test::mean(results, over_horizon(Outcome::life_years), 2), 1e-12);
}

TEST(Law, PayerAndPatientTogetherAreHealthCare) {
  CareModel m = three_pathways();
  m.coinsurance = 0.2;
  m.treatments[0].costs[0].covered = false;
  m.population.flags = {{.stream = 9, .probability = 0.7}};
  m.population.insured = 0;
  const test::ByPatient run(m, 1'000);
  const auto spend = [&](View view) { return run.of(key_of(Outcome::spend, view), 2); };
  const auto patient = spend(View::patient), payer = spend(View::payer), both = spend(View::health_care);
  for (std::size_t i = 0; i < run.patients(); ++i) {
    ASSERT_NEAR(patient[i] + payer[i], both[i], 1e-9 * (1 + both[i]));
    ASSERT_GT(patient[i], 0);
  }
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
  const OutcomeKey key = over_horizon(Outcome::spend, 2);
  const double ratio =
      test::se(test::simulate(m, 4'000), key, 2) / test::se(test::simulate(m, 16'000), key, 2);
  EXPECT_NEAR(ratio, 2, 0.2);
}

}  // namespace
}  // namespace spinepath
