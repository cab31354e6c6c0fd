#include "sim/output/partial/shards.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

std::string name_of(const Shard& shard) { return fmt::format("shard {} of {}", shard.number, shard.of); }

/// The files that have the whole or the begin of a shard, by its number; those of saves follow each other.
using Members = std::map<std::uint64_t, std::vector<const SpxFile*>>;

bool overlap(const SpxFile& a, const SpxFile& b) {
  const auto same = [](const SpxEntry& x, const SpxEntry& y) {
    return x.piece == y.piece && x.work.fingerprint == y.work.fingerprint && x.range == y.range;
  };
  return std::ranges::any_of(a.entries, [&](const SpxEntry& x) {
    return std::ranges::any_of(b.entries, [&](const SpxEntry& y) { return same(x, y); });
  });
}

void note_copies(const Members& members, std::vector<std::string>& copies) {
  for (const auto& [number, files] : members)
    for (std::size_t i = 1; i < files.size(); ++i)
      if (!files[i]->entries.empty() && overlap(*files[0], *files[i]))
        copies.push_back(fmt::format("{} is in {} and in {}", name_of(files[0]->manifest.shard),
                                     files[0]->path.string(), files[i]->path.string()));
}

}  // namespace

std::vector<fs::path> spx_files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".spx") paths.push_back(entry->path());
  std::ranges::sort(paths);
  return paths;
}

std::string difference_of(const WorkIdentity& found, const WorkIdentity& asked) {
  const auto differs = [](std::string_view what, const auto& theirs, const auto& ours) {
    return fmt::format("{} {}, not {}", what, theirs, ours);
  };
  if (found.version != asked.version) return differs("is of version", found.version, asked.version);
  if (found.generator != asked.generator)
    return differs("is of the random generator", found.generator, asked.generator);
  if (found.scenario_hash != asked.scenario_hash)
    return "is of another scenario, or of this one before a change";
  if (found.seed != asked.seed) return differs("is of seed", found.seed, asked.seed);
  return fmt::format("is of another command: {}; not {}", fmt::join(found.question, " "),
                     fmt::join(asked.question, " "));
}

ShardsFound shards_in(const fs::path& folder) {
  std::vector<SpxFile> files;
  for (const fs::path& path : spx_files_in(folder)) files.push_back(read_spx(path));
  if (files.empty()) throw UnusableSpx(folder, "has no files of partial results (.spx)");
  ShardsFound found{.manifest = files.front().manifest};
  Members members;
  const std::uint64_t of = found.manifest.shard.of;
  for (const SpxFile& file : files) {
    if (file.manifest.identity != found.manifest.identity)
      throw UnusableSpx(file.path, fmt::format("{} as in {}",
                                               difference_of(file.manifest.identity, found.manifest.identity),
                                               files.front().path.string()));
    if (file.manifest.command != found.manifest.command)
      throw UnusableSpx(
          file.path, fmt::format("is of the command {}; {} is of {}", fmt::join(file.manifest.command, " "),
                                 files.front().path.string(), fmt::join(found.manifest.command, " ")));
    if (file.manifest.shard.of == of) members[file.manifest.shard.number].push_back(&file);
  }
  for (std::uint64_t number = 1; number <= of; ++number)
    if (!members.contains(number)) found.missing.push_back(name_of({number, of}));
  note_copies(members, found.copies);
  return found;
}

}  // namespace spinepath::output
