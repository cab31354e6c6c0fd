// A complete scenario in a few lines, and ways to change it; for the tests of this folder.
#pragma once
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "sim/scenario/read.h"

namespace spinepath::scenario {

inline constexpr std::string_view small_scenario = R"(schema = 2
currency = "USD"
price_year = 2024
[simulation]
horizon = "2 years"
discount_costs = 0.03
discount_qalys = 0.03
[cohort]
age = 50
pain = 60
conditions = { degenerative_disc = 0.6, facet_arthropathy = 0.4 }
[utility]
at_no_pain = 0.9
per_pain_point = -0.004
[sources.trial]
citation = "A trial"
doi = "10.1000/1"
design = "RCT"
[treatments.physio]
class = "conservative"
response = { "3 months" = { relief_30 = 0.5, relief_50 = 0.3 } }
[[treatments.physio.costs]]
item = "sessions"
amount = 1000
when = "course"
[[pathways]]
name = "physio_only"
steps = [{ treatment = "physio" }]
)";

/// The small scenario with one piece of text replaced.
inline std::string with(std::string_view old_text, std::string_view new_text) {
  std::string text(small_scenario);
  const std::size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return text.replace(at, old_text.size(), new_text);
}

/// Readings of the evidence that tests name, to be added to a scenario.
inline constexpr std::string_view evidence_table = R"([evidence]
controlled = "controlled trials"
observed = "treated arms"
claim = "a page"
clinic_claim = "clinics"
)";

/// All errors, a line each.
inline std::string errors_of(const Reading& reading) {
  std::string text;
  for (const InputError& error : reading.errors) text += to_text(error, reading.files) + "\n";
  return text;
}

/// The scenario of a text that must have no mistakes.
inline Scenario scenario_of(std::string text) {
  const Reading reading = read_scenario_text(std::move(text));
  EXPECT_EQ(errors_of(reading), "");
  return reading.scenario.value_or(Scenario{});
}

/// The small scenario with its age replaced, as read: a quantity.
inline Quantity age_written_as(std::string_view text) {
  return scenario_of(with("age = 50", std::string("age = ").append(text))).cohort.age;
}

}  // namespace spinepath::scenario
