#include "sim/analysis/ratios/over_draws.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/statistics/quantile.h"
#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

/// Draws of cost and effect, the latter two of the columns; the first one is 0, as in Increments.
Increments drawn_increments(const FrontierRow& row, const PsaSample& sample, const Perspective& perspective) {
  const std::array<std::size_t, 2> quantities{perspective.cost(), perspective.gain()};
  const auto draws = static_cast<Eigen::Index>(sample.draws);
  Increments increments{.value = Eigen::MatrixXd::Zero(draws, 3), .noise = Eigen::MatrixXd::Zero(3, 3)};
  const std::size_t here = row.strategy, there = row.against;
  for (std::size_t a = 0; a < 2; ++a) {
    const auto column = static_cast<Eigen::Index>(a + 1);
    const std::size_t q = quantities[a];
    for (Eigen::Index i = 0; i < draws; ++i) {
      const auto draw = static_cast<std::size_t>(i);
      increments.value(i, column) = sample.at(draw, here, q) - sample.at(draw, there, q);
    }
    for (std::size_t b = 0; b < 2; ++b) {
      const std::size_t r = quantities[b];
      increments.noise(column, static_cast<Eigen::Index>(b + 1)) =
          sample.noise_at(here, q, here, r) - sample.noise_at(here, q, there, r) -
          sample.noise_at(there, q, here, r) + sample.noise_at(there, q, there, r);
    }
  }
  return increments;
}

/// Of the two strategies in any draw: what rounding errors are measured by. [unit of effect per patient]
double largest_effect(const FrontierRow& row, const PsaSample& sample, const Perspective& perspective) {
  double largest = 0;
  for (std::size_t draw = 0; draw < sample.draws; ++draw)
    for (const std::size_t strategy : {row.strategy, row.against})
      largest = std::max(largest, std::fabs(sample.at(draw, strategy, perspective.gain())));
  return largest;
}

}  // namespace

RatioInterval ratio_interval(std::span<const DrawnIncrement> draws) {
  constexpr double tail = 0.025;
  std::vector<double> ratios;
  std::size_t below = 0, above = 0;  // draws without a gain
  for (const DrawnIncrement& draw : draws) {
    if (draw.effect > 0)
      ratios.push_back(draw.cost / draw.effect);
    else if (draw.cost < 0)
      ++below;
    else
      ++above;
  }
  // Places of the two quantiles among all draws, and from there among those with a ratio.
  const double last = static_cast<double>(draws.size()) - 1,
               last_ratio = static_cast<double>(ratios.size()) - 1;
  const double low = tail * last - static_cast<double>(below),
               high = (1 - tail) * last - static_cast<double>(below);
  if (last_ratio < 1 || low < 0 || high > last_ratio) return {};
  return {quantile(ratios, low / last_ratio), quantile(ratios, high / last_ratio)};
}

std::vector<FrontierRow> with_draw_intervals(std::vector<FrontierRow> rows, const PsaSample& sample,
                                             const Perspective& perspective, DrawNoise noise) {
  for (FrontierRow& row : rows) {
    if (!row.icer) continue;
    Increments increments = drawn_increments(row, sample, perspective);
    const Eigen::MatrixXd values =
        noise == DrawNoise::kept ? std::move(increments.value) : without_noise(increments).value;
    const double size = largest_effect(row, sample, perspective);
    std::vector<DrawnIncrement> draws;
    for (Eigen::Index i = 0; i < values.rows(); ++i)
      draws.push_back({values(i, 1), zero_if_rounding_error(values(i, 2), size)});
    row.interval = ratio_interval(draws);
  }
  return rows;
}

}  // namespace spinepath
