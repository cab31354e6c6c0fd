// Psa: the probabilistic sensitivity analysis: the scenario run with each of many draws of its uncertain
// parameters, on the same patients in every draw. Per draw the outcomes that decisions use, each with its
// Monte Carlo error, and what draws.csv has besides.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa/redrawn.h"
#include "sim/analysis/psa/sample.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/value/outcome.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct PsaOptions {
  std::uint64_t draws = 0;     ///< at least 2
  std::uint64_t patients = 0;  ///< in each draw, at least 2
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
};

/// An empty field: not defined in that draw (nobody alive).
struct DrawEstimate {
  std::optional<double> mean, se;
};

struct Psa {
  PsaOptions options;
  std::vector<OutcomeKey> keys;         ///< what is kept of each draw and pathway
  std::vector<DrawEstimate> estimates;  ///< [draw][pathway][key]
  PsaSample sample;                     ///< its draws are those done: fewer than asked for where stopped
  std::vector<Redrawn> redrawn;         ///< in scenario order
  /// Where no attempt at a draw was possible: the analysis ended there.
  std::optional<std::string> impossible_part;

  const DrawEstimate& estimate(std::size_t draw, std::size_t pathway, std::size_t key) const {
    return estimates[(draw * sample.strategies.size() + pathway) * keys.size() + key];
  }
  bool complete() const { return sample.draws == options.draws; }
};

Psa run_psa(const scenario::Scenario& scenario, const PsaOptions& options, const KeepGoing& keep_going);

}  // namespace spinepath
