#include "sim/cluster/desk.h"

#include <algorithm>
#include <utility>

namespace spinepath::cluster {
namespace {

/// Parts become smaller towards the end, so that slow processes are not waited for.
constexpr std::uint64_t parts_for_each = 4;

using Lock = std::lock_guard<std::mutex>;

}  // namespace

void Desk::begin(const Work& work, std::vector<UnitRange> left) {
  const Lock lock(mutex_);
  ++pieces_;
  work_ = work;
  std::ranges::reverse(left);  // taken from the back
  left_ = std::move(left);
  units_left_ = units_awaited_ = 0;
  for (const UnitRange& range : left_) units_left_ += range.size();
  records_.clear();
}

std::optional<UnitRange> Desk::take() {
  if (left_.empty()) return std::nullopt;
  UnitRange& range = left_.back();
  const std::uint64_t most = std::max<std::uint64_t>(1, units_left_ / (parts_for_each * processes_));
  const UnitRange taken = work_.kind == UnitKind::patients
                              ? first_node(range, most)
                              : UnitRange{range.first, std::min(range.end, range.first + most)};
  range.first = taken.end;
  if (range.size() == 0) left_.pop_back();
  units_left_ -= taken.size();
  return taken;
}

std::optional<UnitRange> Desk::next() {
  const Lock lock(mutex_);
  return take();
}

std::vector<Record> Desk::received(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  came_in_.wait_for(lock, patience, [this] { return !records_.empty(); });
  return std::exchange(records_, {});
}

bool Desk::awaited() const {
  const Lock lock(mutex_);
  return units_awaited_ > 0 || !records_.empty();
}

void Desk::publish(std::vector<Record> whole) {
  const Lock lock(mutex_);
  published_[pieces_ - 1].whole = std::move(whole);
}

Handed Desk::hand_out(std::uint64_t piece, const Work& work) {
  const Lock lock(mutex_);
  if (piece >= pieces_) return {Handed::Kind::later};
  if (piece + 1 < pieces_) return {Handed::Kind::none};  // that one is complete
  if (work != work_) mismatch_ = "does other work than the leader; the same command and files are needed";
  const auto units = work == work_ ? take() : std::nullopt;
  if (!units) return {Handed::Kind::none};
  units_awaited_ += units->size();
  return {Handed::Kind::units, *units};
}

void Desk::receive(std::uint64_t piece, std::vector<Record> records) {
  const Lock lock(mutex_);
  if (piece + 1 != pieces_) return;
  for (Record& record : records) {
    units_awaited_ -= record.count;
    records_.push_back(std::move(record));
  }
  came_in_.notify_all();
}

std::optional<std::vector<Record>> Desk::published(std::uint64_t piece) {
  const Lock lock(mutex_);
  const auto found = published_.find(piece);
  if (found == published_.end()) return std::nullopt;
  if (++found->second.asked + 1 < processes_) return found->second.whole;
  return std::move(published_.extract(found).mapped().whole);
}

std::string Desk::mismatch() const {
  const Lock lock(mutex_);
  return mismatch_;
}

}  // namespace spinepath::cluster
