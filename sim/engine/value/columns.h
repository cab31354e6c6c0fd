// Columns: kinks of lane_count patients in the form in which relief and its integrals are sums over them (value.h).
#pragma once
#include <vector>

#include "models/numerics/lanes.h"

namespace spinepath {

/// What one kink adds from its time on.
struct alignas(sizeof(Lanes)) Column {
  Lanes time;      ///< [years from entry]
  Lanes constant;  ///< jump - slope * time [percent]
  Lanes slope;     ///< [percent per year]
  Lanes costs;     ///< jump G1 - slope G2 with the discount of costs [percent * years]
};

/// Sums over kinks.
struct alignas(sizeof(Lanes)) ColumnSums {
  Lanes constant{}, slope{}, costs{};

  SPINEPATH_INLINE void add(LaneBits who, const Column& kink) {
    constant += only(who, kink.constant);
    slope += only(who, kink.slope);
    costs += only(who, kink.costs);
  }
  SPINEPATH_INLINE ColumnSums& operator+=(const ColumnSums& other) {
    constant += other.constant;
    slope += other.slope;
    costs += other.costs;
    return *this;
  }
  /// Relief at a time after these kinks and before the next one [percent].
  SPINEPATH_INLINE Lanes at(Lanes time) const { return constant + slope * time; }
};

/// In order of time.
class Columns {
 public:
  /// For so many of them.
  SPINEPATH_INLINE void begin(std::size_t room) {
    if (columns_.size() < room) columns_.resize(2 * room);
    count_ = passed_ = 0;
    of_passed_ = {};
  }
  SPINEPATH_INLINE void add(const Column& kink) {
    Column& to = columns_[count_++];
    to.time = kink.time;  // one by one: g++ copies a whole Column by way of the stack
    to.constant = kink.constant;
    to.slope = kink.slope;
    to.costs = kink.costs;
  }

  // Of the kinks before a time, or up to it, without their integrals.
  SPINEPATH_INLINE ColumnSums before(Lanes time) const {
    return of_those([&](Lanes kink) __attribute__((always_inline)) { return where_below(kink, time); });
  }
  SPINEPATH_INLINE ColumnSums through(Lanes time) const {
    return of_those([&](Lanes kink) __attribute__((always_inline)) { return where_at_most(kink, time); });
  }
  /// Of the kinks before a moment, which must not be before that of the last call.
  SPINEPATH_INLINE ColumnSums up_to(Lanes moment) {
    for (; passed_ < count_; ++passed_) {
      const LaneBits counts = where_below(columns_[passed_].time, moment);
      if (any(~counts)) break;
      of_passed_.add(counts, columns_[passed_]);
    }
    ColumnSums sums = of_passed_;
    for (std::size_t c = passed_; c < count_; ++c) {
      const LaneBits counts = where_below(columns_[c].time, moment);
      if (!any(counts)) break;
      sums.add(counts, columns_[c]);
    }
    return sums;
  }

 private:
  SPINEPATH_INLINE ColumnSums of_those(const auto& time_counts) const {
    ColumnSums sums;
    for (std::size_t c = 0; c < count_; ++c) {
      const LaneBits counts = time_counts(columns_[c].time);
      sums.constant += only(counts, columns_[c].constant);
      sums.slope += only(counts, columns_[c].slope);
    }
    return sums;
  }

  std::vector<Column> columns_;  ///< the first `count_` of them
  std::size_t count_ = 0;
  std::size_t passed_ = 0;  ///< columns before the last moment, of all patients
  ColumnSums of_passed_;
};

}  // namespace spinepath
