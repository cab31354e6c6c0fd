// Location: a position in the input. FileSet numbers the files read, so that a location is three small
// integers, and sorting by location gives reading order.
#pragma once
#include <compare>

namespace spinepath::scenario {

struct Location {
  int file = 0;    ///< index into the list of files read, in reading order
  int line = 0;    ///< from 1; 0: not in a file (a default)
  int column = 0;  ///< from 1
  // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm
  auto operator<=>(const Location&) const = default;
};

}  // namespace spinepath::scenario
