#include "sim/engine/relief/kinks.h"

namespace spinepath {

/// Rows are no power of two apart, or they would share a few lines of the cache.
Kinks::Kinks(std::size_t room) : stride_(padded(room) + 8), count_(padded(room)) {
  grow(8);
  used_ = 0;
}

/// To at least so many rows in use.
void Kinks::grow(std::size_t rows) {
  used_ = rows;
  if (used_ * stride_ <= time_.size()) return;
  time_.resize(2 * used_ * stride_, never);
  for (Row* row : {&jump_, &slope_, &tag_}) row->resize(time_.size());
}

void Kinks::clear() {
  std::fill_n(time_.begin(), used_ * stride_, never);
  std::ranges::fill(count_, 0.0);
  used_ = 0;
}

void Kinks::copy(const Kinks& other) {
  const std::size_t rows = used_, n = other.used_ * stride_;
  grow(other.used_);
  const auto copy_rows = [&](Row& to, const Row& from) { std::copy_n(from.begin(), n, to.begin()); };
  if (rows > used_)
    std::fill_n(time_.begin() + static_cast<std::ptrdiff_t>(n), (rows - used_) * stride_, never);
  copy_rows(time_, other.time_);
  copy_rows(jump_, other.jump_);
  copy_rows(slope_, other.slope_);
  copy_rows(tag_, other.tag_);
  count_ = other.count_;
}

}  // namespace spinepath
