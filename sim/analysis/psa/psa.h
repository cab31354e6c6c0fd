// Psa: probabilistic sensitivity analysis: the scenario run with each of many draws of its uncertain
// parameters, on the same patients in every draw. Per draw the outcomes that decisions use and the other
// outcomes of draws.csv, each with its Monte Carlo error. See results/README.md, Files of a run.
#pragma once
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa/by_subgroup.h"
#include "sim/analysis/psa/rejected_draws.h"
#include "sim/analysis/psa/sample.h"
#include "sim/engine/run/run.h"
#include "sim/engine/value/outcome.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct PsaOptions {
  std::uint64_t draws = 0;     ///< at least 2
  std::uint64_t patients = 0;  ///< in each draw, at least 2
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
  /// Of which groups of patients are kept; none: that of [decision].
  std::optional<DecisionEffect> effect = {};
  Grouping subgroups = {};  ///< with samples of their own
};

/// Empty fields: not defined in that draw (nobody alive).
struct DrawEstimate {
  std::optional<double> mean, se;  ///< [outcome's unit]
};

struct Psa {
  PsaOptions options;
  std::vector<OutcomeKey> keys;   ///< outcomes kept for each draw and pathway
  std::vector<double> estimates;  ///< [draw][pathway][key]: mean, se; NaN if there is none
  /// So many of the keys, the first ones, are means among the living at report times.
  std::size_t among_living = 0;
  /// Their Monte Carlo noise and what draws share of it, as in PsaSample: [key][strategy][strategy].
  std::vector<double> living_noise, living_shared_noise, living_uncontrolled_noise;
  /// Of the run at the parameters' values that is the control variate; 0: there is none.
  std::uint64_t control_patients = 0;
  PsaSample sample;                    ///< of the draws done, fewer than requested if stopped
  SubgroupSamples subgroups;           ///< as requested; of 2 draws or more
  std::vector<RejectedDraws> redrawn;  ///< in scenario order
  /// The part of the scenario for which no valid values could be drawn, which ended the analysis.
  std::optional<std::string> impossible_part;

  DrawEstimate estimate(std::size_t draw, std::size_t pathway, std::size_t key) const {
    const std::size_t at = 2 * ((draw * sample.strategies.size() + pathway) * keys.size() + key);
    const auto known = [](double x) { return std::isnan(x) ? std::nullopt : std::optional(x); };
    return {known(estimates[at]), known(estimates[at + 1])};
  }
  /// Place in living_noise.
  std::size_t place(std::size_t s1, std::size_t s2, std::size_t key) const {
    return (key * sample.strategies.size() + s1) * sample.strategies.size() + s2;
  }
  bool complete() const { return sample.draws == options.draws; }
};

// What a draw of a PSA takes: in memory, of what is kept of it until the end, and in a partial result [bytes]. Of a PSA
// that has at least one.
double memory_of_draw(const Psa& psa);
double partial_of_draw(const Psa& psa);

/// The sample for a decision analysis: with the groups of patients, which the PSA then lacks.
PsaSample take_sample(Psa& psa);

/// Stopped by `keep_going`, it has the first draws. `at_values`: a run at the parameters' values with the same seed; if
/// it has more patients than a draw, it is the control variate of all means (control.h), of subgroups if it has them too.
Psa run_psa(const scenario::Scenario& scenario, const PsaOptions& options, const KeepGoing& keep_going,
            const RunSums* at_values = nullptr);

}  // namespace spinepath
