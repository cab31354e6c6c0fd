// GroupedDraws: net benefits by draw and strategy, in the groups of the jackknife (statistics/jackknife.h), and which
// strategies are the best in them or in a linear function of them. A strategy that equals an earlier one in every
// draw is never the best.
#pragma once
#include <array>
#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

/// Net benefits as a linear function of the draws: x * factor + constant.
struct LinearMap {
  Eigen::MatrixXd factor;
  Eigen::RowVectorXd constant;
};

/// Over some draws: in how many each strategy is the best, and the sum of the largest net benefits.
struct BestSums {
  Eigen::VectorXd times;
  double benefit = 0;  ///< [money per patient]

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
struct DrawMoments {
  double draws;  ///< [1]
  Eigen::RowVectorXd mean;
  Eigen::MatrixXd scatter;  ///< sum of squares and products of deviations
};

/// How far each strategy is from being the best.
struct StrategyGaps {
  /// At least so far below the best one in every draw; 0: it is the best in some draw. [money per patient]
  Eigen::VectorXd below;
  double size = 0;  ///< of the largest net benefit, by which rounding error is judged [money per patient]
};

class GroupedDraws {
 public:
  explicit GroupedDraws(const Increments& increments);

  Eigen::Index groups() const { return std::ssize(begin_) - 1; }
  const DrawMoments& all() const { return all_; }
  DrawMoments without(Eigen::Index group) const;

  BestSums best(const LinearMap& map) const { return best_among(strategies_, map); }
  /// If no other strategy can be the best.
  BestSums best_among(const std::vector<Eigen::Index>& some, const LinearMap& map) const {
    return best(some, map, 0, values_.rows());
  }
  BestSums best_in(Eigen::Index group, const LinearMap& map) const {
    return best(strategies_, map, begin_[at(group)], begin_[at(group) + 1]);
  }
  BestSums best_without(Eigen::Index group, const LinearMap& map) const {
    BestSums sums = best(strategies_, map, 0, begin_[at(group)]);
    return sums += best(strategies_, map, begin_[at(group) + 1], values_.rows());
  }
  // A shift of all draws moves no other strategies to the top than those within its reach.
  StrategyGaps gaps(const LinearMap& map) const;
  std::vector<Eigen::Index> within_reach(const StrategyGaps& gaps, const Eigen::RowVectorXd& shift) const;

 private:
  static constexpr Eigen::Index block = 64;  ///< draws
  using Block = std::array<double, block>;

  static std::size_t at(Eigen::Index i) { return static_cast<std::size_t>(i); }
  BestSums best(const std::vector<Eigen::Index>& some, const LinearMap& map, Eigen::Index from,
                Eigen::Index to) const;
  void benefit(const LinearMap& map, Eigen::Index strategy, Eigen::Index from, Eigen::Index count,
               Block& y) const;

  Eigen::MatrixXd values_;                ///< draws, group after group, by strategies
  double rounding_;                       ///< differences below it are ties [money per patient]
  std::vector<Eigen::Index> begin_;       ///< of each group, and the end
  std::vector<Eigen::Index> strategies_;  ///< those without an equal one before, which can be the best
  DrawMoments all_;
};

}  // namespace spinepath
