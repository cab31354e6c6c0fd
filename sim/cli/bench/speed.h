// Speed: how fast a model runs on so many threads, repetition by repetition. In each repetition all thread
// counts take their turn, so that what disturbs the machine for a while disturbs them alike, and what
// compares two of them compares times of the same repetition. Source: PERFORMANCE.md section 5.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/bench/measure.h"
#include "sim/engine/run/run.h"
#include "sim/engine/walk/workload.h"

namespace spinepath::cli {

struct SpeedOptions {
  std::uint64_t patients, seed;
  std::vector<std::uint64_t> threads;  ///< ascending
  std::uint64_t repetitions;
};

struct ThreadSpeed {
  std::uint64_t threads;
  std::vector<double> seconds;    ///< of each repetition
  std::uint64_t peak_memory = 0;  ///< of the process, once it ran on so many threads [bytes]
};

struct Speed {
  std::uint64_t patients;
  std::size_t pathways;
  Workload workload;
  std::vector<ThreadSpeed> by_threads;
  std::uint64_t blocks_drawn;         ///< of random numbers, one at a time on one thread, in each repetition
  std::vector<double> block_seconds;  ///< for all of them, of each repetition
};

/// None if stopped. `keep_going` is told the patients done in all repetitions.
std::optional<Speed> measure_speed(const CareModel& model, const SpeedOptions& options,
                                   const KeepGoing& keep_going);

/// Patients that measure_speed walks, its warm-up included.
std::uint64_t patients_in_all(const SpeedOptions& options);

/// Of `amount` done in each repetition. [per second]
Spread rate(const ThreadSpeed& speed, double amount);
/// rate / (threads * rate on one thread), repetition by repetition; none where one thread was not measured.
std::optional<Spread> efficiency(const Speed& speed, const ThreadSpeed& of);
/// Time of a patient-pathway on one thread over the time for its random numbers alone.
std::optional<Spread> times_its_random_numbers(const Speed& speed);
/// For one block of four random numbers. [seconds]
Spread block_time(const Speed& speed);

/// Why these times should not be trusted; `load`: the one-minute load beside them.
std::vector<std::string> noise_warnings(const Speed& speed, double load, int cores);

}  // namespace spinepath::cli
