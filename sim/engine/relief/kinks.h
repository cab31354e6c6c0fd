// Kinks: piecewise linear functions of time, one for each patient of a crowd, as the changes of value and slope in
// order of time. Functions add up by adding their kinks, so a kink has the tag of the part that it is of. They are
// in rows over the crowd, the r-th kinks of all patients side by side.
#pragma once
#include "sim/engine/rows/who.h"

namespace spinepath {

struct Kink {
  double time;   ///< [years from entry]
  double jump;   ///< change of the value [percent]
  double slope;  ///< change of the slope [percent per year]
};

/// Value and slope at a time.
struct Line {
  double value;  ///< [percent]
  double slope;  ///< [percent per year]
};

/// A whole number, kept as the other numbers of a kink are.
using Tag = double;

class Kinks {
 public:
  /// For a crowd of at most `room` patients; the rows grow as needed.
  explicit Kinks(std::size_t room);
  void clear();
  void copy(const Kinks& other);

  void add(Place i, Tag tag, const Kink& kink);
  /// The kinks of one tag: their sum at a time, and their removal after it.
  Line line(Place i, Tag tag, double time) const;
  void forget_after(Place i, Tag tag, double time);
  /// From a time on the part of one tag keeps the value.
  void hold(Place i, Tag tag, double time, double value);

  std::size_t count(Place i) const { return count_[i]; }
  std::size_t most(const Neighbours& side) const;  ///< of any of them
  Kink at(std::size_t r, Place i) const { return {times(r)[i], jumps(r)[i], slopes(r)[i]}; }

  // The r-th kinks of all patients; beyond a patient's last one the time is `never`.
  const double* times(std::size_t r) const { return &time_[r * stride_]; }
  const double* jumps(std::size_t r) const { return &jump_[r * stride_]; }
  const double* slopes(std::size_t r) const { return &slope_[r * stride_]; }
  const double* tags(std::size_t r) const { return &tag_[r * stride_]; }

 private:
  void put(std::size_t r, Place i, const Kink& kink, Tag tag);
  void grow(std::size_t rows);
  std::size_t stride_;
  std::size_t used_ = 0;  ///< rows that may hold kinks
  Row time_, jump_, slope_, tag_;
  std::vector<std::uint32_t> count_;  ///< by patient
};

/// Sum of the kinks of lane_count patients before a time, or up to it.
enum class Limit { left, right };
template <Limit limit>
SPINEPATH_INLINE Lanes sum_at(const Kinks& kinks, const Neighbours& side, Lanes time) {
  Lanes sum{};
  for (std::size_t r = 0, most = kinks.most(side); r < most; ++r) {
    const Lanes kink = side.of(kinks.times(r));
    const LaneBits counts = limit == Limit::left ? where_below(kink, time) : where_at_most(kink, time);
    sum += only(counts, side.of(kinks.jumps(r)) + side.of(kinks.slopes(r)) * (time - kink));
  }
  return sum;
}

}  // namespace spinepath
