// Pieces of relief: goes through the time of lane_count patients, from one kink of their layers or knot of their
// natural course to the next one, each at his own time.
#pragma once
#include "sim/engine/crowd/nature.h"
#include "sim/engine/relief/kinks.h"

namespace spinepath {

/// Sets `visit.nature_slope` at the begin of a cell of the natural course, calls `visit.go_to(until)` for each piece and
/// `visit.bend(who, jump, slope)` at the kinks after `from` and before the end, of those patients who have one there;
/// the others stay where they are, with `until` as before. `visit.time` is how far they are.
template <class Visitor>
SPINEPATH_INLINE void go_through(const Neighbours& side, const Nature& nature, const Kinks& kinks, Lanes from,
                                 Lanes end, Visitor& visit) {
  const std::size_t most = kinks.most(side);
  std::size_t next = 0;  // the first kink that any of them has not passed
  while (next < most && !any(where_below(from, side.of(kinks.times(next))))) ++next;
  Lanes cell_begins = from;
  for (std::size_t cell = 0; cell < nature.cells(); ++cell) {
    const bool last = cell + 1 == nature.cells();
    visit.nature_slope = side.of(nature.slopes(cell));
    const Lanes cell_ends = last ? end : smaller(side.of(nature.times(cell + 1)), end);
    for (std::size_t r = next; r < most; ++r) {
      const Lanes time = side.of(kinks.times(r));
      const LaneBits before = where_below(time, cell_ends);
      if (!last && !any(before)) break;
      if (!last && !any(~before)) next = r + 1;
      const LaneBits here = before & where_at_most(cell_begins, time) & where_below(from, time);
      if (!last && !any(here)) continue;
      visit.go_to(select(here, time, visit.time));
      visit.bend(here, side.of(kinks.jumps(r)), side.of(kinks.slopes(r)));
    }
    visit.go_to(larger(cell_ends, visit.time));
    cell_begins = cell_ends;
    if (!last && !any(where_below(cell_ends, end))) break;
  }
}

}  // namespace spinepath
