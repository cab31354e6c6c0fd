// Faults that users met, by number (tests/scenarios/cases/): each small scenario gives the value that was computed by
// hand. Life tables come with one scenario for all.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/analysis/psa/psa.h"
#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/run/never_happened.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"
#include "tests/support/models.h"
#include "tests/support/statistics.h"
#include "tests/support/text.h"

namespace spinepath {
namespace {

using test::over_horizon;

const std::filesystem::path cases = std::filesystem::path(SPINEPATH_ROOT) / "tests/scenarios/cases";

scenario::Reading reading_of(const std::string& name) {
  return scenario::read_scenario(cases / name / "scenario.toml");
}

std::string text_of(const std::vector<scenario::InputError>& messages) {
  std::string text;
  for (const scenario::InputError& message : messages) text += to_text(message, {}) + "\n";
  return text;
}

/// A case and its run with the patients that it asks for.
struct Case {
  explicit Case(const scenario::Reading& reading) {
    EXPECT_EQ(text_of(reading.errors), "");
    scenario = reading.scenario.value();
    warnings = text_of(reading.warnings);
    model = compile(scenario);
    results = test::simulate(model, scenario.simulation.patients, 1, 2);
  }
  explicit Case(const std::string& name) : Case(reading_of(name)) {}

  double mean(const OutcomeKey& key, std::size_t pathway = 0) const {
    return test::mean(results, key, pathway);
  }
  double bound(const OutcomeKey& key) const { return test::standard_errors * test::se(results, key); }

  scenario::Scenario scenario;
  std::string warnings;
  CareModel model;
  Results results;
};

const OutcomeKey health_care = key_of(Outcome::spend, View::health_care);
const OutcomeKey qalys = over_horizon(Outcome::qalys);
OutcomeKey courses(int treatment) { return over_horizon(Outcome::courses, treatment); }
OutcomeKey treated(int treatment) { return over_horizon(Outcome::treated, treatment); }

// ---- Life tables: quoted thousands (F01), open age groups (F02, F13c), layouts of statistics offices (F13) ----

/// The hazard within a year of age is constant: 2e-5 e^(0.1 age), of women 0.7 times that.
double years_lived_from_50(bool female) {
  double alive = 1, years = 0;
  for (int age = 50; age < 110; ++age) {
    const double hazard = 2e-5 * std::exp(0.1 * age) * (female ? 0.7 : 1);
    years += alive * (1 - std::exp(-hazard)) / hazard;
    alive *= std::exp(-hazard);
  }
  return years;
}

class LifeTableCase : public testing::TestWithParam<std::string> {};

TEST_P(LifeTableCase, gives_the_life_years_of_its_rates) {
  const std::filesystem::path file = cases / "life_table/scenario.toml";
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  std::string own = text.str();
  own.replace(own.find("TABLE"), 5, GetParam() + ".csv");
  const Case c(scenario::read_scenario_text(own, file));
  const bool women_alone = GetParam().starts_with("F13e"), rounded = women_alone;
  const double women = years_lived_from_50(true), men = years_lived_from_50(women_alone);
  const LifeTable& table = c.model.population.life_table;
  EXPECT_NEAR(table.expectancy(50, true), women, rounded ? 0.01 : 0.001);
  EXPECT_NEAR(table.expectancy(50, false), men, rounded ? 0.01 : 0.001);
  const OutcomeKey life_years = over_horizon(Outcome::life_years);
  EXPECT_NEAR(c.mean(life_years), (women + men) / 2, c.bound(life_years));
}

std::vector<std::string> life_tables() {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(cases / "life_table"))
    if (file.path().extension() == ".csv") names.push_back(file.path().stem().string());
  std::ranges::sort(names);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Folder, LifeTableCase, testing::ValuesIn(life_tables()),
                         [](const auto& name) { return name.param; });

// ---- Events ----

TEST(Case, F03_an_event_that_was_never_drawn_is_named_with_its_bound) {
  const Case c("F03_rare_event_never_drawn");  // -ln(0.05) / 100,000 = 3.0e-5 per course, of 500 million
  const std::string warning = text_of(output::never_happened(c.scenario, c.results));
  EXPECT_TRUE(test::has(warning, "\"epidural abscess\"") &&
              test::has(warning, "at most 0.00003 per course") &&
              test::has(warning, "500 USD per course as declared, 15,000 USD per course at the bound"))
      << warning;
}

TEST(Case, F09_nothing_is_lost_beyond_death) {
  const Case c("F09_fatal_event_loss");
  EXPECT_EQ(c.mean(over_horizon(Outcome::life_years)), 0);
  EXPECT_EQ(c.mean(qalys), 0);
  EXPECT_EQ(c.mean({Outcome::days_off_work}), 0);
  EXPECT_EQ(c.mean(over_horizon(Outcome::adverse_events, 0, 1)), 0) << "infection, after the fatal embolism";
  EXPECT_EQ(c.mean(key_of(Outcome::spend, View::societal)), 10'000 + 2000);
}

// ---- Steps ----

TEST(Case, F04_a_step_that_claims_nothing_about_pain_does_not_stop_fading) {
  const Case c("F04_step_without_effect");  // relief: up to 70 in 3 months, down to 0 at 27 months
  for (const std::size_t pathway : {0u, 1u}) {
    EXPECT_NEAR(c.mean(qalys, pathway), 5 * 0.6 + 0.003 * (0.125 * 70 + 35 * 2), 1e-5);
    EXPECT_EQ(c.mean(test::at(Outcome::relief_50, 1), pathway), 0) << "at 36 months";
  }
}

TEST(Case, F06_an_assessment_before_the_first_knot_is_warned_of) {
  scenario::Reading reading = reading_of("F06_assessed_before_first_knot");
  EXPECT_TRUE(
      test::has(text_of(reading.warnings),
                "treatments.programme.assess_at: assessed at 3 months (the default), before the first "
                "knot at 12 months"));
  EXPECT_EQ(Case(reading).mean(treated(1)), 1) << "nobody has reached 50 % relief by then";
  reading.scenario->treatments[0].assess_at = scenario::Parameter{.value = 1};
  const Case meant(reading);
  EXPECT_NEAR(meant.mean(health_care), 1000 + 0.4 * 20'000 / 1.03, meant.bound(health_care));
}

double discounted_years(double from, double to, double rate) {
  return (std::exp(-rate * from) - std::exp(-rate * to)) / rate;
}

TEST(Case, F07_a_yearly_cost_ends_with_failure_or_relapse_and_must_say_so) {
  const Case c("F07a_no_stop_after_failure");
  const double discount = std::log(1.035), relapse = std::log(2.) / 3;
  EXPECT_NEAR(c.mean(health_care),
              6000 * (discounted_years(0, 0.25, discount) +
                      0.4 * std::exp(0.25 * relapse) * discounted_years(0.25, 10, discount + relapse)),
              c.bound(health_care));
  EXPECT_EQ(Case("F07b_workaround_stop_step").mean(health_care), c.mean(health_care))
      << "a last step of no cost";
}

TEST(Case, F10_patients_with_different_prices_share_a_pathway) {
  const Case c("F10_alike_for_disjoint_groups");
  EXPECT_NEAR(c.mean(treated(0)) + c.mean(treated(1)), 1, 1e-12) << "everybody is treated, nobody twice";
  EXPECT_NEAR(c.mean(health_care), 100 * c.mean(treated(0)) + 250 * c.mean(treated(1)), 1e-9);
  EXPECT_NEAR(c.mean(health_care), (100 + 250) / 2., c.bound(health_care));
}

TEST(Case, F11_a_drug_is_given_again) {
  const Case c("F11_rechallenge");  // the other drug: after failure at 3 months, or relapse by 10 years
  const double relapse = std::log(2.) / 3;
  EXPECT_NEAR(c.mean(courses(1)), 0.6 + 0.4 * (1 - std::exp(-relapse * 9.75)), c.bound(courses(1)));
  EXPECT_GT(c.mean(courses(0)), 1.5);
  EXPECT_LT(c.mean(courses(0)), 1 + c.mean(courses(1)));
}

// ---- Rates that imply harm ----

TEST(Case, F08a_rates_close_to_each_other_are_refused) {
  const scenario::Reading reading = reading_of("F08a_responder_rates_imply_harm");
  ASSERT_EQ(reading.errors.size(), 3u) << text_of(reading.errors);
  for (const scenario::InputError& error : reading.errors)  // sd = 20 / (z(1 - p50) - z(1 - p30))
    EXPECT_TRUE(test::has(error.problem, "has a standard deviation of ")) << error.problem;
  EXPECT_TRUE(test::has(reading.errors[0].problem, "156.6")) << "z: 0.253347 - 0.125661";
  EXPECT_TRUE(test::has(reading.errors[1].problem, "775.1")) << "z: 0.253347 - 0.227545";
}

TEST(Case, F08b_a_rate_that_makes_half_of_the_patients_worse_is_warned_of) {
  EXPECT_TRUE(test::has(Case("F08b_one_responder_of_twenty").warnings, "makes 49 % of patients worse"));
}

// ---- Ties within rounding ----

void expect_dominated(const std::vector<FrontierRow>& rows, std::size_t loser) {
  ASSERT_EQ(rows.size(), 2u);
  for (const FrontierRow& row : rows) {
    EXPECT_EQ(row.dominance, row.strategy == loser ? Dominance::dominated : Dominance::none);
    EXPECT_FALSE(row.icer);
  }
}

std::vector<FrontierRow> frontier_at_values(const Case& c) {
  return output::frontier_of(c.results, c.scenario, output::frontier_perspective(c.scenario), nullptr);
}

TEST(Case, F05_equal_effects_and_equal_costs_have_no_ratio) {
  expect_dominated(frontier_at_values(Case("F05a_equal_effect_ratio")), 1);  // losses 0.1 + 0.2, and 0.3
  expect_dominated(frontier_at_values(Case("F05b_equal_cost_ratio")), 0);    // 3 x 1500.10, and 4500.30
}

TEST(Case, F05c_equal_effects_have_no_ratio_in_a_psa) {
  const Case c("F05c_equal_effect_psa");
  const std::uint64_t draws = 200;
  const Psa psa = run_psa(c.scenario, {.draws = draws, .patients = 64, .seed = 1, .threads = 2}, {});
  std::vector<Strategy> means(2, {0, 0});
  for (std::size_t s = 0; s < means.size(); ++s)
    for (std::size_t i = 0; i < draws; ++i) {
      means[s].cost += psa.sample.at(i, s, quantity_of(View::health_care)) / static_cast<double>(draws);
      means[s].effect += psa.sample.at(i, s, quantity_of(Outcome::qalys)) / static_cast<double>(draws);
    }
  expect_dominated(frontier(means), 1);
  expect_dominated(frontier_at_values(c), 1);
}

}  // namespace
}  // namespace spinepath
