#include "sim/analysis/ratios/fieller.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/format/scenario.h"

namespace spinepath {
namespace {

constexpr std::uint64_t fewest_groups = 16;

}  // namespace

RatioInterval fieller(const IncrementMoments& increment, double quantile) {
  const double q = quantile * quantile;
  const double a = increment.effect * increment.effect - q * increment.effect_variance;
  if (a <= 0) return {};
  const double b = increment.cost * increment.effect - q * increment.covariance;
  const double c = increment.cost * increment.cost - q * increment.cost_variance;
  const double root = std::sqrt(std::max(0.0, b * b - a * c));
  return {(b - root) / a, (b + root) / a};
}

double student_quantile(double degrees) {
  const double z = scenario::z_975, z2 = z * z;
  return z * (1 + (z2 + 1) / (4 * degrees) + ((5 * z2 + 16) * z2 + 3) / (96 * degrees * degrees) +
              (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * degrees * degrees * degrees));
}

IncrementMoments increment_moments(PathwayPair pair, const RunGroups& groups,
                                   const Perspective& perspective) {
  const std::vector<double> means = groups.sums.means();
  const std::uint64_t count = groups.sums.groups();
  const std::size_t columns = means.size() / count;
  const auto increment = [&](std::uint64_t group, std::size_t quantity) {
    return means[group * columns + pair.here * quantity_count + quantity] -
           means[group * columns + pair.there * quantity_count + quantity];
  };
  const auto n = static_cast<double>(count);
  IncrementMoments moments{};
  for (std::uint64_t g = 0; g < count; ++g) {
    moments.cost += increment(g, perspective.cost()) / n;
    moments.effect += increment(g, perspective.gain()) / n;
  }
  // The variance of a mean over groups, and from there over all patients: the last few are in no group.
  const double grouped = n * static_cast<double>(groups.sums.group_size());
  const double share = grouped / groups.patients / (n - 1) / n;
  for (std::uint64_t g = 0; g < count; ++g) {
    const double c = increment(g, perspective.cost()) - moments.cost,
                 e = increment(g, perspective.gain()) - moments.effect;
    moments.cost_variance += c * c * share;
    moments.effect_variance += e * e * share;
    moments.covariance += c * e * share;
  }
  return moments;
}

std::vector<FrontierRow> with_monte_carlo_intervals(std::vector<FrontierRow> rows, const RunGroups& groups,
                                                    const Perspective& perspective) {
  if (groups.sums.groups() < fewest_groups) return rows;
  const double quantile = student_quantile(static_cast<double>(groups.sums.groups() - 1));
  for (FrontierRow& row : rows) {
    if (!row.icer) continue;
    IncrementMoments moments =
        increment_moments({.here = row.strategy, .there = row.against}, groups, perspective);
    moments.cost = *row.incremental_cost;  // over all patients
    moments.effect = *row.incremental_effect;
    row.interval = fieller(moments, quantile);
  }
  return rows;
}

}  // namespace spinepath
