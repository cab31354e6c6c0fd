#include "sim/output/partial/shards.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/output/text/table.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".spx";

std::string name_of(const Shard& shard) { return fmt::format("shard {} of {}", shard.number, shard.of); }

/// Files by the number of their shard.
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
    if (entry->path().extension() == ending) paths.push_back(entry->path());
  std::ranges::sort(paths);
  return paths;
}

std::string difference_of(const WorkIdentity& found, const WorkIdentity& asked) {
  const auto differs = [](std::string_view what, const auto& theirs, const auto& ours) {
    return fmt::format("{} {}, not {}", what, printable(fmt::format("{}", theirs)), ours);
  };
  if (found.version != asked.version) return differs("is of version", found.version, asked.version);
  if (found.generator != asked.generator)
    return differs("is of the random generator", found.generator, asked.generator);
  if (found.scenario_hash != asked.scenario_hash)
    return "is of another scenario, or of this one before a change";
  if (found.seed != asked.seed) return differs("is of seed", found.seed, asked.seed);
  return fmt::format("is of another command: {}; not {}", printable_words(found.question),
                     printable_words(asked.question));
}

std::string part_name(const Shard& shard) {
  if (!shard) return "saved";
  const auto width = fmt::formatted_size("{}", shard.of);
  return fmt::format("shard-{:0{}}-of-{}", shard.number, width, shard.of);
}

std::string joined_file(const Shard& shard) { return part_name(shard) + ending; }
std::string saved_file(const Shard& shard, std::uint64_t number) {
  return fmt::format("{}.{:06}{}", part_name(shard), number, ending);
}

bool is_part_of(const fs::path& path, const Shard& shard) {
  const std::string name = path.filename().string(), begin = part_name(shard) + ".";
  if (name == joined_file(shard)) return true;
  const std::size_t around = begin.size() + std::string_view(ending).size();
  if (!name.starts_with(begin) || !name.ends_with(ending) || name.size() <= around) return false;
  const std::string number = name.substr(begin.size(), name.size() - around);
  return number.find_first_not_of("0123456789") == std::string::npos;
}

namespace {

void check_same_work(const SpxFile& file, const SpxFile& first) {
  const SpxManifest &here = file.manifest, &there = first.manifest;
  if (here.identity != there.identity)
    throw UnusableSpx(file.path,
                      difference_of(here.identity, there.identity) + " as in " + first.path.string());
  if (here.command != there.command)
    throw UnusableSpx(
        file.path,
        fmt::format("is of `{}`, and {} of `{}`: run one of them again, as the other",
                    printable_words(here.command), first.path.string(), printable_words(there.command)));
}

}  // namespace

ShardsFound shards_in(const fs::path& folder) {
  std::vector<SpxFile> files;
  for (const fs::path& path : spx_files_in(folder)) files.push_back(read_spx(path));
  if (files.empty()) throw UnusableSaved(folder.string() + " has no files of partial results (.spx)");
  ShardsFound found{.manifest = files.front().manifest};
  Members members;
  std::set<std::uint64_t> joined;
  const std::uint64_t of = found.manifest.shard.of;
  for (const SpxFile& file : files) {
    check_same_work(file, files.front());
    const Shard& shard = file.manifest.shard;
    if (shard.of == of) members[shard.number].push_back(&file);
    if (shard.of == of && file.path.filename() == joined_file(shard)) joined.insert(shard.number);
  }
  for (std::uint64_t number = 1; number <= of; ++number)
    if (!joined.contains(number))
      found.missing.push_back(name_of({number, of}) + (members.contains(number) ? " (not complete)" : ""));
  note_copies(members, found.copies);
  return found;
}

}  // namespace spinepath::output
