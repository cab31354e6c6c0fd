#include "sim/output/run/never_happened.h"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/analysis/verify/unseen_events.h"
#include "sim/output/text/number.h"
#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::Example;

/// The example with some pieces of text replaced.
std::string example_with(const std::vector<std::pair<std::string, std::string>>& changes) {
  std::string text = test::example_text;
  for (const auto& [from, to] : changes) text.replace(text.find(from), from.size(), to);
  return text;
}

/// Warnings as text, a line each.
std::string warnings_of(const Example& example) {
  std::string text;
  for (const scenario::InputError& warning : never_happened(example.scenario, example.results))
    text += to_text(warning, {}) + "\n";
  return text;
}

/// "1,204 courses: at most 0.0025"
std::string bound_text(const Example& example, Outcome cases, int treatment, const std::string& one) {
  const double n = std::round(*example.results.find(1, {cases, treatment})->mean * 1000);
  return fmt::format("{}: at most {}", counted(static_cast<std::uint64_t>(n), one),
                     compact(upper_bound_of_none(n), 2));
}

/// What a course costs on average if the event is as likely as its bound; `cost`: of one event.
std::string cost_text(const Example& example, int treatment, double cost) {
  const double n = std::round(*example.results.find(1, {Outcome::courses, treatment})->mean * 1000);
  return compact(upper_bound_of_none(n) * cost, 3) + " USD per course at the bound\n";
}

TEST(NeverHappened, IsSilentWhereAllEventsHappened) { EXPECT_EQ(warnings_of(Example()), ""); }

TEST(NeverHappened, BoundsTheProbabilityByTheRuleOfThree) {
  EXPECT_NEAR(upper_bound_of_none(1), 0.95, 1e-12);
  EXPECT_NEAR(std::pow(1 - upper_bound_of_none(50), 50), 0.05, 1e-12);
  EXPECT_NEAR(upper_bound_of_none(1e9) * 1e9, -std::log(0.05), 1e-6);
}

TEST(NeverHappened, NamesAnAdverseEventWithItsBoundAndItsCost) {
  const Example example(1000, 1, example_with({{"probability = 0.05", "probability = 1e-5"}}));
  EXPECT_EQ(
      warnings_of(example),
      ":62:15: treatments.cells.adverse_events.\"discitis, early\".probability: never happened in " +
          bound_text(example, Outcome::courses, 1, "course") +
          " per course (95 % bound), declared: 0.00001; its average cost: 0.1 USD per course as declared, " +
          cost_text(example, 1, 1e4));
}

TEST(NeverHappened, NamesALateEventByItsRate) {
  const Example example(1000, 1, example_with({{"rate_per_year = 0.1", "rate_per_year = 1e-6"}}));
  EXPECT_EQ(warnings_of(example),
            ":89:17: treatments.fusion.late_events.reoperation.rate_per_year: never happened in " +
                bound_text(example, Outcome::courses, 2, "course") +
                " per course (95 % bound), declared: 0.000001 per year; its average cost: 0.03 USD per year "
                "after a course as declared, " +
                cost_text(example, 2, 3e4));
}

TEST(NeverHappened, NamesAnEndpointByThePatientsTreated) {
  const Example example(1000, 1, example_with({{"probability = 0.6", "probability = 1e-6"}}));
  EXPECT_EQ(warnings_of(example),
            ":66:15: treatments.cells.endpoints.\"bulge reduced\".probability: never happened in " +
                bound_text(example, Outcome::treated, 1, "treated patient") +
                " per patient (95 % bound), declared: 0.000001\n");
}

TEST(NeverHappened, HasOneWarningForAnEventInSeveralPathways) {
  const std::string text = example_with(
      {{"probability = 0.05", "probability = 1e-5"},
       {"name = \"nothing\"\nsteps = []", "name = \"cells_first\"\nsteps = [{ treatment = \"cells\" }]"}});
  const Example example(1000, 1, text);
  const auto warnings = never_happened(example.scenario, example.results);
  ASSERT_EQ(warnings.size(), 1u);
  const double n = std::round(*example.results.find(2, {Outcome::courses, 1})->mean * 1000);
  EXPECT_TRUE(test::has(warnings[0].problem, counted(static_cast<std::uint64_t>(n), "course")))
      << warnings[0].problem;  // the pathway with most of them
}

TEST(NeverHappened, IsSilentAboutWhatCouldNotHappen) {
  EXPECT_EQ(warnings_of(Example(1000, 1, example_with({{"probability = 0.05", "probability = 0"}}))), "");
  EXPECT_EQ(warnings_of(Example(1000, 1, example_with({{"after = \"6 months\"", "after = \"3 years\""}}))),
            "");  // the horizon
  EXPECT_EQ(warnings_of(Example(
                1000, 1, example_with({{"accept = 0.7", "accept = 0"}, {"accept = 0.4", "accept = 0"}}))),
            "");  // cells and fusion are given to nobody
}

}  // namespace
}  // namespace spinepath::output
