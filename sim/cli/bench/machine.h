// The machine that a measurement was made on, as Linux tells it.
#pragma once
#include <cstdint>
#include <string>

namespace spinepath::cli {

struct Machine {
  std::string processor;  ///< "model name" of /proc/cpuinfo; "unknown" where it gives none
  int cores;              ///< that this process may use
};

Machine this_machine();

/// Processes that ran or waited to run, mean of the last minute.
double one_minute_load();

/// Of this process, the most so far. [bytes]
std::uint64_t peak_memory();

}  // namespace spinepath::cli
