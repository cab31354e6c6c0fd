// Stacked horizontal bars, a row a pathway: parts of a whole in shades that are no pathway's, each with its amount
// where there is room, and a total with its error at the right.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct StackedPart {
  std::string name;    ///< text
  double amount;       ///< at least 0 [unit of the axis]
  std::string colour;  ///< class: "m0"
};

struct StackedRow {
  const PathwayText* pathway;
  std::vector<StackedPart> parts;
  Estimate total;                   ///< what is at the right
  std::optional<double> mark = {};  ///< of a reference line [unit of the axis]
};

/// Amounts of money. `unit`: text.
std::string stacked_bars(const std::vector<StackedRow>& all, const std::string& unit);

}  // namespace spinepath::report
