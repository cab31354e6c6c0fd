#include "sim/scenario/merge/inheritance.h"

#include <algorithm>

#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/models.h"

namespace spinepath::scenario {
namespace {

/// The small scenario with treatments added, and a pathway of each of these names.
Scenario with_treatments(std::string_view treatments, const std::vector<std::string>& pathways) {
  std::string text = with("[[pathways]]", std::string(treatments) + "[[pathways]]");
  for (const std::string& name : pathways)
    text += "[[pathways]]\nname = \"" + name + "\"\nsteps = [{ treatment = \"" + name + "\" }]\n";
  return scenario_of(text);
}

constexpr std::string_view abroad = R"([treatments.abroad]
like = "physio"
costs = [{ item = "sessions", amount = 400, when = "course" }]
)";

TEST(Alike, has_what_it_does_not_say_itself_except_the_label) {
  std::string text = with("[[pathways]]", std::string(abroad) + "assess_at = \"1 year\"\n[[pathways]]");
  constexpr std::string_view physio = "[treatments.physio]\n";
  text.insert(text.find(physio) + physio.size(),
              "label = \"Exercise\"\nassess_at = \"6 weeks\"\nmax_courses = 2\n");
  const Treatment copy = scenario_of(text).treatments.at(1);
  EXPECT_EQ(copy.name.text, "abroad");
  EXPECT_EQ(copy.label, "");
  EXPECT_EQ(copy.assess_at.value, 1);
  EXPECT_EQ(copy.max_courses, 2);
  EXPECT_EQ(copy.treatment_class, TreatmentClass::conservative);
  EXPECT_TRUE(copy.response);
  EXPECT_EQ(copy.costs.size(), 1u);
}

TEST(Alike, patients_fare_the_same_and_pay_the_other_price) {
  const CareModel m = compile(with_treatments(abroad, {"abroad"}));
  const Results results = test::simulate(m, 2000);
  for (const Outcome outcome : {Outcome::relief_30, Outcome::relief_50, Outcome::relief})
    EXPECT_EQ(test::mean(results, test::at(outcome, 1), 0), test::mean(results, test::at(outcome, 1), 1));
  const auto spend = test::over_horizon(Outcome::spend, static_cast<int>(View::patient));
  EXPECT_DOUBLE_EQ(test::mean(results, spend, 0), 1000);
  EXPECT_DOUBLE_EQ(test::mean(results, spend, 1), 400);
}

TEST(Alike, may_be_like_one_that_is_like_another) {
  const Scenario s = with_treatments(
      std::string("[treatments.third]\nlike = \"abroad\"\nmax_courses = 2\n").append(abroad), {"third"});
  const Treatment& third = s.treatments[1];
  EXPECT_EQ(third.name.text, "third");
  EXPECT_EQ(third.costs[0].amount.numbers[0].second.value, 400);
  EXPECT_EQ(third.original, "physio");
}

TEST(Alike, what_is_taken_over_stays_one_parameter) {
  Scenario s = with_treatments(abroad, {"abroad"});
  std::vector<std::string> paths;
  for_each_parameter(std::as_const(s), [&](const Parameter& p, const Limits&) { paths.push_back(p.path); });
  EXPECT_EQ(std::ranges::count(paths, "treatments.physio.response.3 months.relief_50"), 1);
  EXPECT_EQ(std::ranges::count(paths, "treatments.abroad.response.3 months.relief_50"), 0);
  EXPECT_EQ(std::ranges::count(paths, "treatments.abroad.costs.sessions.amount"), 1);
  for_each_parameter(s, [](Parameter& p, const Limits&) {
    if (p.path == "treatments.physio.response.3 months.relief_50") p.value = 0.1;
  });
  for (const Treatment& treatment : s.treatments)
    EXPECT_EQ(treatment.response->knots[0].relief_50->value, 0.1);
}

TEST(Alike, patients_fare_the_same_also_where_the_original_has_been_taken_out) {
  Scenario s = with_treatments(abroad, {"abroad"});
  const std::uint64_t stream = compile(s).treatments[0].stream;
  s.treatments.erase(s.treatments.begin());
  s.pathways.erase(s.pathways.begin());
  EXPECT_EQ(compile(s).treatments[0].stream, stream);
}

TEST(NamedCurves, stand_for_their_knots_and_stay_one_parameter) {
  std::string text = with("response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }",
                          "response = \"little\"\nresponse_variants.claim = \"little\"");
  text += "[curves.little]\n\"3 months\" = { mean = 10, sd = 20 }\n";
  const Scenario s = scenario_of(text);
  EXPECT_EQ(s.treatments[0].response->knots[0].mean->value, 10);
  EXPECT_EQ(s.treatments[0].response_variants[0].second.knots[0].sd->value, 20);
  std::vector<std::string> paths;
  for_each_parameter(s, [&](const Parameter& p, const Limits&) { paths.push_back(p.path); });
  EXPECT_EQ(std::ranges::count(paths, "curves.little.3 months.mean"), 1);
  EXPECT_EQ(std::ranges::count(paths, "treatments.physio.response.3 months.mean"), 0);
}

TEST(Alike, may_follow_another_evidence) {
  const Scenario s = with_treatments(
      "[treatments.claimed]\nlike = \"physio\"\nevidence = "
      "\"claim\"\n[treatments.claimed.response_variants]\nclaim = { \"3 months\" = { "
      "mean = 70, sd = 10 } }\n",
      {"claimed"});
  const CareModel m = compile(s);
  EXPECT_EQ(m.treatments[1].curves.back().curve[0].relief.mean, 70);
  EXPECT_NE(m.treatments[0].curves.back().curve[0].relief.mean, 70);
}

TEST(Alike, evidence_of_a_treatment_that_nobody_offers_is_a_warning_with_the_nearest_variant) {
  const Reading reading =
      read_scenario_text(with("[[pathways]]",
                              "[treatments.other]\nlike = \"physio\"\nevidence = "
                              "\"claimd\"\n[treatments.other.response_variants]\nclaim = { \"3 months\" "
                              "= { mean = 70 } }\n[[pathways]]"));
  ASSERT_EQ(reading.warnings.size(), 1u);
  EXPECT_EQ(reading.warnings[0].key, "treatments.other.evidence");
  EXPECT_EQ(reading.warnings[0].suggestion, "claim");
}

}  // namespace
}  // namespace spinepath::scenario
