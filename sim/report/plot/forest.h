// A forest plot: for each pathway a mean and an interval on a common axis, with a line at 0.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/report/data/study.h"
#include "sim/report/plot/scale.h"

namespace spinepath::report {

struct ForestItem {
  const PathwayText* pathway;
  double mean, low, high;  ///< [units of the axis]
};

struct Forest {
  std::string title, unit;  ///< text
  std::vector<ForestItem> items;
  Range range;                              ///< of the axis
  std::function<std::string(double)> text;  ///< of means, ends and ticks
};

/// The range that holds all intervals and 0, with some room.
Range range_of(const std::vector<ForestItem>& items);

/// One panel.
std::string markup_of(const Forest& forest);
/// Panels next to each other.
std::string panels(const std::vector<Forest>& forests);

}  // namespace spinepath::report
