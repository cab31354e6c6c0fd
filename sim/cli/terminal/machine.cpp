#include "sim/cli/terminal/machine.h"

#include <cstdlib>
#include <fstream>

#include <sys/resource.h>

#include "sim/engine/run/run.h"

namespace spinepath::cli {
namespace {

std::string processor() {
  std::ifstream facts("/proc/cpuinfo");
  for (std::string line; std::getline(facts, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown";
}

}  // namespace

Machine this_machine() { return {.processor = processor(), .cores = threads_for(0)}; }

double one_minute_load() {
  double load = 0;
  return ::getloadavg(&load, 1) == 1 ? load : 0;
}

std::uint64_t peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;  // in KiB on Linux
}

}  // namespace spinepath::cli
