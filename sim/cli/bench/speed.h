// Speed: run times of a model by number of threads and repetition. Each repetition runs all thread counts in
// turn, so that a temporary disturbance of the machine affects them alike; comparisons of thread counts use
// times of the same repetition. Source: bench/README.md.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/bench/measure.h"
#include "sim/engine/run/run.h"
#include "sim/engine/run/workload.h"

namespace spinepath::cli {

struct SpeedOptions {
  std::uint64_t patients, seed;
  std::vector<std::uint64_t> threads;  ///< ascending
  std::uint64_t repetitions;
};

struct ThreadSpeed {
  std::uint64_t threads;
  std::vector<double> seconds;    ///< of each repetition [seconds]
  std::uint64_t peak_memory = 0;  ///< of the process, after its first run with these threads [bytes]
};

struct Speed {
  std::uint64_t patients;
  std::size_t pathways;
  double blocks;  ///< of random numbers [per patient-pathway]
  std::vector<ThreadSpeed> by_threads;
  std::uint64_t blocks_drawn;         ///< blocks of random numbers drawn per repetition, on one thread
  std::vector<double> block_seconds;  ///< for all these blocks, of each repetition [seconds]
};

/// None if stopped. `keep_going` gets the number of patients done in all repetitions.
std::optional<Speed> measure_speed(const CareModel& model, const SpeedOptions& options,
                                   const KeepGoing& keep_going);

/// Number of patients that measure_speed simulates, including its warm-up.
std::uint64_t patients_in_all(const SpeedOptions& options);

/// `amount` / seconds of each repetition. [per second]
Spread rate(const ThreadSpeed& speed, double amount);
/// rate / (threads * rate on one thread), by repetition [fraction]; none if one thread was not measured.
std::optional<Spread> efficiency(const Speed& speed, const ThreadSpeed& of);
/// Time of a patient-pathway on one thread / time for its random numbers alone [1]; none as above.
std::optional<Spread> times_its_random_numbers(const Speed& speed);
/// Time for one block of four random numbers. [seconds]
Spread block_time(const Speed& speed);

/// Reasons why these times are unreliable; `load`: one-minute load during the measurement [1].
std::vector<std::string> noise_warnings(const Speed& speed, double load, int cores);

}  // namespace spinepath::cli
