#include "sim/scenario/uncertainty/parts.h"

#include <algorithm>

#include "sim/scenario/uncertainty/with_values.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view certain_curve =
    "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }";
constexpr std::string_view around_9 = "{ value = 9, uncertainty = { low = 5, high = 13 } }";

std::string uncertain(std::string_view lines) {
  std::string text(lines);
  for (std::size_t at; (at = text.find("AROUND")) != std::string::npos;) text.replace(at, 6, around_9);
  return text;
}

struct Named {
  std::string part, parameter, rank;
  bool operator==(const Named&) const = default;
};

std::vector<Named> numbers_of(Scenario scenario) {
  std::vector<Named> all;
  for (const Part& part : uncertain_parts(scenario))
    for (const UncertainNumber& number : part.numbers)
      all.push_back({part.name, number.parameter->path, number.rank});
  return all;
}

TEST(Parts, all_means_of_a_natural_course_of_an_effect_and_of_a_context_have_one_rank) {
  const Scenario s = scenario_of(
      with(certain_curve,
           uncertain("context = \"needle\"\nspecific_effect = { \"3 months\" = { mean = AROUND }, "
                     "\"1 year\" = { mean = AROUND, sd = AROUND } }"))
          .append(uncertain(
              "[natural_course]\ncurve = { \"3 months\" = { mean = AROUND, sd = 20 }, \"1 year\" = { "
              "mean = AROUND } }\n[contexts.needle]\n\"3 months\" = { mean = AROUND }\n")));
  const std::string natural = "natural_course.curve", needle = "contexts.needle",
                    effect = "treatments.physio.specific_effect";
  EXPECT_EQ(numbers_of(s), (std::vector<Named>{{natural, natural + ".3 months.mean", natural},
                                               {natural, natural + ".1 year.mean", natural},
                                               {needle, needle + ".3 months.mean", needle},
                                               {effect, effect + ".3 months.mean", effect},
                                               {effect, effect + ".1 year.mean", effect},
                                               {effect, effect + ".1 year.sd", effect + ".sd"}}));
}

TEST(Parts, a_named_curve_is_one_wherever_it_is_named) {
  const Scenario s = scenario_of(
      with(certain_curve, "response = \"same\"")
          .append(uncertain("[natural_course]\ncurve = \"same\"\n[curves.same]\n\"3 months\" = { mean = "
                            "AROUND, sd = 20 }\n")));
  for (const Named& number : numbers_of(s)) {
    EXPECT_EQ(number.parameter, "curves.same.3 months.mean");
    EXPECT_EQ(number.rank, "curves.same");
  }
  const Scenario t =
      std::get<Scenario>(with_values(s, std::vector<ParameterValue>{{"curves.same.3 months.mean", 11}}));
  EXPECT_EQ(t.natural_course->curve->knots[0].mean->value, 11);
  EXPECT_EQ(t.treatments[0].measured.response->knots[0].mean->value, 11);
}

/// A difference of 0.1 over a natural course whose mean is uncertain.
Scenario with_difference() {
  return scenario_of(
      with(certain_curve,
           "effect = { \"3 months\" = { difference_50 = { value = 0.1, uncertainty = { low = 0.05, "
           "high = 0.15 } } } }")
          .append(uncertain("[natural_course]\npersistence = { value = 0.5, uncertainty = { low = "
                            "0.3, high = 0.7 } }\ncurve = { \"3 months\" = { mean = AROUND, sd = 20 } "
                            "}\n")));
}

TEST(Parts, a_difference_in_rates_is_drawn_together_with_its_control_arm) {
  Scenario s = with_difference();
  const std::vector<Part> parts = uncertain_parts(s);
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].numbers.size(), 3u);
  EXPECT_EQ(numbers_of(s)[2].rank, "treatments.physio.effect");  // and still by a rank of its own
  EXPECT_FALSE(parts[0].broken_rule());
}

TEST(Parts, a_difference_that_leaves_no_share_does_not_fit) {
  const Scenario s = with_difference();
  const auto fits = [&](std::vector<ParameterValue> values) {
    return std::holds_alternative<Scenario>(with_values(s, values));
  };
  const std::string mean = "natural_course.curve.3 months.mean";
  EXPECT_TRUE(fits({{mean, 50}}));   // 0.5 + 0.1
  EXPECT_FALSE(fits({{mean, 90}}));  // Phi(2) + 0.1 = 1.08
  EXPECT_TRUE(fits({{mean, 90}, {"treatments.physio.effect.3 months.difference_50", 0.01}}));
}

TEST(Parts, a_loss_of_success_stays_below_success) {
  const Scenario s =
      scenario_of(with("name = \"physio_only\"",
                       "name = \"physio_only\"\nlost_below = { value = 30, uncertainty = { low = 20, "
                       "high = 40 } }"));
  const auto misfit = with_values(s, std::vector<ParameterValue>{{"pathways.physio_only.lost_below", 60}});
  ASSERT_TRUE(std::holds_alternative<InconsistentPart>(misfit));
  EXPECT_EQ(std::get<InconsistentPart>(misfit).part, "pathways.physio_only");
}

TEST(Part, NamesTheLimitOrTheRuleThatItsValuesBreakAndHowUncertaintiesKeepIt) {
  Scenario s = scenario_of(
      with("relief_50 = 0.3", "relief_50 = { value = 0.3, uncertainty = { dist = \"normal\", sd = 0.1 } }"));
  const std::vector<Part> parts = uncertain_parts(s);
  ASSERT_EQ(parts.size(), 1u);
  double& rate = parts[0].numbers[0].parameter->value;
  EXPECT_FALSE(problem_of(parts[0]));
  rate = 0.55;  // relief_30 is 0.5
  EXPECT_EQ(problem_of(parts[0])->problem, "relief_50 is not below relief_30");
  EXPECT_EQ(problem_of(parts[0])->allowed,
            "relief_50 < relief_30, of narrower uncertainties, or of one for each number where one has it "
            "(the rates "
            "of a curve move together)");
  rate = 1.03;
  EXPECT_EQ(problem_of(parts[0])->problem, "treatments.physio.response.3 months.relief_50 was drawn as 1.03");
  EXPECT_TRUE(
      problem_of(parts[0])->allowed.ends_with("beta for shares, gamma or lognormal for amounts and times"));
}

}  // namespace
}  // namespace spinepath::scenario
