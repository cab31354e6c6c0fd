#include "sim/cli/terminal/machine.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "sim/engine/run/run.h"

namespace spinepath::cli {
namespace {

std::string processor() {
  std::ifstream facts("/proc/cpuinfo");
  for (std::string line; std::getline(facts, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown";
}

namespace fs = std::filesystem;

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

/// The number with which a file begins; none if it has none, such as "max".
std::optional<std::uint64_t> number_in(const fs::path& path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  return file >> number ? std::optional(number) : std::nullopt;
}

/// Of /proc/meminfo, in which amounts are in KiB.
std::uint64_t available_memory() {
  std::ifstream facts("/proc/meminfo");
  std::string name;
  for (std::uint64_t kib = 0; facts >> name >> kib; facts.ignore(no_limit >> 1, '\n'))
    if (name == "MemAvailable:") return 1024 * kib;
  return no_limit;
}

/// What the limits of a control group and of those around it leave. `limit`, `used`: names of their files.
std::uint64_t left_by_group(const fs::path& root, fs::path group, const char* limit, const char* used) {
  std::uint64_t left = no_limit;
  for (group = group.relative_path();; group = group.parent_path()) {
    const auto most = number_in(root / group / limit), now = number_in(root / group / used);
    if (most && now) left = std::min(left, *most - std::min(*most, *now));
    if (group.empty()) return left;
  }
}

/// /proc/self/cgroup has lines "0::/group" (second version) and "4:memory:/group" (first version).
std::uint64_t left_by_groups() {
  std::uint64_t left = no_limit;
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string kind = line.substr(first + 1, second - first - 1), group = line.substr(second + 1);
    if (kind.empty())
      left = std::min(left, left_by_group("/sys/fs/cgroup", group, "memory.max", "memory.current"));
    else if (kind == "memory")
      left = std::min(left, left_by_group("/sys/fs/cgroup/memory", group, "memory.limit_in_bytes",
                                          "memory.usage_in_bytes"));
  }
  return left;
}

/// A field of /proc/self/statm, in bytes: 0, all addresses; 1, resident.
std::uint64_t own_memory(int field) {
  std::ifstream sizes("/proc/self/statm");
  std::uint64_t pages = 0;
  for (int i = 0; i <= field; ++i) sizes >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t left_by_ulimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return no_limit;
  return limit.rlim_cur - std::min<std::uint64_t>(limit.rlim_cur, own_memory(0));
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

std::uint64_t resident_memory() { return own_memory(1); }

std::uint64_t free_memory() { return std::min({available_memory(), left_by_groups(), left_by_ulimit()}); }

}  // namespace spinepath::cli
