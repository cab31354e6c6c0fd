#include "sim/scenario/read/form.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

TEST(ReadForm, optional_keys_take_the_defaults_of_the_format) {
  const Scenario s = scenario_of(std::string(small_scenario));
  const Treatment& t = s.treatments[0];
  EXPECT_EQ(s.simulation.seed, 1);
  EXPECT_EQ(s.simulation.response_correlation.value, 0);
  EXPECT_EQ(s.cohort.female.value, 0.5);
  EXPECT_EQ(t.assess_at.value, 0.25);
  EXPECT_EQ(t.max_courses, 1);
  EXPECT_EQ(t.repeat_effect.value, 1);
  EXPECT_EQ(t.workup.confirms.value, 1);  // of a table that is not there
  EXPECT_EQ(s.coverage.coinsurance.value, 0);
  EXPECT_TRUE(t.costs[0].covered);
  EXPECT_EQ(s.pathways[0].success.value, 50);
  EXPECT_EQ(s.pathways[0].steps[0].accept.value, 1);
}

TEST(ReadForm, defaults_have_no_path_and_what_is_written_has) {
  const Scenario s = scenario_of(std::string(small_scenario));
  EXPECT_EQ(s.cohort.female.path, "");
  EXPECT_EQ(s.simulation.horizon.path, "simulation.horizon");
  EXPECT_EQ(s.treatments[0].costs[0].amount.path, "treatments.physio.costs.sessions.amount");
}

TEST(ReadForm, treatments_conditions_and_sources_keep_the_order_of_the_file) {
  const Scenario s = scenario_of(with("[[pathways]]",
                                      "[treatments.zebra]\nclass = \"surgery\"\n"
                                      "[treatments.ant]\nclass = \"injection\"\n[[pathways]]"));
  ASSERT_EQ(s.treatments.size(), 3u);
  EXPECT_EQ(s.treatments[1].name.text, "zebra");
  EXPECT_EQ(s.treatments[1].treatment_class, TreatmentClass::surgery);
  EXPECT_EQ(s.treatments[2].treatment_class, TreatmentClass::injection);
  EXPECT_EQ(s.cohort.conditions[0].name.text, "degenerative_disc");
}

TEST(ReadForm, each_choice_of_when_is_its_own) {
  for (std::size_t i = 0; i < when_names.size(); ++i) {
    const std::string flow = static_cast<When>(i) == When::per_year ? "\nuntil = \"end\"" : "";
    const Scenario s =
        scenario_of(with("when = \"course\"", "when = \"" + std::string(when_names[i]) + "\"" + flow));
    EXPECT_EQ(s.treatments[0].costs[0].when, static_cast<When>(i));
  }
  EXPECT_EQ(when_names[static_cast<std::size_t>(When::per_year)], "per year");
  EXPECT_EQ(class_names[static_cast<std::size_t>(TreatmentClass::surgery)], "surgery");
}

TEST(ReadForm, knots_are_put_in_order_of_time) {
  const Scenario s =
      scenario_of(with("{ \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }",
                       "{ \"1 year\" = { mean = 20 }, \"6 weeks\" = { mean = 30, sd = 25 } }"));
  const auto& knots = s.treatments[0].measured.response->knots;
  ASSERT_EQ(knots.size(), 2u);
  EXPECT_LT(knots[0].time, knots[1].time);
  EXPECT_EQ(knots[0].mean->value, 30);
}

TEST(ReadForm, a_whole_number_may_be_written_as_a_float) {
  EXPECT_EQ(scenario_of(with("horizon", "patients = 1e6\nhorizon")).simulation.patients, 1'000'000);
}

/// n adverse events named a0, a1, …
std::string with_events(std::size_t n) {
  std::string events = "adverse_events = [\n";
  for (std::size_t i = 0; i < n; ++i)
    events += "{ name = \"a" + std::to_string(i) + "\", probability = 0.1 },\n";
  return with("class = \"conservative\"\n", "class = \"conservative\"\n" + events + "]\n");
}

TEST(ReadForm, a_list_has_at_most_1000_entries) {
  EXPECT_EQ(scenario_of(with_events(1000)).treatments[0].adverse_events.size(), 1000u);
  const Reading reading = read_scenario_text(with_events(1001), "many.toml");
  EXPECT_EQ(errors_of(reading),
            "many.toml:1022:1: treatments.physio.adverse_events: has 1001 entries; allowed: at most 1000\n");
}

TEST(ReadForm, a_table_by_name_has_at_most_1000_entries) {
  std::string treatments;
  for (int i = 0; i < 1000; ++i)
    treatments += "[treatments.t" + std::to_string(i) + "]\nclass = \"injection\"\n";
  const Reading reading = read_scenario_text(with("[[pathways]]", treatments + "[[pathways]]"), "many.toml");
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].key, "treatments");
  EXPECT_EQ(reading.errors[0].problem, "has 1001 entries");
}

TEST(ReadForm, what_cannot_be_read_is_told_once_and_starts_no_chain_of_complaints) {
  const char* single_mistakes[][2] = {{"degenerative_disc = 0.6", "degenerative_disc = \"0.6\""},
                                      {"\"2 years\"", "2"},
                                      {"relief_50 = 0.3", "relief_50 = 1.3"},
                                      {"class = \"conservative\"", "class = 1"},
                                      {"at_no_pain = 0.9", "at_no_pain = \"good\""},
                                      {"{ treatment = \"physio\" }", "{ treatment = 1 }"}};
  for (const auto& [from, to] : single_mistakes)
    EXPECT_EQ(read_scenario_text(with(from, to)).errors.size(), 1u) << to;
}

}  // namespace
}  // namespace spinepath::scenario
