#include "sim/engine/value/sweep.h"

#include "sim/engine/relief/relief.h"

namespace spinepath {
namespace {

SPINEPATH_INLINE Lanes within(Lanes x, Lanes low, Lanes high) { return smaller(larger(x, low), high); }

}  // namespace

struct alignas(sizeof(Lanes)) Sweep::State {
  Sweep& sweep;
  const Life& life;
  Lanes time{}, x{};              ///< relief before the clamp, now
  Lanes slope{}, nature_slope{};  ///< of all layers, and of the natural course
  Times above{};

  SPINEPATH_INLINE void go_to(Lanes until) {
    const Lanes h = until - time, then = x + (slope + nature_slope) * h;
    measure(x, then, h);
    const Lanes high = Lanes{} + 100.0;
    const LaneBits in =
        where_equal(within(x, life.lowest, high), x) & where_equal(within(then, life.lowest, high), then);
    if (any(~in)) sweep.keep_within(until, then, *this);
    x = then;
    time = until;
  }
  /// Time at or above the criteria on the way from a to b in h years.
  SPINEPATH_INLINE void measure(Lanes a, Lanes b, Lanes h) {
    const Lanes none{}, one = none + 1.0, top = larger(a, b);
    const Lanes per_change = one / larger(top - smaller(a, b), none + 1e-300);  // constant: all or nothing
    const auto share = [&](double criterion) __attribute__((always_inline)) {
      return within((top - (criterion - same_relief)) * per_change, none, one);
    };
    above.above_lower += h * share(lower_criterion);
    above.above_higher += h * share(higher_criterion);
  }
  SPINEPATH_INLINE void bend(LaneBits who, Lanes jump, Lanes change) {
    x += only(who, jump);
    slope += only(who, change);
  }
};

/// For a while a correction of this value at its begin, and with this slope; nothing before and after.
SPINEPATH_INLINE void Sweep::correct(LaneBits who, Lanes from, Lanes until, Lanes value, Lanes slope) {
  const Lanes after = -(value + slope * (until - from));
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    if (who[lane] == 0) continue;
    add(lane, from[lane], value[lane], slope[lane]);
    add(lane, until[lane], after[lane], -slope[lane]);
  }
}

/// One of one patient, together with his last one if that is at the same time.
SPINEPATH_INLINE void Sweep::add(std::size_t lane, double time, double jump, double slope) {
  std::size_t& count = counts_[lane];
  if (count == 0 || corrections_[count - 1].time[lane] != time) {
    if (++count > corrections_.size()) corrections_.push_back(KinkLanes{Lanes{} + never, Lanes{}, Lanes{}});
    corrections_[count - 1].time[lane] = time;
  }
  KinkLanes& kink = corrections_[count - 1];
  kink.jump[lane] += jump;
  kink.slope[lane] += slope;
}

/// A piece that is out of range at its begin, until it enters, or at its end, from when it leaves. Its correction ends
/// at `until` exactly: rounded to an earlier time, relief just before a kink or the end would be out of range.
SPINEPATH_INLINE void Sweep::keep_within(Lanes until, Lanes x, const State& state) {
  const Life& life = state.life;
  const Lanes high = Lanes{} + 100.0, none{}, slope = state.slope + state.nature_slope,
              h = until - state.time;
  const Lanes first = within(state.x, life.lowest, high), last = within(x, life.lowest, high);
  const LaneBits begins_out = ~where_equal(first, state.x), ends_out = ~where_equal(last, x);
  const LaneBits stays_out = begins_out & ends_out & where_equal(first, last);
  const Lanes step = slope == 0.0 ? none + 1.0 : slope;
  if (any(begins_out)) {
    const Lanes enters = state.time + within((first - state.x) / step, none, h);
    correct(begins_out, state.time, select(stays_out, until, enters), first - state.x, -slope);
  }
  if (const LaneBits out = ends_out & ~stays_out; any(out)) {
    const Lanes leaves = state.time + within((last - state.x) / step, none, h);
    correct(out, leaves, until, none, -slope);
  }
}

SPINEPATH_VECTORISED
Sweep::Times Sweep::run(const Neighbours& side, const Nature& nature, const Kinks& kinks, const Life& life) {
  corrections_.clear();
  counts_ = {};
  State state{*this, life};
  go_through(side, nature, kinks, Lanes{} - 1.0, life.end, state);
  return state.above;
}

}  // namespace spinepath
