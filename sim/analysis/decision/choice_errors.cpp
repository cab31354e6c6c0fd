#include "sim/analysis/decision/choice_errors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/statistics/jackknife.h"
#include "sim/analysis/statistics/principal_axes.h"
#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

/// Net benefits as a linear function of the draws: x * factor + constant.
struct LinearMap {
  MatrixXd factor;
  RowVectorXd constant;
};

/// Over some draws: in how many each strategy is the best, and the sum of the largest net benefits.
struct BestSums {
  VectorXd times;
  double benefit = 0;

  BestSums& operator+=(const BestSums& other) {
    times += other.times;
    benefit += other.benefit;
    return *this;
  }
  BestSums& operator-=(const BestSums& other) {
    times -= other.times;
    benefit -= other.benefit;
    return *this;
  }
};

/// Means and covariance of some draws, from which the others of choose() and without_noise() follow.
struct Moments {
  double draws;
  RowVectorXd mean;
  MatrixXd scatter;  ///< sum of squares and products of deviations
};

class GroupedDraws {
 public:
  explicit GroupedDraws(const Increments& increments);

  Index groups() const { return std::ssize(begin_) - 1; }
  const Moments& all() const { return all_; }
  Moments without(Index group) const;

  BestSums best(const LinearMap& map) const { return best(map, 0, values_.rows()); }
  BestSums best_in(Index group, const LinearMap& map) const {
    return best(map, begin_[at(group)], begin_[at(group) + 1]);
  }
  BestSums best_without(Index group, const LinearMap& map) const {
    BestSums sums = best(map, 0, begin_[at(group)]);
    return sums += best(map, begin_[at(group) + 1], values_.rows());
  }

 private:
  static constexpr Index block = 64;  ///< draws
  using Block = std::array<double, block>;

  static std::size_t at(Index i) { return static_cast<std::size_t>(i); }
  BestSums best(const LinearMap& map, Index from, Index to) const;
  void benefit(const LinearMap& map, Index strategy, Index from, Index count, Block& y) const;

  MatrixXd values_;                ///< draws, group after group, by strategies
  double rounding_;                ///< differences below it are ties [money per patient]
  std::vector<Index> begin_;       ///< of each group, and the end
  std::vector<Index> strategies_;  ///< those without an equal one before, which can be the best
  Moments all_;
};

GroupedDraws::GroupedDraws(const Increments& increments)
    : values_(increments.value.rows(), increments.value.cols()), begin_{0} {
  const MatrixXd& draws = increments.value;
  rounding_ = rounding_of_sums * std::max(increments.size, draws.cwiseAbs().maxCoeff());
  const Index groups = jackknife_groups(draws.rows());
  for (Index g = 0; g < groups; ++g) {
    Index row = begin_.back();
    for (Index i = g; i < draws.rows(); i += groups) values_.row(row++) = draws.row(i);
    begin_.push_back(row);
  }
  for (Index s = 0; s < draws.cols(); ++s)
    if (std::ranges::none_of(strategies_, [&](Index first) {
          return (draws.col(s) - draws.col(first)).cwiseAbs().maxCoeff() <= rounding_;
        }))
      strategies_.push_back(s);
  const MatrixXd centred = values_.rowwise() - values_.colwise().mean();
  all_ = {static_cast<double>(draws.rows()), values_.colwise().mean(), centred.transpose() * centred};
}

Moments GroupedDraws::without(Index group) const {
  const Index first = begin_[at(group)], size = begin_[at(group) + 1] - first;
  const MatrixXd off = values_.middleRows(first, size).rowwise() - all_.mean;
  const RowVectorXd sum = off.colwise().sum();
  const double rest = all_.draws - static_cast<double>(size);
  return {rest, all_.mean - sum / rest, all_.scatter - off.transpose() * off - sum.transpose() * sum / rest};
}

/// Net benefit of a strategy in some draws.
void GroupedDraws::benefit(const LinearMap& map, Index strategy, Index from, Index count, Block& y) const {
  y.fill(map.constant[strategy]);
  for (Index j = 0; j < values_.cols(); ++j) {
    const double factor = map.factor(j, strategy);
    if (factor == 0) continue;
    const double* x = values_.col(j).data() + from;
    for (Index i = 0; i < count; ++i) y[at(i)] += factor * x[i];
  }
}

BestSums GroupedDraws::best(const LinearMap& map, Index from, Index to) const {
  BestSums sums{.times = VectorXd::Zero(values_.cols())};
  Block most{}, y{};
  std::array<Index, block> who{};
  for (; from < to; from += block) {
    const Index count = std::min(block, to - from);
    benefit(map, strategies_[0], from, count, most);
    who.fill(strategies_[0]);
    for (std::size_t s = 1; s < strategies_.size(); ++s) {
      benefit(map, strategies_[s], from, count, y);
      for (std::size_t i = 0; i < block; ++i) who[i] = y[i] > most[i] + rounding_ ? strategies_[s] : who[i];
      for (std::size_t i = 0; i < block; ++i) most[i] = y[i] > most[i] ? y[i] : most[i];
    }
    for (Index i = 0; i < count; ++i) {
      sums.times[who[at(i)]] += 1;
      sums.benefit += most[at(i)];
    }
  }
  return sums;
}

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

LinearMap map_without_noise(const Moments& moments, const MatrixXd& noise) {
  MatrixXd factor = shrinkage(moments.scatter / (moments.draws - 1), noise).factor;
  RowVectorXd constant = moments.mean - moments.mean * factor;
  return {std::move(factor), std::move(constant)};
}

VectorXd naive_variances(const GroupedDraws& draws) {
  const LinearMap as_they_are = identity(draws.all().mean.size());
  const BestSums all = draws.best(as_they_are);
  std::vector<VectorXd> without;
  for (Index g = 0; g < draws.groups(); ++g) {
    BestSums rest = all;
    const Moments moments = draws.without(g);
    without.push_back(figures_of(rest -= draws.best_in(g, as_they_are), moments.draws, moments.mean));
  }
  return jackknife_variances(without);
}

VectorXd corrected_variances(const GroupedDraws& draws, const MatrixXd& noise) {
  std::vector<VectorXd> without;
  for (Index g = 0; g < draws.groups(); ++g) {
    const Moments moments = draws.without(g);
    const LinearMap map = map_without_noise(moments, noise);
    without.push_back(figures_of(draws.best_without(g, map), moments.draws, moments.mean));
  }
  return jackknife_variances(without);
}

/// By noise that all draws share.
VectorXd shared_variances(const GroupedDraws& draws, const LinearMap& map, const MatrixXd& shared_noise) {
  const Moments& all = draws.all();
  VectorXd variance = VectorXd::Zero(1 + 2 * all.mean.size());
  if (shared_noise.size() == 0) return variance;
  const PrincipalAxes axes(shared_noise);
  for (Index j = 0; j < axes.values.size(); ++j) {
    const RowVectorXd shift = std::sqrt(std::max(0.0, axes.values[j])) * axes.directions.col(j).transpose();
    if (shift.isZero(0)) continue;
    const auto shifted = [&](const RowVectorXd& by) {
      return figures_of(draws.best({map.factor, map.constant + by}), all.draws, all.mean + by);
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
  const VectorXd naive =
      naive_variances(grouped) + shared_variances(grouped, as_they_are, draws.shared_noise);
  const VectorXd noiseless =
      corrected_variances(grouped, draws.noise) + shared_variances(grouped, corrected, draws.shared_noise);
  return {naive.cwiseSqrt(), noiseless.cwiseSqrt()};
}

}  // namespace spinepath
