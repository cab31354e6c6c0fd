#include "sim/output/partial/saved_work.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/output/files/file.h"
#include "sim/output/partial/shards.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".spx";
/// Files are joined at the end unless they have more [bytes].
constexpr std::uint64_t most_joined = std::uint64_t{256} << 20;

std::string amount(std::uint64_t count, UnitKind kind) {
  return counted(count, kind == UnitKind::patients ? "patient" : "run");
}

bool is_inside(const SpxEntry& a, const SpxEntry& b) {
  return a.piece == b.piece && a.work.fingerprint == b.work.fingerprint && a.range != b.range &&
         a.range.first >= b.range.first && a.range.end <= b.range.end;
}

/// Whether another record of the same work has more units, and all of these.
bool is_inner(const SpxEntry& entry, const std::vector<SpxFile>& files) {
  if (entry.work.kind == UnitKind::runs) return false;  // each record has one run
  return std::ranges::any_of(files, [&](const SpxFile& file) {
    return std::ranges::any_of(file.entries, [&](const SpxEntry& other) { return is_inside(entry, other); });
  });
}

/// Of one piece of work: each unit once.
std::vector<SpxEntry> without_inner(std::vector<SpxEntry> entries) {
  std::ranges::sort(entries, [](const SpxEntry& a, const SpxEntry& b) {
    return a.range.first != b.range.first ? a.range.first < b.range.first : a.range.end > b.range.end;
  });
  std::uint64_t next = 0;
  std::erase_if(entries, [&](const SpxEntry& entry) {
    const bool is_known = entry.range.first < next;
    next = std::max(next, entry.range.end);
    return is_known;
  });
  return entries;
}

}  // namespace

SavedWork::SavedWork(SavedUse use) : use_(std::move(use)), saved_(std::chrono::steady_clock::now()) {
  if (use_.use == UseOfSaved::resume) {
    made_.make(use_.folder);
    auto lock = Lock::with_file(use_.folder / fmt::format(".{}.lock", part_name(use_.manifest.shard)));
    if (!lock) throw OutputError(use_.folder, "a running process saves there");
    lock_.emplace(std::move(*lock));
    Staging(use_.folder).write("try", "can it be written to?\n");  // also removes what killed processes left
  }
  read_files();
}

void SavedWork::read_files() {
  for (const fs::path& path : spx_files_in(use_.folder)) {
    if (is_shard() && !is_part_of(path, use_.manifest.shard)) continue;
    SpxFile file = read_spx(path);
    if (file.manifest.identity != use_.manifest.identity)
      throw UnusableSpx(path, difference_of(file.manifest.identity, use_.manifest.identity));
    files_.push_back(std::move(file));
  }
  while (
      fs::exists(use_.folder / fmt::format("{}.{:06}{}", part_name(use_.manifest.shard), next_file_, ending)))
    ++next_file_;
}

std::string SavedWork::held() const {
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<SpxEntry>> pieces;
  for (const SpxFile& file : files_)
    for (const SpxEntry& entry : file.entries) pieces[{entry.piece, entry.work.fingerprint}].push_back(entry);
  std::uint64_t patients = 0, runs = 0;
  for (auto& [piece, entries] : pieces)
    for (const SpxEntry& entry : without_inner(std::move(entries)))
      (entry.work.kind == UnitKind::patients ? patients : runs) += entry.range.end - entry.range.first;
  std::vector<std::string> parts;
  if (patients > 0) parts.push_back(amount(patients, UnitKind::patients));
  if (runs > 0) parts.push_back(amount(runs, UnitKind::runs));
  return fmt::format("{}", fmt::join(parts, " and "));
}

std::string SavedWork::left_out() const {
  return missing_.empty() ? std::string{} : fmt::format("{} are missing", fmt::join(missing_, " and "));
}

std::vector<UnitRange> SavedWork::begin(const Work& work) {
  work_ = work;
  places_.clear();
  const std::uint64_t piece = pieces_++;
  for (std::size_t f = 0; f < files_.size(); ++f)
    for (std::size_t e = 0; e < files_[f].entries.size(); ++e) {
      const SpxEntry& entry = files_[f].entries[e];
      if (entry.piece == piece && entry.work.kind == work.kind && entry.work.fingerprint == work.fingerprint)
        places_.try_emplace({entry.range.first, entry.range.end}, Place{f, e});
    }
  std::vector<UnitRange> ranges;
  for (const auto& [range, place] : places_) ranges.push_back({range.first, range.second});
  // Of ranges with the same begin the largest comes first.
  std::ranges::stable_sort(ranges, [](const UnitRange& a, const UnitRange& b) {
    return a.first != b.first ? a.first < b.first : a.end > b.end;
  });
  if (use_.use != UseOfSaved::resume) check_complete(work, ranges);
  return ranges;
}

/// Notes what is missing, or throws.
void SavedWork::check_complete(const Work& work, const std::vector<UnitRange>& ranges) {
  std::uint64_t next = 0, missing = 0, first_missing = work.units;
  const auto leave_out = [&](std::uint64_t end) {
    if (end <= next) return;
    first_missing = std::min(first_missing, next);
    missing += end - next;
  };
  for (const UnitRange& range : ranges) {
    if (range.end > work.units) continue;
    leave_out(range.first);
    next = std::max(next, range.end);
  }
  leave_out(work.units);
  if (missing == 0) return;
  missing_.push_back(
      fmt::format("{} of {}", compact(static_cast<double>(missing), 15), amount(work.units, work.kind)));
  if (use_.use == UseOfSaved::partial) return;
  throw MissingWork(fmt::format("{}: {}, from number {} on; run the shards again", use_.folder.string(),
                                left_out(), first_missing));
}

Record SavedWork::read(const UnitRange& range) {
  const Place& place = places_.at({range.first, range.end});
  const SpxFile& file = files_[place.file];
  return {range.first, range.end - range.first, read_numbers(file, file.entries[place.entry])};
}

bool SavedWork::due() const {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - saved_;
  return passed.count() >= use_.every;
}

void SavedWork::refuse(const UnitRange& range) const {
  throw UnusableSpx(files_[places_.at({range.first, range.end}).file].path, "has a record of other sums");
}

void SavedWork::keep(std::vector<Record> records) {
  std::vector<SpxEntry> entries;
  std::vector<std::vector<double>> numbers;
  for (Record& record : records) {
    entries.push_back(
        {.piece = pieces_ - 1, .work = work_, .range = {record.first, record.first + record.count}});
    numbers.push_back(std::move(record.numbers));
  }
  try {
    write(fmt::format("{}.{:06}{}", part_name(use_.manifest.shard), next_file_++, ending), entries, numbers);
  } catch (const OutputError& error) {
    problem_ = error.what();
  }
  saved_ = std::chrono::steady_clock::now();
}

void SavedWork::write(const std::string& name, const std::vector<SpxEntry>& entries,
                      const std::vector<std::vector<double>>& numbers) {
  Staging staging(use_.folder);
  staging.write(name, spx_bytes(use_.manifest, entries, numbers));
  staging.move(name, use_.folder / name);
  flush_folder(use_.folder);
}

UnitRange SavedWork::share(const Work& work) const {
  const Shard& shard = use_.manifest.shard;
  if (!shard) return {0, work.units};
  // Without overflow: units = of * each + rest.
  const std::uint64_t each = work.units / shard.of, rest = work.units % shard.of;
  const auto begin = [&](std::uint64_t number) { return each * number + rest * number / shard.of; };
  return {begin(shard.number - 1), begin(shard.number)};
}

std::vector<fs::path> SavedWork::own_files() const {
  std::vector<fs::path> own = spx_files_in(use_.folder);
  std::erase_if(own, [&](const fs::path& path) { return !is_part_of(path, use_.manifest.shard); });
  return own;
}

fs::path SavedWork::finish() {
  const fs::path joined = use_.folder / (part_name(use_.manifest.shard) + std::string(ending));
  if (!problem_.empty()) return joined;  // something is missing
  try {
    return join();
  } catch (const OutputError& error) {
    problem_ = error.what();
    return joined;
  }
}

fs::path SavedWork::join() {
  const fs::path joined = use_.folder / (part_name(use_.manifest.shard) + std::string(ending));
  const std::vector<fs::path> own = own_files();
  if (own.size() == 1 && own[0] == joined && read_spx(joined).manifest.command == use_.manifest.command)
    return joined;
  std::uint64_t size = 0;
  std::vector<SpxFile> files;
  for (const fs::path& path : own) {
    size += fs::file_size(path);
    files.push_back(read_spx(path));
  }
  std::vector<SpxEntry> entries;
  std::vector<std::vector<double>> numbers;
  for (const SpxFile& file : files)
    if (size <= most_joined || file.path == joined)
      for (const SpxEntry& entry : file.entries) {
        if (is_inner(entry, files)) continue;
        entries.push_back(entry);
        numbers.push_back(read_numbers(file, entry));
      }
  write(joined.filename(), entries, numbers);
  for (const fs::path& path : own)
    if (size <= most_joined && path != joined) fs::remove(path);
  return joined;
}

}  // namespace spinepath::output
