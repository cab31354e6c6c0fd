#include "sim/scenario/merge/inheritance.h"

#include <algorithm>

#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"

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
  EXPECT_TRUE(copy.measured.response);
  EXPECT_EQ(copy.costs.size(), 1u);
}

TEST(Alike, patients_fare_the_same_and_pay_the_other_price) {
  const CareModel m = compile(with_treatments(abroad, {"abroad"}));
  const spinepath::Treatment &home = m.treatments[0], &other = m.treatments[1];
  EXPECT_EQ(home.stream, other.stream);
  ASSERT_EQ(home.layers.size(), other.layers.size());
  EXPECT_EQ(home.layers[0].layer.knots[0].constant, other.layers[0].layer.knots[0].constant);
  EXPECT_EQ(home.costs[0].amount.quantile(0.5), 1000);
  EXPECT_EQ(other.costs[0].amount.quantile(0.5), 400);
}

TEST(Alike, an_effect_takes_the_place_of_the_response_of_the_other) {
  const Scenario s = with_treatments(
      "[treatments.gentle]\nlike = \"physio\"\neffect = { \"6 weeks\" = { mean = 5 } }\n", {"gentle"});
  EXPECT_TRUE(s.treatments[0].measured.response);
  EXPECT_FALSE(s.treatments[1].measured.response);
  EXPECT_EQ(s.treatments[1].measured.effect->knots.size(), 1u);
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
    EXPECT_EQ(treatment.measured.response->knots[0].relief_50->value, 0.1);
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
                          "response = \"little\"\nvariants.claim.response = \"little\"");
  text += "[curves.little]\n\"3 months\" = { mean = 10, sd = 20 }\n[natural_course]\ncurve = \"little\"\n";
  text += evidence_table;
  const Scenario s = scenario_of(text);
  EXPECT_EQ(s.treatments[0].measured.response->knots[0].mean->value, 10);
  EXPECT_EQ(s.treatments[0].variants[0].measured.response->knots[0].sd->value, 20);
  EXPECT_EQ(s.natural_course->curve->knots[0].mean->path, "curves.little.3 months.mean");
  std::vector<std::string> paths;
  for_each_parameter(s, [&](const Parameter& p, const Limits&) { paths.push_back(p.path); });
  EXPECT_EQ(std::ranges::count(paths, "curves.little.3 months.mean"), 1);
  EXPECT_EQ(std::ranges::count(paths, "treatments.physio.response.3 months.mean"), 0);
}

TEST(NamedCurves, of_an_unknown_name_are_refused_wherever_they_are_named) {
  const Reading reading = read_scenario_text(std::string(small_scenario) + R"([curves.little]
"3 months" = { mean = 10 }
[natural_course]
curve = "litle"
)",
                                             "x.toml");
  EXPECT_EQ(errors_of(reading),
            "x.toml:32:9: natural_course.curve: \"litle\" is not in [curves]; allowed: little; did you mean "
            "little?\n");
}

TEST(Alike, may_follow_another_evidence) {
  const Scenario s =
      with_treatments(std::string("[treatments.claimed]\nlike = \"physio\"\nevidence = \"claim\"\n"
                                  "variants.claim.response = { \"3 months\" = { mean = 70, sd = 10 } }\n")
                          .append(evidence_table),
                      {"claimed"});
  const CareModel m = compile(s);
  EXPECT_EQ(m.treatments[1].layers.back().layer.knots[0].constant, 70);
  EXPECT_NE(m.treatments[0].layers.back().layer.knots[0].constant, 70);
}

TEST(Alike, evidence_of_a_treatment_that_is_not_declared_is_refused_with_the_nearest_name) {
  const Reading reading = read_scenario_text(
      with("[[pathways]]", "[treatments.other]\nlike = \"physio\"\nevidence = \"claimd\"\n[[pathways]]")
          .append(evidence_table));
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].key, "treatments.other.evidence");
  EXPECT_EQ(reading.errors[0].suggestion, "claim");
}

}  // namespace
}  // namespace spinepath::scenario
