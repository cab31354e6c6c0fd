// Known faults, one for each check: a scenario with a mistake in it, or a program that computes something wrong. And the
// scenario in which all checks pass without a fault.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/subject.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/format/quantity.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::verify::test {

inline const std::string sound_text = R"(schema = 2
title = "Everything that checks are about"
currency = "USD"
price_year = 2024
[simulation]
patients = 100_000
horizon = "4 years"
report_at = ["3 months", "12 months", "18 months", "36 months"]
discount_costs = 0.03
discount_qalys = [{ rate = 0.03 }, { rate = 0.02, from = "2 years" }]
response_correlation = 0.3
[cohort]
size = 5000
age = { dist = "normal", mean = 55, sd = 12, min = 20, max = 85 }
female = { value = 0.55, uncertainty = { dist = "beta", sd = 0.03 } }
pain = { dist = "normal", mean = 60, sd = 15, min = 25, max = 95 }
conditions = { disc = 0.6, facet = 0.4 }
flags = { insured = 0.8 }
[mortality]
life_table = ")" SPINEPATH_ROOT R"(/scenarios/library/us_life_table_2022.csv"
hazard_ratio = 1.5
[natural_course]
persistence = 0.5
curve = { "3 months" = { mean = { value = 15, uncertainty = { low = 10, high = 20 } }, sd = 25 }, "12 months" = { mean = 20, sd = 25 } }
[contexts.needle]
"3 months" = { mean = 6, sd = 6 }
[utility]
at_no_pain = { value = 0.9, uncertainty = { low = 0.86, high = 0.94 } }
per_pain_point = -0.004
[background]
health_care = { base = 500, per_pain_point = 5 }
lost_production = { base = 100, per_pain_point = 20 }
day_off_work = 200
[coverage]
coinsurance = 0.2
[treatments.drug]
class = "conservative"
stops_with_next = true
effect = { "3 months" = { mean = 8, sd = 10 } }
[[treatments.drug.costs]]
item = "tablets"
amount = 400
when = "per year"
until = "failure"
[treatments.injection]
class = "injection"
context = "needle"
max_courses = 2
repeat_wait = "1 month"
repeat_effect = 0.9
eligible = { conditions = ["disc"] }
specific_effect = { "3 months" = { mean = { value = 12, uncertainty = { low = 4, high = 20 } }, sd = 15 } }
durability = { median = "2 years" }
[[treatments.injection.costs]]
item = "injection"
amount = { value = 1500, uncertainty = { low = 1200, high = 1800 } }
when = "course"
[[treatments.injection.adverse_events]]
name = "headache"
probability = 0.1
cost = 100
qaly_loss = 0.002
[[treatments.injection.endpoints]]
name = "bulge reduced"
probability = 0.6
after = "6 months"
[treatments.surgery]
class = "surgery"
workup = { confirms = 0.8 }
recovery = { days_off_work = 40, qaly_loss = 0.02 }
effect = { "6 months" = { mean = 25, sd = 20 } }
[[treatments.surgery.costs]]
item = "hospital"
amount = { dist = "gamma", mean = 30000, sd = 8000 }
when = "first course"
covered = true
[[treatments.surgery.costs]]
item = "imaging"
amount = 500
when = "workup"
covered = false
[[treatments.surgery.adverse_events]]
name = "bleeding"
probability = 0.2
cost = 5000
qaly_loss = 0.05
death = 0.02
[[treatments.surgery.late_events]]
name = "reoperation"
rate_per_year = 0.08
cost = 20000
qaly_loss = 0.05
ends_relief = true
[[pathways]]
name = "drug_alone"
steps = [{ treatment = "drug" }]
[[pathways]]
name = "then_injection"
steps = [{ treatment = "drug" }, { treatment = "injection", accept = 0.8 }]
[[pathways]]
name = "then_surgery"
steps = [{ treatment = "drug" }, { treatment = "injection", accept = 0.8 }, { treatment = "surgery", accept = 0.6, wait = "1 month" }]
)";

/// In which all checks pass.
inline Scenario sound_scenario() {
  Scenario scenario = scenario::scenario_of(sound_text);
  scenario::for_each_parameter(
      scenario, [](scenario::Parameter& p, const scenario::Limits&) { p.source.text = "made_up"; });
  return scenario;
}

using ChangeScenario = std::function<void(Scenario&)>;
using ChangeProgram = std::function<void(Program&)>;

struct Fault {
  std::string words;
  ChangeScenario scenario = [](Scenario&) {};
  ChangeProgram program = [](Program&) {};
};

/// The engine is given another model than it should.
inline ChangeProgram simulating(const std::function<void(CareModel&)>& change) {
  return [change](Program& program) {
    program.simulate = [right = program.simulate, change](CareModel model, const RunOptions& options,
                                                          const KeepGoing& keep_going) {
      change(model);
      return right(model, options, keep_going);
    };
  };
}

/// The scenario is compiled to another model than it should be.
inline ChangeProgram compiling(const std::function<void(CareModel&)>& change) {
  return [change](Program& program) {
    program.compile = [right = program.compile, change](const Scenario& scenario) {
      CareModel model = right(scenario);
      change(model);
      return model;
    };
  };
}

/// Results are spoiled.
inline ChangeProgram spoiling(
    const std::function<void(Results&, const CareModel&, const RunOptions&)>& spoil) {
  return [spoil](Program& program) {
    program.simulate = [right = program.simulate, spoil](const CareModel& model, const RunOptions& options,
                                                         const KeepGoing& keep_going) {
      auto results = right(model, options, keep_going);
      if (results) spoil(*results, model, options);
      return results;
    };
  };
}

/// One kind of outcome is spoiled.
inline ChangeProgram spoiling(Outcome outcome, const std::function<double(double)>& wrong) {
  return spoiling([outcome, wrong](Results& results, const CareModel&, const RunOptions&) {
    for (OutcomeRow& row : results.outcomes)
      if (row.key.outcome == outcome && row.mean) row.mean = wrong(*row.mean);
  });
}

/// What one outcome is spoils another one, where both are there.
inline ChangeProgram leaking(Outcome from, Outcome to) {
  return spoiling([from, to](Results& results, const CareModel&, const RunOptions&) {
    double leaked = 0;
    for (const OutcomeRow& row : results.outcomes)
      if (row.key.outcome == from) leaked += row.mean.value_or(0);
    for (OutcomeRow& row : results.outcomes)
      if (row.key.outcome == to && row.mean) *row.mean += leaked;
  });
}

inline ChangeProgram deciding(const std::function<void(DecisionAt&)>& spoil) {
  return [spoil](Program& program) {
    program.decide = [right = program.decide, spoil](const PsaSample& sample,
                                                     const DecisionQuestion& question) {
      Decision decision = right(sample, question);
      for (auto* all : {&decision.thresholds, &decision.grid})
        for (DecisionAt& at : *all) spoil(at);
      return decision;
    };
  };
}

inline ChangeProgram drawing(const std::function<void(PsaSample&)>& spoil) {
  return [spoil](Program& program) {
    program.draw = [right = program.draw, spoil](const Scenario& scenario, const PsaOptions& options,
                                                 const KeepGoing& keep_going) {
      Psa psa = right(scenario, options, keep_going);
      spoil(psa.sample);
      return psa;
    };
  };
}

inline ChangeProgram ordering(const std::function<void(std::vector<FrontierRow>&)>& spoil) {
  return [spoil](Program& program) {
    program.frontier = [right = program.frontier, spoil](std::span<const Strategy> strategies) {
      std::vector<FrontierRow> rows = right(strategies);
      spoil(rows);
      return rows;
    };
  };
}

/// By the name of the check that is to catch it.
const std::map<std::string, Fault>& faults();

}  // namespace spinepath::verify::test
