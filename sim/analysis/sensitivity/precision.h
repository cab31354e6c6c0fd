// Precision: how small the Monte Carlo error of an outcome shall be, and a run that has enough patients for
// it. Errors fall with the root of the number n of patients, so a run of n with error e, where E is asked
// for, tells that n (e / E)^2 are needed. The run is made again from the start with a tenth more, in whole
// blocks: its first patients are the same ones, so it is the run that anyone gets who asks for that many.
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
  double error;  ///< the largest allowed, in the outcome's unit; above 0
};

/// A net benefit over the first pathway, not a value of each pathway.
inline bool is_difference(const SensitivityOutcome& outcome) { return outcome.also.empty(); }

/// The largest standard error of the outcome among the pathways; of a net benefit: among their paired
/// differences to the first one, by groups of patients, which a run must keep. None: not defined.
std::optional<double> largest_error(const SensitivityOutcome& outcome, const CareModel& model,
                                    const RunSums& sums);

/// Patients that meet the goal, told by a run of so many that has this error.
double patients_needed(double error, const PrecisionGoal& goal, std::uint64_t patients);

struct PreciseRun {
  RunSums sums;
  std::uint64_t patients;
  std::vector<std::optional<double>> errors;  ///< by goal
  double needed;  ///< patients, by the errors of this run; infinite where one is not defined
  bool reached;
  bool stopped = false;  ///< before the goals were met: the last run that was complete
};

inline constexpr std::uint64_t first_precision_run = 65'536;           ///< patients
inline constexpr std::uint64_t default_precision_limit = 100'000'000;  ///< patients

/// A run of that many patients; none if stopped.
using RunOf = std::function<std::optional<RunSums>(std::uint64_t patients)>;

/// The first run that meets all goals, or the one that tells that more than `limit` patients are needed;
/// where stopped, the last one before. None if stopped in the first.
std::optional<PreciseRun> run_until_precise(const CareModel& model, std::span<const PrecisionGoal> goals,
                                            std::uint64_t limit, const RunOf& run_of);

}  // namespace spinepath
