// Axis of what one unit of the effect may cost, shared by the curves by threshold.
#pragma once
#include <vector>

#include "sim/report/data/decision.h"
#include "sim/report/plot/plot.h"

namespace spinepath::report {

/// From 0 to the highest threshold.
Range threshold_range(const DecisionOfView& view);

/// Texts below, and dashed lines at the thresholds asked for.
void threshold_axis(Plot& plot, const Material& material);

/// A pathway's line over all thresholds.
using OfOption = std::optional<double> (*)(const Option&);
std::vector<Point> curve_over_thresholds(const DecisionOfView& view, const PathwayText& pathway,
                                         OfOption value);

/// The pathways that a view has, in the study's order.
std::vector<PathwayText> pathways_in(const DecisionOfView& view, const Study& study);

/// Neighbouring thresholds with the same best pathway, as indices of the view's thresholds; each goes on to the first
/// threshold of the next.
struct BestRun {
  const PathwayText* pathway;
  std::size_t first, last;
};
std::vector<BestRun> best_runs(const DecisionOfView& view);

}  // namespace spinepath::report
