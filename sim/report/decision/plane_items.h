// What is drawn on the cost-effectiveness plane: differences to the reference, effect across and money up, with their
// clouds, ellipses and the ranges that hold them. Units: those of the effect and of money, per patient.
#pragma once
#include <vector>

#include "sim/report/data/decision.h"
#include "sim/report/page/data_table.h"
#include "sim/report/plot/plot.h"

namespace spinepath::report {

struct PlaneItem {
  const PathwayText* pathway;
  DrawnDifferences draws;  ///< empty without a PSA
  Estimate effect, cost;
  Point mean;
};

/// The alternatives of which both differences are known.
std::vector<PlaneItem> plane_items(const Material& material);

/// Whether there are draws.
bool has_clouds(const std::vector<PlaneItem>& items);

/// Every k-th draw, so that at most so many remain, and k.
struct Thinned {
  std::vector<Point> points;
  std::size_t step = 1;
};
Thinned thinned(const DrawnDifferences& draws, std::size_t most);

/// The ellipse that holds 95 % of a normal distribution with the draws' mean and covariance. Empty if they do not
/// vary in both directions.
std::vector<Point> ellipse_of(const DrawnDifferences& draws);

/// Ranges that hold 0, all means, ellipses and intervals, and all but the outermost draws.
struct PlaneRanges {
  Range x, y;
};
PlaneRanges plane_ranges(const std::vector<PlaneItem>& items);

/// Means, and shares of the draws with a gain, with more cost, and worth it at each threshold.
DataTable plane_table(const Material& material, const std::vector<PlaneItem>& items);

}  // namespace spinepath::report
