// TooLarge: rates of a life table that no probability or death rate can be. Many of them mean another scale, such
// as rates per 100,000: that is one error for the file. Few are errors of their cells.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/life_table/columns.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/location.h"

namespace spinepath::scenario {

/// A cell with a rate, as written.
struct RateCell {
  Location where;
  std::string column, text;
  Rate rate = Rate::of_dying;
};

class TooLarge {
 public:
  /// Whether a rate at an age [years] is too large. One that only many cells make suspicious is not.
  bool take(const RateCell& cell, double value, int age);
  /// The same of a cell with separators of thousands, which is no rate.
  bool take(const RateCell& cell);
  bool many() const;
  void report(Report& report) const;

 private:
  struct Found {
    RateCell cell;
    double value;     ///< [1], or [per year]
    bool impossible;  ///< false: only many of them are an error
  };
  std::vector<Found> all_;
};

/// "probability", "central death rate", and the values of them that are allowed.
std::string_view name_of(Rate rate);
std::string allowed(Rate rate);

}  // namespace spinepath::scenario
