// FourWays: the scenario that all benchmarks walk through, and its first patients at each stage of their way:
// drawn, walked, valued.
#pragma once
#include <string>
#include <vector>

#include "sim/engine/crowd/cohort.h"
#include "sim/engine/run/results.h"
#include "sim/engine/value/value.h"
#include "sim/engine/walk/walk.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

namespace spinepath::bench {

inline const std::string four_ways_file = SPINEPATH_ROOT "/scenarios/four_ways.toml";
inline constexpr std::uint64_t seed = 1;
inline constexpr std::size_t batch = 64;  ///< patients drawn and valued together, as in a run

struct FourWays {
  scenario::Scenario scenario = scenario::read_scenario(four_ways_file).scenario.value();
  CareModel model = scenario::compile(scenario);
  Layout layout{model};

  std::vector<Patient> patients(std::uint64_t first, std::size_t count) const {
    std::vector<Patient> patients(count);
    draw_patients(model.population, seed, first, patients);
    return patients;
  }

  std::vector<History> histories(std::uint64_t first, const std::vector<Patient>& patients,
                                 std::size_t pathway) const {
    std::vector<History> histories(patients.size());
    Draws draws(model, seed, patients.size());
    draws.draw(first, patients);
    for (std::size_t i = 0; i < patients.size(); ++i)
      walk(model, model.pathways[pathway], {patients[i], draws, i}, histories[i]);
    return histories;
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
