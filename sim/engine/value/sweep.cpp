#include "sim/engine/value/sweep.h"

#include "sim/engine/relief/relief.h"

namespace spinepath {
namespace {

/// Time at or above the criterion on the way from a to b in h years.
SPINEPATH_INLINE Lanes time_above(double criterion, Lanes a, Lanes b, Lanes h) {
  const double limit = criterion - same_relief;
  const Lanes none{}, one = none + 1.0;
  const Lanes first = a >= limit ? one : none, last = b >= limit ? one : none;
  const Lanes crossing = (limit - a) / (first == last ? one : b - a);  // used only if first != last
  return h * (last + (first - last) * crossing);
}

SPINEPATH_INLINE Lanes within(Lanes x, Lanes low, Lanes high) { return smaller(larger(x, low), high); }

}  // namespace

struct alignas(sizeof(Lanes)) Sweep::State {
  Lanes time{}, x{};              ///< relief before the clamp, now
  Lanes slope{}, nature_slope{};  ///< of all layers, and of the natural course
  Times above;
};

/// For a while a correction of this value at its begin, and with this slope; nothing before and after.
SPINEPATH_INLINE void Sweep::correct(LaneBits who, Lanes from, Lanes until, Lanes value, Lanes slope) {
  const Lanes jump = only(who, value), turn = only(who, slope);
  corrections_.push_back({from, jump, turn});
  corrections_.push_back({until, -(jump + turn * (until - from)), -turn});
}

/// A piece that is out of range at its begin, until it enters, or at its end, from when it leaves. Its correction ends
/// at `until` exactly: rounded to an earlier time, relief just before a kink or the end would be out of range.
SPINEPATH_INLINE void Sweep::keep_within(Lanes until, Lanes x, const State& state, const Life& life) {
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

SPINEPATH_INLINE void Sweep::go_to(Lanes until, State& state, const Life& life) {
  const Lanes h = until - state.time, x = state.x + (state.slope + state.nature_slope) * h;
  state.above.above_lower += time_above(lower_criterion, state.x, x, h);
  state.above.above_higher += time_above(higher_criterion, state.x, x, h);
  const Lanes high = Lanes{} + 100.0;
  const LaneBits in =
      where_equal(within(state.x, life.lowest, high), state.x) & where_equal(within(x, life.lowest, high), x);
  if (any(~in)) keep_within(until, x, state, life);
  state.x = x;
  state.time = until;
}

/// Cell after cell of the natural course, and in each the kinks of the layers that fall into it. Patients without a kink
/// there stay where they are.
SPINEPATH_VECTORISED
Sweep::Times Sweep::run(const Neighbours& side, const Nature& nature, const Kinks& kinks, const Life& life) {
  corrections_.clear();
  State state;
  std::size_t next = 0;  // the first kink that any of them has not passed
  const std::size_t most = kinks.most(side);
  Lanes cell_begins = Lanes{} - 1.0;
  for (std::size_t cell = 0; cell < nature.cells(); ++cell) {
    const Lanes cell_ends = smaller(side.of(nature.times(cell + 1)), life.end);
    state.nature_slope = side.of(nature.slopes(cell));
    for (std::size_t r = next; r < most; ++r) {
      const Lanes time = side.of(kinks.times(r));
      const LaneBits before = where_below(time, cell_ends), here = before & ~where_below(time, cell_begins);
      if (!any(before)) break;
      if (!any(~before)) next = r + 1;
      if (!any(here)) continue;
      go_to(select(here, time, state.time), state, life);
      state.x += only(here, side.of(kinks.jumps(r)));
      state.slope += only(here, side.of(kinks.slopes(r)));
    }
    go_to(larger(cell_ends, state.time), state, life);
    cell_begins = cell_ends;
    if (!any(where_below(cell_ends, life.end))) break;
  }
  return state.above;
}

}  // namespace spinepath
