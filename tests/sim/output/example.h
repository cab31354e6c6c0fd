// A small scenario in which everything happens that output has words for, and its run.
#pragma once
#include <stdexcept>
#include <string>

#include "sim/engine/run/results.h"
#include "sim/output/run/console.h"
#include "sim/output/run/record.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

namespace spinepath::test {

inline constexpr const char* example_text = R"(
schema = 2
title = "An example"
description = "Everything that output has words for."
currency = "USD"
price_year = 2024
[simulation]
patients = 1000
horizon = "3 years"
report_at = ["6 weeks", "12 months", "24 months"]
discount_costs = 0.03
discount_qalys = 0.03
response_correlation = 0.3
[cohort]
size = 5000
age = { dist = "normal", mean = 55, sd = 15, min = 18, max = 90 }
female = 0.6
pain = { dist = "normal", mean = 60, sd = 15, min = 20, max = 100 }
conditions = { disc = 0.7, facet = 0.3 }
severity = { mild = 0.2, moderate = 0.5, severe = 0.3 }
flags = { insured = 0.8, recent_mri = 0.5 }
[utility]
at_no_pain = 0.9
per_pain_point = -0.004
[background]
health_care = { base = 500, per_pain_point = 5 }
lost_production = { per_pain_point = 20 }
day_off_work = 200
[coverage]
coinsurance = { value = 0.2, uncertainty = { dist = "beta", n = 50 }, source = "plan" }
[sources.plan]
citation = "Benefits, \"silver\" plan"
design = "fee-schedule"
url = "https://example.org"
[treatments.exercise]
class = "conservative"
[treatments.exercise.response]
"6 weeks" = { relief_30 = 0.4, relief_50 = 0.25 }
[[treatments.exercise.costs]]
item = "sessions"
amount = { dist = "uniform", low = 500, high = 900 }
when = "course"
[treatments.cells]
label = "Cells"
class = "regenerative"
assess_at = "6 months"
max_courses = 2
repeat_wait = "3 months"
repeat_discount = 0.1
eligible = { conditions = ["disc"], age = [20, 80], requires = ["recent_mri"] }
workup = { confirms = 0.9 }
recovery = { days_off_work = 2, qaly_loss = 0.001 }
durability = { median = "8 months" }
response."3 months" = { relief_30 = 0.6, relief_50 = 0.45 }
[[treatments.cells.costs]]
item = "injection"
amount = 5000
when = "course"
covered = false
[[treatments.cells.adverse_events]]
name = "discitis, early"
probability = 0.05
cost = 10000
[[treatments.cells.endpoints]]
name = "bulge reduced"
probability = 0.6
after = "6 months"
[treatments.fusion]
class = "surgery"
assess_at = "12 months"
response."6 months" = { relief_30 = 0.7, relief_50 = 0.5 }
[[treatments.fusion.costs]]
item = "hospital"
amount = { dist = "gamma", mean = 60000, sd = 20000 }
when = "first course"
[[treatments.fusion.costs]]
item = "implant checks"
amount = 150
when = "per year"
until = "next course"
[[treatments.fusion.adverse_events]]
name = "infection"
probability = 0.1
cost = 8000
qaly_loss = 0.02
death = 0.5
[[treatments.fusion.late_events]]
name = "reoperation"
rate_per_year = 0.1
cost = 30000
ends_relief = true
[[pathways]]
name = "usual"
steps = [{ treatment = "exercise" }]
[[pathways]]
name = "ladder_with_cells"
label = "Exercise, cells, fusion"
steps = [
  { treatment = "exercise" },
  { treatment = "cells", accept = 0.7, wait = { dist = "uniform", low = "2 weeks", high = "8 weeks" } },
  { treatment = "fusion", accept = 0.4, wait = "3 months" },
]
[[pathways]]
name = "nothing"
steps = []
)";

inline scenario::Scenario scenario_of(const std::string& text) {
  scenario::Reading reading = scenario::read_scenario_text(text);
  if (!reading.scenario) throw std::runtime_error(to_text(reading.errors.front(), reading.files));
  return *std::move(reading.scenario);
}

/// The example, or another scenario, run.
struct Example {
  explicit Example(std::uint64_t patients = 1000, int threads = 1, const std::string& text = example_text)
      : scenario(scenario_of(text)),
        model(compile(scenario)),
        results(summarise(model, *run(model, {.patients = patients, .seed = 1, .threads = threads}, {}))),
        record{scenario,
               results,
               {.version = "1.2.3",
                .commit = "abc",
                .scenario_file = "example.toml",
                .scenario_hash = 255,
                .patients = patients,
                .seed = 1,
                .threads = threads,
                .wall_seconds = 0.5}} {}
  Example(const Example&) = delete;
  Example& operator=(const Example&) = delete;

  scenario::Scenario scenario;
  CareModel model;
  Results results;
  output::RunRecord record;
};

/// The heading and all tables.
inline std::string whole_report(const output::RunRecord& record, const output::Style& style) {
  const std::vector<std::string> all{std::string(output::all_tables)};
  return console_heading(record, style) + console_tables(record, all, style);
}

}  // namespace spinepath::test
