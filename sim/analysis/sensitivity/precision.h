// Precision: the Monte Carlo error requested for outcomes, and a run with enough patients for it. Errors
// decrease with the root of the number n of patients: after a run of n with error e, a requested error E
// needs n (e / E)^2 patients. The run is repeated from the start with a tenth more, in whole blocks, so its
// results are those of any run with that number of patients.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sim/analysis/sensitivity/sensitivity.h"
#include "sim/engine/run/run.h"

namespace spinepath {

struct PrecisionGoal {
  SensitivityOutcome outcome;
  double error;  ///< the largest allowed standard error [outcome's unit], > 0
};

/// Whether the outcome is a net benefit over the first pathway, not a value of each pathway.
inline bool is_difference(const SensitivityOutcome& outcome) { return outcome.also.empty(); }

/// The largest standard error of the outcome among the pathways. For a net benefit: among their paired
/// differences to the first one, by groups of patients, which the run must keep. None if not defined.
std::optional<double> largest_error(const SensitivityOutcome& outcome, const CareModel& model,
                                    const RunSums& sums);

/// Patients needed for the goal, estimated from a run of `patients` with this error.
double patients_needed(double error, const PrecisionGoal& goal, std::uint64_t patients);

struct PreciseRun {
  RunSums sums;
  std::uint64_t patients;
  std::vector<std::optional<double>> errors;  ///< by goal [outcome's unit]
  double needed;         ///< [patients], by the errors of this run; infinite if an error is not defined
  bool reached;          ///< all goals
  bool stopped = false;  ///< before the goals were reached; this is the last complete run
};

inline constexpr std::uint64_t first_precision_run = 65'536;           ///< patients
inline constexpr std::uint64_t default_precision_limit = 100'000'000;  ///< patients

/// A run of that many patients; none if stopped.
using RunOf = std::function<std::optional<RunSums>(std::uint64_t patients)>;

/// The first run that reaches all goals, or the first one by which more than `limit` patients are needed; if
/// stopped, the last complete run. None if stopped in the first.
std::optional<PreciseRun> run_until_precise(const CareModel& model, std::span<const PrecisionGoal> goals,
                                            std::uint64_t limit, const RunOf& run_of);

}  // namespace spinepath
