#include "sim/analysis/budget/budget.h"

#include <cmath>

#include "sim/engine/run/results.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using scenario::Scenario;

/// 1000 a course, once, at entry; then 200 a year from entry on. Nobody dies, nobody is insured.
const std::string certain = scenario::with("when = \"course\"", R"(when = "course"
[[treatments.physio.costs]]
item = "follow-up"
amount = 200
when = "per year"
until = "next course")") + R"([cohort.flags]
insured = 0
[[pathways]]
name = "nothing"
steps = []
[budget]
population = 50_000
)";

Scenario with_budget(const std::string& lines) { return scenario::scenario_of(certain + lines); }

BudgetImpact impact_of(const Scenario& scenario, std::uint64_t patients = 100, int threads = 1) {
  return *budget_impact(scenario, {.patients = patients, .threads = threads}, {});
}

double mean(const BudgetImpact& impact, std::size_t year, BudgetMix mix) {
  return impact.at(year, View::patient, mix).mean;
}

TEST(Budget, OfConstantUptakeAndUnitCostIsPeopleTimesShareTimesCost) {
  // Each year 500 enter; of year y's money 1000 for each who enters, 200 for all who have entered.
  const BudgetImpact impact = impact_of(with_budget(R"(eligible = 0.01
years = 5
[budget.current]
physio_only = 0.2
nothing = 0.8
[budget.new]
physio_only = 0.5
nothing = 0.5
)"));
  ASSERT_EQ(impact.years, 5u);
  double all = 0;
  for (std::size_t year = 0; year < 5; ++year) {
    const double spend = 500 * (1000 + 200 * static_cast<double>(year + 1));
    EXPECT_NEAR(mean(impact, year, BudgetMix::current), 0.2 * spend, 1e-6) << year;
    EXPECT_NEAR(mean(impact, year, BudgetMix::new_mix), 0.5 * spend, 1e-6) << year;
    EXPECT_NEAR(mean(impact, year, BudgetMix::difference), 0.3 * spend, 1e-6) << year;
    EXPECT_NEAR(*impact.at(year, View::patient, BudgetMix::difference).se, 0, 1e-6) << year;
    EXPECT_EQ(impact.at(year, View::payer, BudgetMix::new_mix).mean, 0) << year;
    all += 0.3 * spend;
  }
  EXPECT_NEAR(mean(impact, 5, BudgetMix::difference), all, 1e-6);
}

TEST(Budget, FollowsEachCohortByTheUptakeOfItsOwnYear) {
  // Enter: 5000, 500, 500; given physio: 0, 250, 500.
  const BudgetImpact impact = impact_of(with_budget(R"(eligible = [0.1, 0.01, 0.01]
years = 3
[budget.current]
nothing = 1
[budget.new]
physio_only = [0, 0.5, 1]
nothing = [1, 0.5, 0]
)"));
  EXPECT_EQ(mean(impact, 2, BudgetMix::current), 0);
  EXPECT_NEAR(mean(impact, 0, BudgetMix::new_mix), 0, 1e-6);
  EXPECT_NEAR(mean(impact, 1, BudgetMix::new_mix), 250 * 1200, 1e-6);
  EXPECT_NEAR(mean(impact, 2, BudgetMix::new_mix), 250 * 200 + 500 * 1200, 1e-6);
}

TEST(Budget, IsDiscountedOnlyWhereAsked) {
  const std::string lines = R"(eligible = 0.01
years = 2
discount = 0.05
current = { physio_only = 1 }
new = { nothing = 1 }
)";
  const BudgetImpact impact = impact_of(with_budget(lines));
  const double flow = 200 * (1 - 1 / 1.05) / std::log(1.05);  // of one year, at its beginning
  EXPECT_NEAR(mean(impact, 0, BudgetMix::current), 500 * (1000 + flow), 1e-6);
  EXPECT_NEAR(mean(impact, 1, BudgetMix::current), 500 * (1000 + 2 * flow) / 1.05, 1e-6);
}

TEST(Budget, OfTheSameMixTwiceHasNoDifferenceAndNoError) {
  const BudgetImpact impact = impact_of(with_budget(R"(eligible = 0.01
years = 2
current = { physio_only = 0.3, nothing = 0.7 }
new = { physio_only = 0.3, nothing = 0.7 }
)"));
  for (std::size_t year = 0; year <= 2; ++year)
    for (const View view : {View::patient, View::societal}) {
      EXPECT_EQ(impact.at(year, view, BudgetMix::difference).mean, 0);
      EXPECT_EQ(impact.at(year, view, BudgetMix::difference).se, 0);
    }
}

/// Where patients differ: amounts vary between them.
Scenario uncertain_spend() {
  std::string text = certain;
  text.replace(text.find("amount = 1000"), 13, "amount = { dist = \"gamma\", mean = 1000, sd = 400 }");
  text.replace(text.find("class ="), 7, "max_courses = 4\nclass =");
  return scenario::scenario_of(
      text + "eligible = 0.01\nyears = 2\ncurrent = { nothing = 1 }\nnew = { physio_only = 1 }\n");
}

TEST(Budget, ErrorOfOneCohortIsThatOfTheRunTimesItsSize) {
  Scenario scenario = uncertain_spend();
  const BudgetNumber first = impact_of(scenario, 3000).at(0, View::patient, BudgetMix::new_mix);
  scenario.simulation.discount_costs.front().rate.value = 0;
  scenario.simulation.horizon.value = 1;
  scenario.simulation.report_at.clear();
  const CareModel model = compile(scenario);
  const Results results = summarise(model, *run(model, {.patients = 3000, .threads = 1}, {}));
  const OutcomeRow& spend = *results.find(0, {Outcome::spend, static_cast<int>(View::patient)});
  EXPECT_NEAR(first.mean, 500 * *spend.mean, 1e-9 * first.mean);
  EXPECT_NEAR(*first.se, 500 * *spend.se, 1e-9 * *first.se);
}

TEST(Budget, ErrorIsThatBySeedsOfRunsThatKnowNothingOfEachOther) {
  const Scenario scenario = uncertain_spend();
  constexpr int runs = 200;
  double sum = 0, squares = 0, se = 0;
  for (int seed = 1; seed <= runs; ++seed) {
    const BudgetImpact impact = *budget_impact(
        scenario, {.patients = 64, .seed = static_cast<std::uint64_t>(seed), .threads = 1}, {});
    const BudgetNumber& all = impact.at(2, View::patient, BudgetMix::difference);
    sum += all.mean;
    squares += all.mean * all.mean;
    se += *all.se / runs;
  }
  const double sd = std::sqrt((squares - sum * sum / runs) / (runs - 1));
  EXPECT_NEAR(sd / se, 1, 5 / std::sqrt(2.0 * runs));  // an sd of 200 is off by 1 in sqrt(400)
}

/// Forty side effects of 1000 each, independent, with probabilities of 0.05 and sds of 0.01 (second order).
Scenario uncertain_side_effects() {
  std::string events;
  for (int i = 0; i < 40; ++i)
    events += "[[treatments.physio.adverse_events]]\nname = \"effect " + std::to_string(i) +
              "\"\nprobability = { value = 0.05, uncertainty = { dist = \"normal\", sd = 0.01 } }\n"
              "cost = 1000\n";
  std::string text = certain;
  return scenario::scenario_of(
      text.insert(text.find("[[pathways]]"), events) +
      "eligible = 0.01\nyears = 1\ncurrent = { nothing = 1 }\nnew = { physio_only = 1 }\n");
}

// Spend of a person: sd sqrt(40) 1000 0.01 = 63.2 by the parameters, a sum of independent normals. With M
// patients each effect adds noise that draws do not share, of variance 1000^2 (E|p - q| / 2 - sd^2) / M =
// 5542 / M for independent p and q: with 64 patients the draws as they are spread 1.37 times as wide.
TEST(Budget, IntervalIsThatOfTheParametersWithFewPatientsPerDrawAndWithMany) {
  const Scenario scenario = uncertain_side_effects();
  const double truth = 500 * 2 * scenario::z_975 * std::sqrt(40.0) * 10;
  for (const std::uint64_t patients : {64u, 512u}) {
    test::Replicated widths;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      BudgetImpact impact = *budget_impact(scenario, {.patients = 1000, .seed = seed, .threads = 2}, {});
      add_intervals(impact, scenario, {.draws = 400, .patients = patients, .seed = seed, .threads = 2}, {});
      const BudgetNumber& number = impact.at(0, View::patient, BudgetMix::difference);
      EXPECT_EQ(impact.draws, 400u);
      widths.add(*number.high - *number.low);
    }
    EXPECT_NEAR(widths.mean(), truth, test::standard_errors * widths.error()) << patients;
    EXPECT_LT(widths.error(), 0.05 * truth) << patients;
  }
}

TEST(Budget, IntervalOfTheSameMixTwiceIsNothing) {
  Scenario scenario = uncertain_side_effects();
  scenario.budget->new_mix = scenario.budget->current;
  BudgetImpact impact = impact_of(scenario);
  add_intervals(impact, scenario, {.draws = 20, .patients = 10, .threads = 1}, {});
  EXPECT_EQ(impact.at(0, View::patient, BudgetMix::difference).low, 0);
  EXPECT_EQ(impact.at(0, View::patient, BudgetMix::difference).high, 0);
}

TEST(Budget, IsTheSameOnAnyNumberOfThreads) {
  const Scenario scenario = uncertain_spend();
  const BudgetImpact once = impact_of(scenario, 5000, 1);
  for (const int threads : {2, 7}) {
    const BudgetImpact again = impact_of(scenario, 5000, threads);
    for (std::size_t i = 0; i < once.spend.size(); ++i) {
      EXPECT_EQ(again.spend[i].mean, once.spend[i].mean);
      EXPECT_EQ(again.spend[i].se, once.spend[i].se);
    }
  }
}

}  // namespace
}  // namespace spinepath
