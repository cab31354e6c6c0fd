// Groups of a crowd: a crowd is patients who are simulated together, with a row of numbers over them for each thing
// known about them; a group is the list of their places in it. Numbers just drawn for a group are dense and
// in the order of the list. Neighbours: lane_count of a group at once, for loops over Lanes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "models/numerics/lanes.h"

namespace spinepath {

using Place = std::uint32_t;
using Who = std::vector<Place>;  ///< places in the crowd, ascending
using Row = std::vector<double>;

/// A time that does not come [years].
inline constexpr double never = std::numeric_limits<double>::infinity();

/// Keeps those of a group for which `stays(k)` holds, and their numbers in `rows`. Without branches: the processor
/// cannot predict who stays.
template <class Stays, class... Rows>
void keep(Who& who, Stays&& stays, Rows&... rows) {
  std::size_t kept = 0;
  Place* const places = who.data();
  for (std::size_t k = 0, n = who.size(); k < n; ++k) {
    const bool stay = stays(k);
    places[kept] = places[k];
    ((rows[kept] = rows[k]), ...);
    kept += stay ? 1 : 0;
  }
  who.resize(kept);
}

/// Where there are fewer than lane_count, lanes repeat the last one, but are not written.
struct Neighbours {
  Place who[lane_count];
  std::size_t count;
  bool together;  ///< side by side in the crowd as well

  SPINEPATH_INLINE Neighbours(const Place* from, std::size_t left)
      : count(left < lane_count ? left : lane_count) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) who[lane] = from[lane < count ? lane : count - 1];
    together = count == lane_count && who[lane_count - 1] == who[0] + lane_count - 1;
  }
  SPINEPATH_INLINE Lanes of(const double* row) const {
    if (together) return load(row + who[0]);
    double each[lane_count];  // [row's unit]
    for (std::size_t lane = 0; lane < lane_count; ++lane) each[lane] = row[who[lane]];
    return load(each);
  }
  SPINEPATH_INLINE void put(double* row, const Lanes& x) const {
    if (together) return store(row + who[0], x);
    double each[lane_count];  // [row's unit]
    store(each, x);
    for (std::size_t lane = 0; lane < count; ++lane) row[who[lane]] = each[lane];
  }
};

}  // namespace spinepath
