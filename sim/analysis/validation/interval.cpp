#include "sim/analysis/validation/interval.h"

#include <algorithm>
#include <cmath>

#include "models/outcomes.h"

namespace spinepath {
namespace {

constexpr double z_95 = 1.959963984540054;  ///< normal quantile of 0.975

}  // namespace

FigureInterval wilson_interval(double share, double n) {
  const double z2 = z_95 * z_95, whole = 1 + z2 / n;
  const double centre = (share + z2 / (2 * n)) / whole;
  const double half = z_95 / whole * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  return {std::clamp(centre - half, 0.0, share), std::clamp(centre + half, share, 1.0)};
}

std::optional<FigureInterval> interval_of(const scenario::Published& figure) {
  if (figure.low && figure.high) return FigureInterval{*figure.low, *figure.high};
  if (figure.n == 0) return {};
  const double value = *figure.value, n = static_cast<double>(figure.n);
  if (figure.sd) {
    const double half = z_95 * *figure.sd / std::sqrt(n);
    return FigureInterval{value - half, value + half};
  }
  const bool share = (info_of(figure.outcome).unit == "probability" && !figure.difference);
  return share && value >= 0 && value <= 1 ? std::optional(wilson_interval(value, n)) : std::nullopt;
}

Verdict verdict_on(std::optional<double> predicted, std::optional<double> se,
                   const std::optional<FigureInterval>& interval) {
  if (!predicted || !interval) return Verdict::unknown;
  const double margin = z_95 * se.value_or(0);
  const double above_low = *predicted - interval->low, below_high = interval->high - *predicted;
  const double within = std::min(above_low, below_high);
  if (within >= margin) return Verdict::inside;
  return within < -margin ? Verdict::outside : Verdict::borderline;
}

}  // namespace spinepath
