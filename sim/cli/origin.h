// The origin of results, in files.json: what differs from run to run of the same results, and what it takes to repeat
// them.
#pragma once
#include <chrono>
#include <ctime>

#include "sim/output/files/json.h"

namespace spinepath::cli {

struct Job;

/// When the work began.
struct Begin {
  std::chrono::system_clock::time_point time = std::chrono::system_clock::now();
  std::clock_t processor_time = std::clock();
};

/// Command line and its folder, program and libraries, machine, time, and the files read with their hashes.
output::Json origin_of(const Job& job, const Begin& begin);

}  // namespace spinepath::cli
