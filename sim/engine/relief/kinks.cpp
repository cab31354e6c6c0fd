#include "sim/engine/relief/kinks.h"

#include <algorithm>

namespace spinepath {

/// Rows are no power of two apart, or they would share a few lines of the cache.
Kinks::Kinks(std::size_t room) : stride_(padded(room) + 8), count_(padded(room)) { grow(8); }

void Kinks::grow(std::size_t rows) {
  time_.resize(rows * stride_, never);
  for (Row* row : {&jump_, &slope_, &tag_}) row->resize(rows * stride_);
}

void Kinks::clear() {
  std::fill_n(time_.begin(), used_ * stride_, never);
  std::ranges::fill(count_, 0u);
  used_ = 0;
}

void Kinks::copy(const Kinks& other) {
  const std::size_t rows = std::max(used_, other.used_);
  if (time_.size() < other.time_.size()) grow(other.time_.size() / stride_);
  const auto copy_rows = [&](Row& to, const Row& from) {
    std::copy_n(from.begin(), other.used_ * stride_, to.begin());
  };
  std::fill_n(time_.begin(), rows * stride_, never);
  copy_rows(time_, other.time_);
  copy_rows(jump_, other.jump_);
  copy_rows(slope_, other.slope_);
  copy_rows(tag_, other.tag_);
  used_ = other.used_;
  count_ = other.count_;
}

void Kinks::put(std::size_t r, Place i, const Kink& kink, Tag tag) {
  const std::size_t at = r * stride_ + i;
  time_[at] = kink.time;
  jump_[at] = kink.jump;
  slope_[at] = kink.slope;
  tag_[at] = tag;
}

void Kinks::add(Place i, Tag tag, const Kink& kink) {
  std::size_t r = count_[i]++;
  used_ = std::max(used_, r + 1);
  if (used_ * stride_ > time_.size()) grow(2 * used_);
  for (; r > 0 && times(r - 1)[i] > kink.time; --r) put(r, i, at(r - 1, i), tags(r - 1)[i]);
  put(r, i, kink, tag);
}

Line Kinks::line(Place i, Tag tag, double time) const {
  Line line{0, 0};
  for (std::size_t r = 0; r < count_[i] && times(r)[i] <= time; ++r) {
    if (tags(r)[i] != tag) continue;
    line.value += jumps(r)[i] + slopes(r)[i] * (time - times(r)[i]);
    line.slope += slopes(r)[i];
  }
  return line;
}

void Kinks::forget_after(Place i, Tag tag, double time) {
  std::uint32_t kept = 0;
  while (kept < count_[i] && times(kept)[i] <= time) ++kept;
  for (std::size_t r = kept; r < count_[i]; ++r)
    if (tags(r)[i] != tag) put(kept++, i, at(r, i), tags(r)[i]);
  for (std::size_t r = kept; r < count_[i]; ++r) time_[r * stride_ + i] = never;
  count_[i] = kept;
}

void Kinks::hold(Place i, Tag tag, double time, double value) {
  const Line before = line(i, tag, time);
  forget_after(i, tag, time);
  if (before.value != value || before.slope != 0) add(i, tag, {time, value - before.value, -before.slope});
}

std::size_t Kinks::most(const Neighbours& side) const {
  std::size_t most = 0;
  for (const Place i : side.who) most = std::max<std::size_t>(most, count_[i]);
  return most;
}

}  // namespace spinepath
