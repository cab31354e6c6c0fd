// FourWays: the scenario that all benchmarks walk through, and its first patients at each stage of their way:
// drawn, walked, valued.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "sim/engine/cohort.h"
#include "sim/engine/results.h"
#include "sim/engine/value.h"
#include "sim/engine/walk.h"
#include "sim/scenario/compile.h"
#include "sim/scenario/read.h"

namespace spinepath::bench {

inline const std::string four_ways_file = SPINEPATH_ROOT "/scenarios/four_ways.toml";
inline constexpr std::uint64_t seed = 1;

struct FourWays {
  scenario::Scenario scenario = scenario::read_scenario(four_ways_file).scenario.value();
  CareModel model = scenario::compile(scenario);
  Layout layout{model};

  std::vector<Patient> patients(std::uint64_t count) const {
    std::vector<Patient> patients;
    for (std::uint64_t i = 0; i < count; ++i)
      patients.push_back(draw_patient(model.population, Chance(seed, i)));
    return patients;
  }

  std::vector<History> histories(const std::vector<Patient>& patients, std::size_t pathway) const {
    std::vector<History> histories(patients.size());
    for (std::size_t i = 0; i < patients.size(); ++i)
      walk(model, model.pathways[pathway], patients[i], Chance(seed, i), histories[i]);
    return histories;
  }

  /// The part of a patient's array that is a pathway's.
  std::span<double> part(std::span<double> outcomes, std::size_t pathway) const {
    const bool last = pathway + 1 == model.pathways.size();
    const std::size_t begin = layout.begin(pathway), end = last ? layout.size() : layout.begin(pathway + 1);
    return outcomes.subspan(begin, end - begin);
  }

  /// What a whole run says of as many patients.
  Results results(std::uint64_t count) const {
    return summarise(model, *run(model, {.patients = count, .seed = seed, .threads = 1}, {}));
  }
  static const OutcomeRow& row(const Results& results, Outcome outcome, std::size_t pathway) {
    return *results.find(pathway, {.outcome = outcome});
  }
};

inline bool nearly_equal(double a, double b) { return std::abs(a - b) <= 1e-9 * std::abs(b); }

}  // namespace spinepath::bench
