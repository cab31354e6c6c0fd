// Kinks: piecewise linear functions of time, one for each patient of a crowd, as the changes of value and slope in
// order of time. Functions add up by adding their kinks, so a kink has the tag of the part that it is of. They are
// in rows over the crowd, the r-th kinks of all patients side by side, and are changed for lane_count patients at once
// (replace.h).
#pragma once
#include <algorithm>
#include <span>

#include "sim/engine/rows/who.h"

namespace spinepath {

/// A kink of each of lane_count patients.
struct alignas(sizeof(Lanes)) KinkLanes {
  Lanes time;   ///< [years from entry]; `never`: none
  Lanes jump;   ///< change of the value [percent]
  Lanes slope;  ///< change of the slope [percent per year]
};

/// Value and slope at a time.
struct alignas(sizeof(Lanes)) Line {
  Lanes value{};  ///< [percent]
  Lanes slope{};  ///< [percent per year]
};

/// A whole number, kept as the other numbers of a kink are.
using Tag = double;

class Kinks {
 public:
  /// For a crowd of at most `room` patients; the rows grow as needed.
  explicit Kinks(std::size_t room);
  void clear();
  void copy(const Kinks& other);

  /// Sum of the kinks of one tag up to a time.
  Line line(const Neighbours& side, Tag tag, Lanes time) const;
  /// Their value just before it.
  Lanes value_before(const Neighbours& side, Tag tag, Lanes time) const;
  // In replace.h:
  /// From `time` on the kinks of one tag are these, in order of time, instead of those that it has after it.
  void replace(const Neighbours& side, Tag tag, Lanes time, std::span<const KinkLanes> fresh);
  /// From `time` on the part of one tag keeps the value; `never`: it does not.
  void hold(const Neighbours& side, Tag tag, Lanes time, Lanes value);

  std::size_t count(Place i) const { return static_cast<std::size_t>(count_[i]); }
  std::size_t most(const Neighbours& side) const {  ///< of any of them
    double most = 0;                                // [1]
    for (const Place i : side.who) most = std::max(most, count_[i]);
    return static_cast<std::size_t>(most);
  }

  // The r-th kinks of all patients; beyond a patient's last one the time is `never`.
  const double* times(std::size_t r) const { return &time_[r * stride_]; }
  const double* jumps(std::size_t r) const { return &jump_[r * stride_]; }
  const double* slopes(std::size_t r) const { return &slope_[r * stride_]; }
  const double* tags(std::size_t r) const { return &tag_[r * stride_]; }

 private:
  struct alignas(sizeof(Lanes)) Tagged : KinkLanes {
    Lanes tag;
  };
  class Later;
  void merge(const Later& later, Tag tag, std::span<const KinkLanes> fresh);
  void grow(std::size_t rows);

  std::size_t stride_;
  std::size_t used_ = 0;  ///< rows that may hold kinks
  Row time_, jump_, slope_, tag_;
  Row count_;  ///< by patient
  std::vector<Tagged> merged_;
};

/// Sum of the kinks of lane_count patients up to a time.
SPINEPATH_INLINE Line sum_at(const Kinks& kinks, const Neighbours& side, Lanes time) {
  Line sum;
  for (std::size_t r = 0, most = kinks.most(side); r < most; ++r) {
    const Lanes kink = side.of(kinks.times(r)), slope = side.of(kinks.slopes(r));
    const LaneBits counts = where_at_most(kink, time);
    sum.value += only(counts, side.of(kinks.jumps(r)) + slope * (time - kink));
    sum.slope += only(counts, slope);
  }
  return sum;
}

SPINEPATH_INLINE Line Kinks::line(const Neighbours& side, Tag tag, Lanes time) const {
  Line line;
  for (std::size_t r = 0, most = this->most(side); r < most; ++r) {
    const Lanes kink = side.of(times(r)), slope = side.of(slopes(r));
    const LaneBits counts = where_at_most(kink, time) & where_equal(side.of(tags(r)), Lanes{} + tag);
    line.value += only(counts, side.of(jumps(r)) + slope * (time - kink));
    line.slope += only(counts, slope);
  }
  return line;
}

SPINEPATH_INLINE Lanes Kinks::value_before(const Neighbours& side, Tag tag, Lanes time) const {
  Lanes value{};
  for (std::size_t r = 0, most = this->most(side); r < most; ++r) {
    const Lanes kink = side.of(times(r));
    const LaneBits counts = where_below(kink, time) & where_equal(side.of(tags(r)), Lanes{} + tag);
    value += only(counts, side.of(jumps(r)) + side.of(slopes(r)) * (time - kink));
  }
  return value;
}

}  // namespace spinepath
