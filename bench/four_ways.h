// FourWays: the scenario that all benchmarks walk through, and crowds of its first patients: drawn, walked, valued.
#pragma once
#include <string>
#include <vector>

#include "sim/engine/run/engine.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

namespace spinepath::bench {

inline const std::string four_ways_file = SPINEPATH_ROOT "/scenarios/four_ways.toml";
inline constexpr std::uint64_t seed = 1;
inline const std::size_t crowd_size = RunOptions{}.crowd;

struct FourWays {
  scenario::Scenario scenario = scenario::read_scenario(four_ways_file).scenario.value();
  CareModel model = scenario::compile(scenario);
  Layout layout{model};

  /// So many patients, from the first one on, a multiple of crowd_size.
  std::vector<Crowd> crowds(std::uint64_t patients) const {
    std::vector<Crowd> crowds(patients / crowd_size, Crowd(model, seed, crowd_size));
    for (std::size_t c = 0; c < crowds.size(); ++c) crowds[c].draw(c * crowd_size, crowd_size);
    return crowds;
  }
  Lives no_lives() const { return Lives(model, layout.moments(), crowd_size); }

  /// A crowd's way through a whole pathway.
  void take(Walk& walk, const Crowd& crowd, std::size_t pathway, Lives& lives) const {
    walk.begin(crowd);
    lives.begin(crowd);
    for (const Step& step : model.pathways[pathway].steps)
      walk.take(step, model.pathways[pathway].success, lives);
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
