#include "sim/output/partial/saved_work.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/output/files/file.h"
#include "sim/output/partial/shards.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

/// Files are joined at the end unless they have more [bytes].
constexpr std::uint64_t most_joined = std::uint64_t{256} << 20;

std::string amount(std::uint64_t count, UnitKind kind) {
  return counted(count, kind == UnitKind::patients ? "patient" : "run");
}

/// By piece of work, then first unit; of ranges with the same begin the largest comes first.
auto order_of(const SpxPlace& place) {
  const SpxEntry& entry = *place.entry;
  return std::tuple(entry.piece, entry.work.fingerprint, entry.range.first, ~entry.range.end);
}

std::vector<SpxPlace> places_in(const std::vector<SpxFile>& files) {
  std::vector<SpxPlace> places;
  for (const SpxFile& file : files)
    for (const SpxEntry& entry : file.entries) places.push_back({&file, &entry});
  std::ranges::stable_sort(places, {}, order_of);
  return places;
}

/// Without records whose units another one has, too: ranges lie apart or in each other.
std::vector<SpxPlace> outermost(std::vector<SpxPlace> places) {
  const SpxEntry* last = nullptr;
  std::erase_if(places, [&](const SpxPlace& place) {
    const SpxEntry& entry = *place.entry;
    const bool is_inner = last != nullptr && last->piece == entry.piece &&
                          last->work.fingerprint == entry.work.fingerprint &&
                          entry.range.end <= last->range.end;
    if (!is_inner) last = &entry;
    return is_inner;
  });
  return places;
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
  while (fs::exists(use_.folder / saved_file(use_.manifest.shard, next_file_))) ++next_file_;
}

std::string SavedWork::held() const {
  std::uint64_t patients = 0, runs = 0;
  for (const SpxPlace& place : outermost(places_in(files_))) {
    const SpxEntry& entry = *place.entry;
    (entry.work.kind == UnitKind::patients ? patients : runs) += entry.range.end - entry.range.first;
  }
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
  places_ = places_in(files_);
  const std::uint64_t piece = pieces_++;
  std::erase_if(places_, [&](const SpxPlace& place) {
    const SpxEntry& entry = *place.entry;
    return entry.piece != piece || entry.work.kind != work.kind || entry.work.fingerprint != work.fingerprint;
  });
  std::vector<UnitRange> ranges;
  for (const SpxPlace& place : places_) ranges.push_back(place.entry->range);
  ranges = usable(ranges, work);
  if (use_.use != UseOfSaved::resume) check_complete(work, ranges);
  left_ = remaining(share(), ranges, work);
  std::ranges::reverse(left_);
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
    leave_out(range.first);
    next = range.end;
  }
  leave_out(work.units);
  if (missing == 0) return;
  missing_.push_back(
      fmt::format("{} of {}", compact(static_cast<double>(missing), 15), amount(work.units, work.kind)));
  if (use_.use == UseOfSaved::partial) return;
  throw UnusableSaved(fmt::format("{}: {}, from number {} on; run the shards again", use_.folder.string(),
                                  left_out(), first_missing));
}

/// The first record of that range.
const SpxPlace& SavedWork::place_of(const UnitRange& range) const {
  const auto order = [](const SpxPlace& place) {
    return std::pair(place.entry->range.first, ~place.entry->range.end);
  };
  return *std::ranges::lower_bound(places_, std::pair(range.first, ~range.end), {}, order);
}

Record SavedWork::read(const UnitRange& range) {
  const SpxPlace& place = place_of(range);
  return {range.first, range.end - range.first, read_numbers(*place.file, *place.entry)};
}

bool SavedWork::due() const {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - saved_;
  return passed.count() >= use_.every;
}

void SavedWork::refuse(const UnitRange& range) const {
  throw UnusableSpx(place_of(range).file->path, "has a record of other sums");
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
    write(saved_file(use_.manifest.shard, next_file_++), entries, numbers);
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

std::optional<UnitRange> SavedWork::next() {
  if (left_.empty() || !computes()) return std::nullopt;
  const UnitRange range = left_.back();
  left_.pop_back();
  return range;
}

/// Of this process.
UnitRange SavedWork::share() const {
  const Shard& shard = use_.manifest.shard;
  if (!shard) return {0, work_.units};
  // Without overflow: units = of * each + rest.
  const std::uint64_t each = work_.units / shard.of, rest = work_.units % shard.of;
  const auto begin = [&](std::uint64_t number) { return each * number + rest * number / shard.of; };
  return {begin(shard.number - 1), begin(shard.number)};
}

fs::path SavedWork::finish() {
  const fs::path joined = use_.folder / joined_file(use_.manifest.shard);
  if (!problem_.empty()) return joined;  // something is missing
  try {
    join_into(joined);
  } catch (const OutputError& error) {
    problem_ = error.what();
  }
  return joined;
}

void SavedWork::join_into(const fs::path& joined) {
  std::vector<SpxFile> files;
  std::uint64_t size = 0;
  for (const fs::path& path : spx_files_in(use_.folder)) {
    if (!is_part_of(path, use_.manifest.shard)) continue;
    files.push_back(read_spx(path));
    size += fs::file_size(path);
  }
  if (files.size() == 1 && files[0].path == joined && files[0].manifest.command == use_.manifest.command)
    return;
  std::vector<SpxEntry> entries;
  std::vector<std::vector<double>> numbers;
  for (const SpxPlace& place : outermost(places_in(files))) {
    if (size > most_joined && place.file->path != joined) continue;
    entries.push_back(*place.entry);
    numbers.push_back(read_numbers(*place.file, *place.entry));
  }
  write(joined.filename(), entries, numbers);
  for (const SpxFile& file : files)
    if (size <= most_joined && file.path != joined) fs::remove(file.path);
}

}  // namespace spinepath::output
