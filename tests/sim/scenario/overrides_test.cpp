#include "sim/scenario/overrides.h"

#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

using Overrides = std::vector<Override>;

std::string text_of(const std::vector<InputError>& errors) {
  std::string text;
  for (const InputError& error : errors) text += to_text(error, {}) + "\n";
  return text;
}

Scenario changed(const std::string& text, const Overrides& overrides) {
  const Overridden result = with_overrides(scenario_of(text), overrides);
  EXPECT_EQ(text_of(result.wrong) + text_of(result.errors), "");
  return result.scenario.value_or(Scenario{});
}

std::string wrong(const Overrides& overrides) {
  return text_of(with_overrides(scenario_of(std::string(small_scenario)), overrides).wrong);
}

const Parameter& parameter_of(const Scenario& s, const std::string& path) {
  const Parameter* found = nullptr;
  for_each_parameter(s, [&](const Parameter& p, const Limits&) {
    if (p.path == path) found = &p;
  });
  return *found;
}

TEST(Overrides, SetWhatIsNamedAndNothingElse) {
  const Scenario t = changed(std::string(small_scenario),
                             {{"treatments.physio.costs.sessions.amount", "1_250"}, {"cohort.age", "61"}});
  EXPECT_EQ(t.treatments[0].costs[0].amount.numbers[0].second.value, 1250);
  EXPECT_EQ(t.cohort.age.numbers[0].second.value, 61);
  EXPECT_EQ(t.cohort.pain.numbers[0].second.value, 60);
  EXPECT_EQ(t.simulation.report_at.size(), 5u);
}

TEST(Overrides, AreWrittenAsInAScenario) {
  const std::string text =
      with("class = \"conservative\"", "class = \"conservative\"\nassess_at = \"6 weeks\"");
  for (const char* written : {"12 weeks", "\"12 weeks\""})
    EXPECT_DOUBLE_EQ(changed(text, {{"treatments.physio.assess_at", written}}).treatments[0].assess_at.value,
                     12 * 7 / 365.25);
  const Overridden bare = with_overrides(scenario_of(text), Overrides{{"treatments.physio.assess_at", "12"}});
  EXPECT_NE(text_of(bare.wrong).find("a number without a unit"), std::string::npos);
}

TEST(Overrides, OfTheWrongKindNameKeyRangeAndTheNearestKey) {
  EXPECT_EQ(wrong({{"utility.at_no_pain", "1.5"}}),
            ": utility.at_no_pain: 1.5 is out of range; allowed: -1 to 1 (utility)\n");
  EXPECT_EQ(wrong({{"utility.at_no_pian", "0.5"}}),
            ": utility.at_no_pian: is not a parameter of the scenario; did you mean utility.at_no_pain?\n");
  EXPECT_NE(wrong({{"at_no_pain", "0.5"}}).find("did you mean utility.at_no_pain?"), std::string::npos);
  EXPECT_NE(wrong({{"utility.at_no_pain", "high"}}).find("expected a number, found text"), std::string::npos);
  EXPECT_NE(wrong({{"utility.at_no_pain", ""}}).find("expected a number"), std::string::npos);
  EXPECT_NE(wrong({{"utility.at_no_pain", "inf"}}).find("allowed: -1 to 1"), std::string::npos);
  EXPECT_NE(wrong({{"cohort.age", "50"}, {"cohort.age", "51"}}).find("is set twice"), std::string::npos);
}

TEST(Overrides, ThatDoNotFitTheScenarioAreItsErrors) {
  const Scenario s = scenario_of(std::string(small_scenario));
  const Overridden curve =
      with_overrides(s, Overrides{{"treatments.physio.response.3 months.relief_50", "0.6"}});
  EXPECT_EQ(text_of(curve.wrong), "");
  EXPECT_EQ(text_of(curve.errors),
            ": treatments.physio.response: its numbers do not fit together with "
            "treatments.physio.response.3 months.relief_50 = 0.6; allowed: values that go with the others of "
            "the scenario\n");
  EXPECT_FALSE(curve.scenario);
}

TEST(Overrides, MakeAParameterCertainAndLeaveTheOthersAsTheyAre) {
  const std::string uncertain =
      "{ value = 0.9, uncertainty = { low = 0.8, high = 0.95 }, source = \"trial\" }";
  std::string text = with("at_no_pain = 0.9", "at_no_pain = " + uncertain);
  text.replace(text.find("amount = 1000"), 13,
               "amount = { value = 1000, uncertainty = { low = 900, high = 1100 } }");
  const Scenario t = changed(text, {{"utility.at_no_pain", "0.85"}});
  const Parameter& set = parameter_of(t, "utility.at_no_pain");
  EXPECT_FALSE(set.uncertainty);
  EXPECT_EQ(set.source.text, "");
  EXPECT_EQ(set.note, "set on the command line");
  EXPECT_TRUE(parameter_of(t, "treatments.physio.costs.sessions.amount").uncertainty);
}

TEST(Overrides, OfAShareMakeTheWholeMixCertain) {
  const std::string text = with("conditions = { degenerative_disc = 0.6, facet_arthropathy = 0.4 }",
                                "conditions = { disc = { value = 0.5, uncertainty = { low = 0.4, high = 0.6 "
                                "} }, facet = { value = 0.3, uncertainty = { low = 0.2, high = 0.4 } }, "
                                "sacroiliac = 0.2 }");
  const Scenario t = changed(text, {{"cohort.conditions.disc", "0.75"}});
  EXPECT_NEAR(t.cohort.conditions[1].probability.value, 0.15, 1e-15);
  EXPECT_NEAR(t.cohort.conditions[2].probability.value, 0.10, 1e-15);
  for (const Share& share : t.cohort.conditions) EXPECT_FALSE(share.probability.uncertainty);
}

TEST(Overrides, TakeAParameterOutOfItsCorrelations) {
  std::string text =
      with("at_no_pain = 0.9", "at_no_pain = { value = 0.9, uncertainty = { low = 0.8, high = 0.95 } }");
  text.replace(text.find("amount = 1000"), 13,
               "amount = { value = 1000, uncertainty = { low = 900, high = 1100 } }");
  text +=
      "[[uncertainty.correlation]]\nparameters = [\"utility.at_no_pain\", "
      "\"treatments.physio.costs.sessions.amount\"]\nmatrix = [[1, 0.5], [0.5, 1]]\n";
  EXPECT_EQ(changed(text, {{"cohort.age", "61"}}).uncertainty.correlation.size(), 1u);
  EXPECT_TRUE(changed(text, {{"utility.at_no_pain", "0.85"}}).uncertainty.correlation.empty());
}

TEST(Overrides, TakeAParameterOutOfTheGroupsOfADecision) {
  std::string text =
      with("at_no_pain = 0.9", "at_no_pain = { value = 0.9, uncertainty = { low = 0.8, high = 0.95 } }");
  text.replace(text.find("amount = 1000"), 13,
               "amount = { value = 1000, uncertainty = { low = 900, high = 1100 } }");
  text += "[decision.groups]\nutility = [\"utility.*\"]\nboth = [\"utility.*\", \"treatments.*\"]\n";
  const Scenario t = changed(text, {{"utility.at_no_pain", "0.85"}});
  ASSERT_EQ(t.decision.groups.size(), 1u);
  EXPECT_EQ(t.decision.groups[0].first.text, "both");
  ASSERT_EQ(t.decision.groups[0].second.size(), 1u);
  EXPECT_EQ(t.decision.groups[0].second[0].text, "treatments.*");
}

TEST(Overrides, TakeAParameterOutOfTrials) {
  std::string text =
      with("at_no_pain = 0.9", "at_no_pain = { value = 0.9, uncertainty = { low = 0.8, high = 0.95 } }");
  text.replace(text.find("amount = 1000"), 13,
               "amount = { value = 1000, uncertainty = { low = 900, high = 1100 } }");
  text += "[decision]\npopulation = 10\nyears = 1\ngroups = { utility = [\"utility.*\"] }\n";
  for (const char* subject :
       {"one]\ngroup = \"utility\"", "two]\nparameters = [\"utility.*\"]", "three]\nparameters = [\"*\"]"})
    text += std::string("[decision.trials.") + subject +
            "\nsizes = [5]\nprior_n_of = { \"utility.*\" = 9, \"*\" = 8 }\nfixed_cost = 0\ncost_per_patient "
            "= 0\n";
  const Scenario t = changed(text, {{"utility.at_no_pain", "0.85"}});
  ASSERT_EQ(t.decision.trials.size(), 1u);
  EXPECT_EQ(t.decision.trials[0].name.text, "three");
  ASSERT_EQ(t.decision.trials[0].prior_n_of.size(), 1u);
  EXPECT_EQ(t.decision.trials[0].prior_n_of[0].first.text, "*");
  EXPECT_EQ(changed(text, {{"decision.trials.one.fixed_cost", "7"}}).decision.trials[0].fixed_cost.value, 7);
}

TEST(Overrides, MakeAnAmountThatVariesTheSameForAll) {
  const std::string text = with("amount = 1000", "amount = { dist = \"gamma\", mean = 1000, sd = 300 }");
  const Scenario t = changed(text, {{"treatments.physio.costs.sessions.amount", "800"}});
  EXPECT_EQ(t.treatments[0].costs[0].amount.shape, shape_of<Fixed>);
  EXPECT_EQ(t.treatments[0].costs[0].amount.numbers[0].second.value, 800);
  EXPECT_EQ(changed(text, {{"treatments.physio.costs.sessions.amount.sd", "100"}})
                .treatments[0]
                .costs[0]
                .amount.numbers[1]
                .second.value,
            100);
}

TEST(Overrides, OfTheHorizonMoveTheReportTimes) {
  const Scenario longer = changed(std::string(small_scenario), {{"simulation.horizon", "10 years"}});
  EXPECT_EQ(longer.simulation.report_at.size(), 6u);  // 5 years too
  const std::string own =
      with("horizon = \"2 years\"", "horizon = \"2 years\"\nreport_at = [\"1 month\", \"2 years\"]");
  const Scenario shorter = changed(own, {{"simulation.horizon", "1 year"}});
  ASSERT_EQ(shorter.simulation.report_at.size(), 1u);
  EXPECT_EQ(shorter.simulation.report_at[0].first.text, "1 month");
}

TEST(Overrides, OfTheHorizonMoveTheTimesAfterAFirstCourse) {
  const Scenario usual = changed(std::string(small_scenario), {{"simulation.horizon", "6 months"}});
  ASSERT_EQ(usual.simulation.follow_up.size(), 1u);  // not at 12 months
  EXPECT_EQ(usual.simulation.follow_up[0].first.text, "3 months");
  const std::string own = with("horizon", "follow_up = [\"1 month\", \"2 years\"]\nhorizon");
  const Scenario shorter = changed(own, {{"simulation.horizon", "1 year"}});
  ASSERT_EQ(shorter.simulation.follow_up.size(), 1u);
  EXPECT_EQ(shorter.simulation.follow_up[0].first.text, "1 month");
}

TEST(Overrides, AreWarnedOfWhereTheScenarioAsReadIsNot) {
  const Overridden short_run =
      with_overrides(scenario_of(std::string(small_scenario)), Overrides{{"simulation.horizon", "2 weeks"}});
  EXPECT_EQ(text_of(short_run.warnings),
            ": simulation.report_at: no report time within the horizon of 2 weeks: relief is not reported; "
            "allowed: "
            "at least one time up to simulation.horizon\n");
  const std::string odd = with("pain = 60", "pain = 6");
  EXPECT_TRUE(with_overrides(scenario_of(odd), Overrides{{"cohort.age", "60"}}).warnings.empty());
}

TEST(Overrides, AreCheckedByTheRulesOfTheWholeScenario) {
  const std::string text = with("[utility]",
                                "[budget]\npopulation = 1000\neligible = 0.1\nyears = 1\n"
                                "current = { physio_only = 1 }\nnew = { physio_only = 1 }\n[utility]");
  const Overridden mix = with_overrides(scenario_of(text), Overrides{{"budget.current.physio_only", "0.5"}});
  EXPECT_NE(text_of(mix.errors).find("shares of year 1 sum to 0.5"), std::string::npos);
  EXPECT_EQ(changed(text, {{"budget.population", "2000"}}).budget->population.value, 2000);
}

}  // namespace
}  // namespace spinepath::scenario
