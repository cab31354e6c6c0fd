#include "sim/report/decision/threshold_axis.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"

namespace spinepath::report {

Range threshold_range(const DecisionOfView& view) {
  const double most = view.at.empty() ? 0 : view.at.back().threshold;
  return {0, most > 0 ? most : 1};
}

void threshold_axis(Plot& plot, const Material& material) {
  constexpr int most_ticks = 5;
  const DecisionBasis basis = decision_basis(material);
  plot.grid_x(ticks(plot.x_range(), most_ticks).at, short_threshold, false);
  for (const double threshold : basis.thresholds)
    if (threshold <= plot.x_range().high) plot.upright(threshold, "thr");
  plot.axis_title(
      fmt::format("what a {} may cost, {}", escaped(basis.effect.one), escaped(material.study.currency)));
}

std::vector<Point> curve_over_thresholds(const DecisionOfView& view, const PathwayText& pathway,
                                         OfOption value) {
  std::vector<Point> points;
  for (const AtThreshold& at : view.at)
    if (const Option* option = at.of(pathway))
      if (const auto y = value(*option)) points.push_back({at.threshold, *y});
  return points;
}

std::vector<PathwayText> pathways_in(const DecisionOfView& view, const Study& study) {
  std::vector<PathwayText> all;
  for (const PathwayText& pathway : study.pathways)
    if (std::ranges::any_of(view.at, [&](const AtThreshold& at) { return at.of(pathway) != nullptr; }))
      all.push_back(pathway);
  return all;
}

std::vector<BestRun> best_runs(const DecisionOfView& view) {
  std::vector<BestRun> runs;
  for (std::size_t i = 0; i < view.at.size(); ++i) {
    const Option* best = view.at[i].best();
    if (best == nullptr) continue;
    if (!runs.empty() && runs.back().last + 1 >= i) runs.back().last = i;
    if (runs.empty() || runs.back().pathway != best->pathway) runs.push_back({best->pathway, i, i});
    runs.back().last = i;
  }
  return runs;
}

}  // namespace spinepath::report
