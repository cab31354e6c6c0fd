// Axis of time from entry, stretched at the start: the distance is the square root of time.
#pragma once
#include <cmath>
#include <string>

#include "sim/report/data/study.h"
#include "sim/report/plot/plot.h"

namespace spinepath::report {

/// [square root of the horizon]: 0 at entry, 1 at the horizon.
inline double stretched(double years, const Study& study) { return std::sqrt(years / study.horizon); }
inline constexpr Range stretched_range{0, 1};

/// "6 wk", "3 mo", "5 y": for axes.
std::string short_time(const std::string& time);

/// Widths for which the texts are chosen: usual, and on narrow screens.
struct AxisWidths {
  double wide = 700, narrow = 250;  ///< [pixels]
};

/// Report times below the axis, fewer on narrow screens, and what is beyond the evidence shaded.
void time_axis(Plot& plot, const Study& study, AxisWidths widths = {});

/// From when on effects are extrapolated, as a sentence; empty if they are not.
std::string beyond_evidence(const Study& study);

}  // namespace spinepath::report
