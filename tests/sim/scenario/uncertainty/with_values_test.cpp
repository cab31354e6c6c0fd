#include "sim/scenario/uncertainty/with_values.h"

#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/quantity.h"
#include "sim/scenario/uncertainty/one_amount.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

using Values = std::vector<ParameterValue>;

std::string part_that_misfits(const Scenario& s, const Values& values) {
  const auto set = with_values(s, values);
  const InconsistentPart* misfit = std::get_if<InconsistentPart>(&set);
  return misfit ? misfit->part : "";
}

TEST(WithValues, SetsWhatIsNamedAndNothingElse) {
  const Scenario s = scenario_of(std::string(small_scenario));
  const Scenario t = std::get<Scenario>(with_values(s, Values{{"cohort.age", 61}}));
  EXPECT_EQ(t.cohort.age.numbers[0].second.value, 61);
  EXPECT_EQ(t.cohort.pain.numbers[0].second.value, 60);
  EXPECT_EQ(t.cohort.conditions[0].probability.value, 0.6);
}

TEST(WithValues, SharesInAMixKeepTheirProportionsBesideTheOneThatMoves) {
  for (const char* uncertainty :
       {"", ", uncertainty = { dist = \"dirichlet\", n = 50 }"}) {  // a Dirichlet's draws are not shares
    const auto share = [&](const char* value) {
      return std::string("{ value = ") + value + uncertainty + " }";
    };
    const Scenario s =
        scenario_of(with("conditions = { degenerative_disc = 0.6, facet_arthropathy = 0.4 }",
                         "conditions = { disc = " + share("0.5") + ", facet = " + share("0.3") +
                             ", sacroiliac = " + share("0.2") + " }"));
    const Scenario t = std::get<Scenario>(with_values(s, Values{{"cohort.conditions.disc", 0.75}}));
    EXPECT_EQ(t.cohort.conditions[0].probability.value, 0.75);
    EXPECT_NEAR(t.cohort.conditions[1].probability.value, 0.15, 1e-15);
    EXPECT_NEAR(t.cohort.conditions[2].probability.value, 0.10, 1e-15);
  }
}

TEST(WithValues, RefusesWhatCannotBe) {
  const Scenario s = scenario_of(std::string(small_scenario));
  const std::string rate = "treatments.physio.response.3 months.relief_50";
  EXPECT_EQ(part_that_misfits(s, {{rate, 0.35}}), "");
  EXPECT_EQ(part_that_misfits(s, {{rate, 0.49}}), "treatments.physio.response");  // an sd of 798
  EXPECT_EQ(part_that_misfits(s, {{rate, 0.51}}), "treatments.physio.response");  // above relief_30
  EXPECT_EQ(part_that_misfits(s, {{rate, 0.51}, {"treatments.physio.response.3 months.relief_30", 0.7}}), "");
  EXPECT_EQ(part_that_misfits(s, {{"utility.per_pain_point", -0.03}}), "utility");
  EXPECT_EQ(part_that_misfits(s, {{"treatments.physio.costs.sessions.amount", -1}}),
            "treatments.physio.costs.sessions.amount");
  EXPECT_EQ(part_that_misfits(s, {{"cohort.conditions.degenerative_disc", 1.1}}), "cohort.conditions");
  EXPECT_EQ(part_that_misfits(s, {{"cohort.conditions.degenerative_disc", 0.7},
                                  {"cohort.conditions.facet_arthropathy", 0.5}}),
            "cohort.conditions");  // no other share takes what is left
}

TEST(WithValues, ReachesAllThatShareAParameter) {
  const Scenario s = scenario_of(std::string(small_scenario) +
                                 "[treatments.dear]\nlike = \"physio\"\nclass = \"surgery\"\n"
                                 "[[pathways]]\nname = \"dear\"\nsteps = [{ treatment = \"dear\" }]\n");
  const Scenario t =
      std::get<Scenario>(with_values(s, Values{{"treatments.physio.response.3 months.relief_50", 0.2}}));
  ASSERT_EQ(t.treatments.size(), 2u);
  for (const Treatment& treatment : t.treatments)
    EXPECT_EQ(treatment.measured.response->knots[0].relief_50->value, 0.2) << treatment.name.text;
}

TEST(OneAmount, MakesAPriceThatVariesTheMedianForEverybody) {
  const Scenario s =
      scenario_of(with("amount = 1000", "amount = { dist = \"uniform\", low = 500, high = 900 }"));
  const std::string price = "treatments.physio.costs.sessions.amount";
  EXPECT_EQ(amounts_that_vary(s), (std::vector<std::string>{price}));
  const Scenario one = with_one_amount(s, price);
  EXPECT_TRUE(amounts_that_vary(one).empty());
  EXPECT_EQ(to_distribution(one.treatments[0].costs[0].amount).quantile(0.9), 700);
  const Scenario dear = std::get<Scenario>(with_values(one, Values{{price, 5000}}));
  EXPECT_EQ(to_distribution(dear.treatments[0].costs[0].amount).quantile(0.1), 5000);
}

}  // namespace
}  // namespace spinepath::scenario
