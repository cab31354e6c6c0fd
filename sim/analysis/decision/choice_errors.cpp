#include "sim/analysis/decision/choice_errors.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/analysis/decision/grouped_draws.h"
#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/statistics/jackknife.h"
#include "sim/analysis/statistics/principal_axes.h"

namespace spinepath {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

/// EVPI, then probabilities, then expected losses.
VectorXd figures_of(const BestSums& sums, double draws, const RowVectorXd& mean) {
  VectorXd figures(1 + 2 * mean.size());
  Index best = 0;
  mean.maxCoeff(&best);
  const VectorXd losses = (sums.benefit / draws - mean.array()).matrix().transpose();
  figures << losses[best], sums.times / draws, losses;
  return figures;
}

LinearMap identity(Index strategies) {
  return {MatrixXd::Identity(strategies, strategies), RowVectorXd::Zero(strategies)};
}

LinearMap map_by(MatrixXd factor, const DrawMoments& moments) {
  RowVectorXd constant = moments.mean - moments.mean * factor;
  return {std::move(factor), std::move(constant)};
}

MatrixXd covariance_of(const DrawMoments& moments) { return moments.scatter / (moments.draws - 1); }

LinearMap map_without_noise(const DrawMoments& moments, const MatrixXd& noise) {
  return map_by(shrinkage(covariance_of(moments), noise).factor, moments);
}

VectorXd naive_variances(const GroupedDraws& draws) {
  const LinearMap as_they_are = identity(draws.all().mean.size());
  const BestSums all = draws.best(as_they_are);
  std::vector<VectorXd> without;
  for (Index g = 0; g < draws.groups(); ++g) {
    BestSums rest = all;
    const DrawMoments moments = draws.without(g);
    without.push_back(figures_of(rest -= draws.best_in(g, as_they_are), moments.draws, moments.mean));
  }
  return jackknife_variances(without);
}

VectorXd corrected_variances(const GroupedDraws& draws, const MatrixXd& noise) {
  const bool many = noise.cols() > most_for_all_groups;
  const NearbyShrinkage nearby =
      many ? NearbyShrinkage(covariance_of(draws.all()), noise) : NearbyShrinkage();
  std::vector<VectorXd> without;
  for (Index g = 0; g < draws.groups(); ++g) {
    const DrawMoments moments = draws.without(g);
    const LinearMap map =
        many ? map_by(nearby.factor(covariance_of(moments)), moments) : map_without_noise(moments, noise);
    without.push_back(figures_of(draws.best_without(g, map), moments.draws, moments.mean));
  }
  return jackknife_variances(without);
}

/// Shifts by one standard deviation along each axis of the noise that all draws share.
std::vector<RowVectorXd> shifts_of(const MatrixXd& shared_noise) {
  std::vector<RowVectorXd> shifts;
  if (shared_noise.size() == 0) return shifts;
  const PrincipalAxes axes(shared_noise);
  for (Index j = 0; j < axes.values.size(); ++j) {
    const RowVectorXd shift = std::sqrt(std::max(0.0, axes.values[j])) * axes.directions.col(j).transpose();
    if (!shift.isZero(0)) shifts.push_back(shift);
  }
  return shifts;
}

/// By noise that all draws share.
VectorXd shared_variances(const GroupedDraws& draws, const LinearMap& map,
                          const std::vector<RowVectorXd>& shifts) {
  const DrawMoments& all = draws.all();
  VectorXd variance = VectorXd::Zero(1 + 2 * all.mean.size());
  if (shifts.empty()) return variance;
  const StrategyGaps gaps = draws.gaps(map);
  LinearMap moved = map;
  for (const RowVectorXd& shift : shifts) {
    const auto shifted = [&](const RowVectorXd& by) {
      moved.constant = map.constant + by;
      const BestSums best = draws.best_among(draws.within_reach(gaps, by), moved);
      return figures_of(best, all.draws, all.mean + by);
    };
    variance += ((shifted(shift) - shifted(-shift)) / 2).cwiseAbs2();
  }
  return variance;
}

}  // namespace

ChoiceErrors choice_errors(const Increments& draws) {
  const GroupedDraws grouped(draws);
  const LinearMap as_they_are = identity(draws.value.cols());
  const LinearMap corrected = map_without_noise(grouped.all(), draws.noise);
  const std::vector<RowVectorXd> shifts = shifts_of(draws.shared_noise);
  const VectorXd naive = naive_variances(grouped) + shared_variances(grouped, as_they_are, shifts);
  const VectorXd noiseless =
      corrected_variances(grouped, draws.noise) + shared_variances(grouped, corrected, shifts);
  return {naive.cwiseSqrt(), noiseless.cwiseSqrt()};
}

}  // namespace spinepath
