#include "sim/output/partial/saved_work.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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

}  // namespace

SavedWork::SavedWork(SavedUse use) : use_(std::move(use)), saved_(std::chrono::steady_clock::now()) {
  if (use_.use == UseOfSaved::resume) {
    made_.make(use_.folder);
    lock();
    Staging(use_.folder).write("try", "can it be written to?\n");  // also removes what killed processes left
  }
  read_files();
}

SavedWork::~SavedWork() {
  if (lock_ < 0) return;
  ::unlink((use_.folder / fmt::format(".{}.lock", part_name())).c_str());
  ::close(lock_);
}

std::string SavedWork::part_name() const {
  const Shard& shard = use_.manifest.shard;
  const auto width = static_cast<int>(fmt::formatted_size("{}", shard.of));
  return is_shard() ? fmt::format("shard-{:0{}}-of-{}", shard.number, width, shard.of) : "saved";
}

/// "shard-03-of-16.spx", or "shard-03-of-16.000001.spx" until the end.
bool SavedWork::is_own(const fs::path& path) const {
  const std::string name = path.filename().string(), part = part_name() + ".";
  return name.starts_with(part) && name.ends_with(ending);
}

void SavedWork::lock() {
  const fs::path path = use_.folder / fmt::format(".{}.lock", part_name());
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (lock_ < 0) throw OutputError(path, std::strerror(errno));
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return;  // some file systems have no locks
  ::close(std::exchange(lock_, -1));
  throw OutputError(use_.folder, fmt::format("a running process saves there ({})", part_name()));
}

void SavedWork::read_files() {
  for (const fs::path& path : spx_files_in(use_.folder)) {
    if (is_shard() && !is_own(path)) continue;
    SpxFile file = read_spx(path);
    if (file.manifest.identity != use_.manifest.identity)
      throw UnusableSpx(path, difference_of(file.manifest.identity, use_.manifest.identity) +
                                  ". Use another folder, or remove this file");
    files_.push_back(std::move(file));
  }
  while (fs::exists(use_.folder / fmt::format("{}.{:06}{}", part_name(), next_file_, ending))) ++next_file_;
}

std::string SavedWork::held() const {
  std::uint64_t patients = 0, runs = 0;
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
  for (const SpxFile& file : files_)
    for (const SpxEntry& entry : file.entries)
      if (seen.emplace(entry.piece, entry.range.first).second)
        (entry.work.kind == UnitKind::patients ? patients : runs) += entry.range.end - entry.range.first;
  std::vector<std::string> parts;
  if (patients > 0) parts.push_back(amount(patients, UnitKind::patients));
  if (runs > 0) parts.push_back(amount(runs, UnitKind::runs));
  return fmt::format("{}", fmt::join(parts, " and "));
}

std::string SavedWork::left_out() const {
  if (missing_ == 0) return {};
  return fmt::format("{:.3g} % of the work is missing", 100 * missing_ / units_);
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
  units_ += static_cast<double>(work.units);
  missing_ += static_cast<double>(missing);
  if (missing == 0 || use_.use == UseOfSaved::partial) return;
  throw MissingWork(fmt::format("{} of {} are missing, from number {} on",
                                compact(static_cast<double>(missing), 15), amount(work.units, work.kind),
                                first_missing));
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

void SavedWork::keep(std::vector<Record> records) {
  std::vector<SpxEntry> entries;
  std::vector<std::vector<double>> numbers;
  for (Record& record : records) {
    entries.push_back(
        {.piece = pieces_ - 1, .work = work_, .range = {record.first, record.first + record.count}});
    numbers.push_back(std::move(record.numbers));
  }
  write(fmt::format("{}.{:06}{}", part_name(), next_file_++, ending), entries, numbers);
  saved_ = std::chrono::steady_clock::now();
}

void SavedWork::write(const std::string& name, const std::vector<SpxEntry>& entries,
                      const std::vector<std::vector<double>>& numbers) {
  Staging staging(use_.folder);
  staging.write(name, spx_bytes(use_.manifest, entries, numbers));
  staging.move(name, use_.folder / name);
}

UnitRange SavedWork::share(const Work& work) const {
  const Shard& shard = use_.manifest.shard;
  // Without overflow: units = of * each + rest.
  const std::uint64_t each = work.units / shard.of, rest = work.units % shard.of;
  const auto begin = [&](std::uint64_t number) { return each * number + rest * number / shard.of; };
  return {begin(shard.number - 1), begin(shard.number)};
}

fs::path SavedWork::finish() {
  std::vector<fs::path> own;
  std::uint64_t size = 0;
  for (const fs::path& path : spx_files_in(use_.folder))
    if (is_own(path)) {
      own.push_back(path);
      size += fs::file_size(path);
    }
  const fs::path joined = use_.folder / (part_name() + std::string(ending));
  if (own.size() == 1 && own[0] == joined) return joined;
  if (size > most_joined) return use_.folder;
  std::vector<SpxEntry> entries;
  std::vector<std::vector<double>> numbers;
  for (const fs::path& path : own) {
    const SpxFile file = read_spx(path);
    for (const SpxEntry& entry : file.entries) {
      entries.push_back(entry);
      numbers.push_back(read_numbers(file, entry));
    }
  }
  write(joined.filename(), entries, numbers);
  for (const fs::path& path : own)
    if (path != joined) fs::remove(path);
  return joined;
}

}  // namespace spinepath::output
