// Interval of a published figure, and whether a prediction lies in it. The figure's own interval; else, from n, that
// of a share by Wilson's score, or of a mean with a standard deviation by the normal distribution.
// Source: Wilson, J Am Stat Assoc 22 (1927) 209.
#pragma once
#include <optional>

#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct FigureInterval {
  double low, high;  ///< 95 % [the outcome's unit]
};

/// None if the figure has neither an interval nor numbers that give one.
std::optional<FigureInterval> interval_of(const scenario::Published& figure);

/// Of a share of n patients; n > 0.
FigureInterval wilson_interval(double share, double n);

/// borderline: nearer to an end of the interval than the Monte Carlo error of the prediction (95 %) can distinguish;
/// unknown: nothing predicted, or no interval.
enum class Verdict { inside, borderline, outside, unknown };

/// `se`: Monte Carlo error of the prediction [the outcome's unit]; none: 0.
Verdict verdict_on(std::optional<double> predicted, std::optional<double> se,
                   const std::optional<FigureInterval>& interval);

}  // namespace spinepath
