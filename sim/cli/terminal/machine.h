// The machine on which a measurement was made, as reported by Linux.
#pragma once
#include <cstdint>
#include <string>

namespace spinepath::cli {

struct Machine {
  std::string processor;  ///< "model name" of /proc/cpuinfo; "unknown" if it has none
  int cores;              ///< that this process may use
};

Machine this_machine();

/// Mean number of processes that ran or waited to run during the last minute. [1]
double one_minute_load();

/// Largest resident memory of this process so far. [bytes]
std::uint64_t peak_memory();
/// Resident memory of this process now. [bytes]
std::uint64_t resident_memory();
/// Memory that this process can take in addition: what the machine has available, within the limits of its control
/// groups and of `ulimit -v`. [bytes]
std::uint64_t free_memory();

}  // namespace spinepath::cli
