// The 95 % interval of a ratio by the draws of a PSA: quantiles of incremental cost over incremental effect, with draws in
// the order of their angle on the cost-effectiveness plane. A draw with no gain has no ratio: it is beyond all others,
// above them if it costs more, below them if it costs less. Where a limit is such a draw, the ratio has no interval.
// Monte Carlo noise is removed from the draws, from cost and effect jointly (noise_correction.h), or left in them.
// Sources: Black, Med Decis Making 10 (1990) 212; Obenchain et al., Health Econ 6 (1997) 299 (the angle).
#pragma once
#include <span>
#include <vector>

#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

/// A draw's increments of a strategy over another.
struct DrawnIncrement {
  double cost, effect;  ///< [money per patient], [unit of effect per patient]
};
RatioInterval ratio_interval(std::span<const DrawnIncrement> draws);

enum class DrawNoise { removed, kept };

/// Adds the intervals. Rows refer to strategies of the sample.
std::vector<FrontierRow> with_draw_intervals(std::vector<FrontierRow> rows, const PsaSample& sample,
                                             const Perspective& perspective,
                                             DrawNoise noise = DrawNoise::removed);

}  // namespace spinepath
