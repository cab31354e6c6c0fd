// The results of `bench`: a table, and all repetitions as JSON for programs.
#pragma once
#include <string>
#include <vector>

#include "sim/cli/bench/speed.h"
#include "sim/cli/terminal/machine.h"

namespace spinepath::cli {

struct BenchRecord {
  std::string scenario_file;
  std::uint64_t scenario_hash, seed;
  std::string changes;  ///< by the command line, as text; empty: none
  std::string time;     ///< when it began, UTC, ISO 8601
  Machine machine;
  double load_before, load_after;  ///< one-minute loads [1]
  Speed speed;
  std::vector<std::string> warnings;
};

std::string bench_text(const BenchRecord& record);
std::string bench_json(const BenchRecord& record);

}  // namespace spinepath::cli
