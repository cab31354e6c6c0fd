#include "sim/scenario/format/new_scenario.h"

#include <span>
#include <string_view>

#include <fmt/format.h>

#include "sim/scenario/format/format.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view template_text =
    R"toml(# A starter scenario. Every number is made up: replace it, and name its origin in `source`.
schema = 2
title = "Physiotherapy, then an injection?"
description = "Does a steroid injection help patients after unsuccessful physiotherapy?"
currency = "USD"
price_year = 2024
# use = ["library/treatments.toml"]     # tables of other files; keys given here have priority

[simulation]
patients = 100_000
horizon = "5 years"                     # times have a unit: days, weeks, months, years
report_at = ["3 months", "12 months", "5 years"]
follow_up = ["3 months", "12 months"]   # after a treatment's first course: relief of those treated
discount_costs = 0.03                   # per year
discount_qalys = 0.03
response_correlation = 0.2              # correlation of responses to different treatments

[cohort]
size = 10_000                           # number of people to which totals are projected
age = { dist = "normal", mean = 50, sd = 12, min = 18, max = 85 }       # varies between patients
female = 0.55
pain = { dist = "normal", mean = 60, sd = 15, min = 20, max = 100 }     # VAS, 0 to 100
conditions = { degenerative_disc = 0.6, facet_arthropathy = 0.4 }       # shares, sum 1
severity = { mild = 0.3, moderate = 0.5, severe = 0.2 }
flags = { insured = 0.9 }               # without a flag of this name all patients are insured

# [mortality]
# life_table = "library/us_life_table_2022.csv"     # without it nobody dies of other causes

[utility]                               # quality of life: at_no_pain + per_pain_point * pain
at_no_pain = 0.9
per_pain_point = -0.004

[coverage]
coinsurance = 0.2                       # share of covered items that insured patients pay

[sources.guess]
citation = "Made up for this starter scenario"
design = "assumption"

[natural_course]                        # what happens without any treatment, from entry
persistence = 0.5                       # how much of a patient's standing lasts; the rest are good and bad times
spacing = "3 months"                    # good and bad times change at least so often
curve = { "6 weeks" = { mean = 10, sd = 22 }, "12 months" = { mean = 20, sd = 27 } }     # percent of baseline pain

[contexts.needle]                       # what a procedure with a needle does, whatever is injected
"6 weeks" = { mean = 10, sd = 12 }
"12 months" = { mean = 0 }

[treatments.physiotherapy]
label = "Physiotherapy"
class = "conservative"                  # ALL_CLASSES
assess_at = "3 months"
[treatments.physiotherapy.response]     # patients as they were seen: shares with at least 30 % and 50 % less pain
"3 months"  = { relief_30 = 0.50, relief_50 = 0.26 }
"12 months" = { relief_30 = 0.55, relief_50 = 0.30 }
[[treatments.physiotherapy.costs]]
item = "twelve sessions"
amount = { dist = "triangular", low = 600, mode = 1000, high = 2000, source = "guess" }
when = "course"                         # ALL_TIMINGS

[treatments.steroid_injection]
label = "Epidural steroid injection"
class = "injection"
assess_at = "6 weeks"
max_courses = 3                         # repeated when relief is lost after a success
eligible = { age = [18, 80], severity = ["moderate", "severe"], pain_above = 30 }    # waits until pain is above 30
context = "needle"
durability = { median = "4 months" }    # time from the last knot to relapse
[treatments.steroid_injection.specific_effect]      # difference from sham; `effect`: from untreated patients
"6 weeks" = { mean = { value = 12, uncertainty = { low = 4, high = 20 }, source = "guess" } }
[[treatments.steroid_injection.costs]]
item = "injection"
amount = 900
when = "course"
[[treatments.steroid_injection.adverse_events]]
name = "headache"
probability = 0.02
cost = 150
qaly_loss = 0.001

[[pathways]]
name = "physiotherapy_alone"
steps = [{ treatment = "physiotherapy" }]

[[pathways]]
name = "physiotherapy_then_injection"
lost_below = 30                         # a success of 50 % is lost when relief falls below 30 %
steps = [
  { treatment = "physiotherapy" },
  { treatment = "steroid_injection", wait = { dist = "uniform", low = "1 week", high = "6 weeks" }, accept = 0.8 },
]
)toml";

void fill(std::string& scenario, std::string_view blank, std::span<const std::string_view> names) {
  scenario.replace(scenario.find(blank), blank.size(), fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace

std::string starter_scenario() {
  std::string scenario(template_text);
  fill(scenario, "ALL_CLASSES", class_names);
  fill(scenario, "ALL_TIMINGS", when_names);
  return scenario;
}

}  // namespace spinepath::scenario
