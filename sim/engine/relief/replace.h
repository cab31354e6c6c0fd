// How kinks of one tag are replaced by others: Kinks::replace and Kinks::hold, part of the loops that call them.
#pragma once
#include "sim/engine/relief/kinks.h"

namespace spinepath {

SPINEPATH_INLINE void Kinks::hold(const Neighbours& side, Tag tag, Lanes time, Lanes value) {
  const Lanes from = smaller(time, Lanes{} + 1e300);
  const Line before = line(side, tag, from);
  const LaneBits same = where_equal(before.value, value) & where_equal(before.slope, Lanes{});
  const KinkLanes kink{select(same, Lanes{} + never, time), value - before.value, -before.slope};
  replace(side, tag, from, {&kink, 1});
}

/// The places of kinks after a time: each patient's begin after those that he has up to it. Counts are doubles: g++ 12
/// makes wrong code of the largest of four 64-bit integers.
class alignas(sizeof(Lanes)) Kinks::Later {
 public:
  SPINEPATH_INLINE Later(const Kinks& kinks, const Neighbours& side, Lanes time)
      : side_(side), stride_(kinks.stride_) {
    for (std::size_t r = 0, most = kinks.most(side); r < most; ++r)
      past_ += only(where_at_most(side.of(kinks.times(r)), time), Lanes{} + 1.0);
    const Lanes later = side.of(kinks.count_.data()) - past_;
    double most_waiting = 0, most_past = 0;  // [1]
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      begin_[lane] = static_cast<std::size_t>(past_[lane]) * stride_ + side.who[lane];
      most_waiting = std::max(most_waiting, later[lane]);
      most_past = std::max(most_past, past_[lane]);
    }
    waiting = static_cast<std::size_t>(most_waiting);
    furthest = static_cast<std::size_t>(most_past);
    together_ = side.together && begin_[0] + 1 == begin_[1] && begin_[0] + 2 == begin_[2] &&
                begin_[0] + 3 == begin_[3];
  }
  SPINEPATH_INLINE Lanes of(const Row& row, std::size_t r) const {
    if (together_) return load(&row[begin_[0] + r * stride_]);
    double each[lane_count];  // [row's unit]
    for (std::size_t lane = 0; lane < lane_count; ++lane) each[lane] = row[begin_[lane] + r * stride_];
    return load(each);
  }
  SPINEPATH_INLINE void put(Row& row, std::size_t r, const Lanes& x) const {
    if (together_) return store(&row[begin_[0] + r * stride_], x);
    double each[lane_count];  // [row's unit]
    store(each, x);
    for (std::size_t lane = 0; lane < side_.count; ++lane) row[begin_[lane] + r * stride_] = each[lane];
  }
  SPINEPATH_INLINE void count(Row& counts, Lanes later) const { side_.put(counts.data(), past_ + later); }

  std::size_t waiting, furthest;  ///< most kinks of any of them after the time, and up to it

 private:
  const Neighbours& side_;
  std::size_t stride_;
  Lanes past_{};
  std::size_t begin_[lane_count];
  bool together_;
};

SPINEPATH_INLINE void Kinks::replace(const Neighbours& side, Tag tag, Lanes time,
                                     std::span<const KinkLanes> fresh) {
  const Later later(*this, side, time);
  const std::size_t n = fresh.size() + later.waiting;
  if (n == 0) return;
  if (later.furthest + n > used_) grow(later.furthest + n);
  Lanes count{};
  const auto put = [&](std::size_t j, const KinkLanes& kink, Lanes of) __attribute__((always_inline)) {
    later.put(time_, j, kink.time);
    later.put(jump_, j, kink.jump);
    later.put(slope_, j, kink.slope);
    later.put(tag_, j, of);
    count += only(where_below(kink.time, Lanes{} + never), Lanes{} + 1.0);
  };
  if (later.waiting == 0) {
    for (std::size_t j = 0; j < n; ++j) put(j, fresh[j], Lanes{} + tag);
  } else {
    merge(later, tag, fresh);
    for (std::size_t j = 0; j < n; ++j) put(j, merged_[j], merged_[j].tag);
  }
  later.count(count_, count);
}

/// Kinks of other tags that wait are put in order with the fresh ones by compare-exchange, before those of the same
/// time: nobody can predict which comes first.
SPINEPATH_INLINE void Kinks::merge(const Later& later, Tag tag, std::span<const KinkLanes> fresh) {
  std::size_t n = 0;
  merged_.resize(fresh.size() + later.waiting);
  for (const KinkLanes& kink : fresh) {
    Tagged& to = merged_[n++];
    to.time = kink.time;
    to.jump = kink.jump;
    to.slope = kink.slope;
    to.tag = Lanes{} + tag;
  }
  for (std::size_t w = later.waiting; w-- > 0;) {
    Lanes of = later.of(tag_, w), jump = later.of(jump_, w), slope = later.of(slope_, w);
    Lanes waits = select(where_equal(of, Lanes{} + tag), Lanes{} + never, later.of(time_, w));
    for (std::size_t j = 0; j < n; ++j) {
      Tagged& kink = merged_[j];
      const LaneBits swap = where_at_most(waits, kink.time);
      exchange(swap, kink.time, waits);
      exchange(swap, kink.jump, jump);
      exchange(swap, kink.slope, slope);
      exchange(swap, kink.tag, of);
    }
    Tagged& last = merged_[n++];
    last.time = waits;
    last.jump = jump;
    last.slope = slope;
    last.tag = of;
  }
}

}  // namespace spinepath
