#include "sim/scenario/uncertainty/informed.h"

#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

const std::string knot_30 = "treatments.physio.response.3 months.relief_30",
                  knot_50 = "treatments.physio.response.3 months.relief_50";

/// Rates with a beta, one by its n and one by its sd, and a price.
Scenario with_trial(const std::string& trial) {
  std::string text = with("{ relief_30 = 0.5, relief_50 = 0.3 }",
                          "{ relief_30 = { value = 0.5, uncertainty = { dist = \"beta\", n = 40 } }, "
                          "relief_50 = { value = 0.3, uncertainty = { dist = \"beta\", sd = 0.1 } } }");
  text.replace(text.find("amount = 1000"), 13,
               "amount = { value = 1000, uncertainty = { dist = \"gamma\", sd = 400 } }");
  return scenario_of(text +
                     "[decision]\npopulation = 100\nyears = 5\ngroups = { rates = [\"*relief*\"] }\n"
                     "[decision.trials.one]\nsizes = [50]\nfixed_cost = 0\ncost_per_patient = 0\n" +
                     trial);
}

std::vector<Informed> informed_of(const std::string& trial) {
  const Scenario scenario = with_trial(trial);
  return informed_by(scenario.decision.trials[0], scenario.decision, known_parameters(scenario));
}

TEST(Informed, a_beta_says_how_many_patients_it_comes_from) {
  const std::vector<Informed> all = informed_of("group = \"rates\"\n");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name, knot_30);
  EXPECT_EQ(all[0].prior_n, 40);
  EXPECT_EQ(all[1].name, knot_50);
  EXPECT_NEAR(*all[1].prior_n, 0.3 * 0.7 / 0.01 - 1, 1e-12);  // sd^2 = p (1 - p) / (n + 1)
}

TEST(Informed, what_the_trial_says_has_priority_and_the_first_pattern_among_it) {
  const std::vector<Informed> all = informed_of(
      "parameters = [\"*relief_30\", \"*\"]\nprior_n = 10\n"
      "prior_n_of = { \"*relief_5?\" = 20, \"treatments.*\" = 30, \"*amount\" = 70 }\n");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].name, knot_30);  // once, by the first pattern that selects it
  EXPECT_EQ(all[0].pattern.text, "*relief_30");
  EXPECT_EQ(all[0].prior_n, 30);
  EXPECT_EQ(all[1].prior_n, 20);
  EXPECT_EQ(all[2].prior_n, 30);
}

TEST(Informed, other_uncertainties_do_not_say_it) {
  Parameter parameter;
  parameter.value = 0.5;
  EXPECT_EQ(prior_size(parameter, probability), std::nullopt);  // certain
  parameter.uncertainty = Uncertainty{.kind = Uncertainty::Kind::dirichlet};
  parameter.uncertainty->numbers.set(given::n, 25);
  EXPECT_EQ(prior_size(parameter, probability), 25);
  EXPECT_EQ(prior_size(parameter, fraction), std::nullopt);  // no patient has it or not
  parameter.uncertainty = Uncertainty{.kind = Uncertainty::Kind::interval};
  parameter.uncertainty->numbers.set(given::low, 0.5 - 0.1 * z_975);
  parameter.uncertainty->numbers.set(given::high, 0.5 + 0.1 * z_975);
  EXPECT_NEAR(*prior_size(parameter, inner_probability), 24, 1e-9);
  EXPECT_EQ(prior_size(parameter, money), std::nullopt);
}

}  // namespace
}  // namespace spinepath::scenario
