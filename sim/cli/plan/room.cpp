#include <limits>

#include <fmt/format.h>

#include "sim/cli/plan/plan.h"
#include "sim/cli/terminal/machine.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;

/// A folder to write into, which may not exist yet.
struct Disk {
  fs::path folder;  ///< empty: nothing is written
  double need = 0;  ///< [bytes]
};

/// Of the disk that has the folder, or will have it.
fs::space_info space_of(const fs::path& folder) {
  fs::path existing = fs::absolute(folder);
  std::error_code error;
  while (existing.has_relative_path() && !fs::exists(existing, error)) existing = existing.parent_path();
  return fs::space(existing, error);
}

[[noreturn]] void refuse(const std::string& problem) {
  print_message(fmt::format("spinepath: {}; nothing was started\n", problem));
  throw Stop{does_not_fit};
}

void refuse_if_small(const Disk& disk) {
  if (disk.folder.empty() || disk.need <= free_disk(disk.folder)) return;
  refuse(fmt::format("{}: about {} would be written there, and {} are free on that disk",
                     disk.folder.string(), bytes_text(disk.need), bytes_text(free_disk(disk.folder))));
}

/// Whether both folders are on one file system, as far as its numbers say.
bool share_a_disk(const Disk& a, const Disk& b) {
  if (a.folder.empty() || b.folder.empty()) return false;
  const fs::space_info one = space_of(a.folder), other = space_of(b.folder);
  return one.capacity == other.capacity && one.free == other.free;
}

}  // namespace

double free_disk(const fs::path& folder) {
  const fs::space_info space = space_of(folder);
  const bool known = space.capacity > 0;  // not of /proc, where nothing can be written anyway
  return known ? static_cast<double>(space.available) : std::numeric_limits<double>::infinity();
}

void refuse_what_does_not_fit(const Plan& plan) {
  const double memory = memory_of(plan), now = static_cast<double>(resident_memory()),
               free = static_cast<double>(free_memory());
  if (memory - now > free)
    refuse(
        fmt::format("the work needs about {} of memory, and {} are free: ask for fewer draws, or use a "
                    "machine with more",
                    bytes_text(memory), bytes_text(free)));
  const Disk results{plan.to, plan.results};
  Disk saved{plan.save, plan.saved};
  refuse_if_small(results);
  if (share_a_disk(results, saved)) saved.need += plan.results;
  refuse_if_small(saved);
}

}  // namespace spinepath::cli
