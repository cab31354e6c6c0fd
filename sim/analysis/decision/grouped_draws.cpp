#include "sim/analysis/decision/grouped_draws.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/analysis/statistics/jackknife.h"
#include "sim/engine/tally/rounding.h"

namespace spinepath {

GroupedDraws::GroupedDraws(const Increments& increments)
    : values_(increments.value.rows(), increments.value.cols()), begin_{0} {
  const Eigen::MatrixXd& draws = increments.value;
  rounding_ = rounding_of_sums * std::max(increments.size, draws.cwiseAbs().maxCoeff());
  const Eigen::Index groups = jackknife_groups(draws.rows(), draws.cols());
  for (Eigen::Index g = 0; g < groups; ++g) {
    Eigen::Index row = begin_.back();
    for (Eigen::Index i = g; i < draws.rows(); i += groups) values_.row(row++) = draws.row(i);
    begin_.push_back(row);
  }
  for (Eigen::Index s = 0; s < draws.cols(); ++s)
    if (std::ranges::none_of(strategies_, [&](Eigen::Index first) {
          return (draws.col(s) - draws.col(first)).cwiseAbs().maxCoeff() <= rounding_;
        }))
      strategies_.push_back(s);
  const Eigen::MatrixXd centred = values_.rowwise() - values_.colwise().mean();
  all_ = {static_cast<double>(draws.rows()), values_.colwise().mean(), centred.transpose() * centred};
}

DrawMoments GroupedDraws::without(Eigen::Index group) const {
  const Eigen::Index first = begin_[at(group)], size = begin_[at(group) + 1] - first;
  const Eigen::MatrixXd off = values_.middleRows(first, size).rowwise() - all_.mean;
  const Eigen::RowVectorXd sum = off.colwise().sum();
  const double rest = all_.draws - static_cast<double>(size);
  return {rest, all_.mean - sum / rest, all_.scatter - off.transpose() * off - sum.transpose() * sum / rest};
}

/// Net benefit of a strategy in some draws.
void GroupedDraws::benefit(const LinearMap& map, Eigen::Index strategy, Eigen::Index from, Eigen::Index count,
                           Block& y) const {
  y.fill(map.constant[strategy]);
  for (Eigen::Index j = 0; j < values_.cols(); ++j) {
    const double factor = map.factor(j, strategy);
    if (factor == 0) continue;
    const double* x = values_.col(j).data() + from;
    for (Eigen::Index i = 0; i < count; ++i) y[at(i)] += factor * x[i];
  }
}

BestSums GroupedDraws::best(const std::vector<Eigen::Index>& some, const LinearMap& map, Eigen::Index from,
                            Eigen::Index to) const {
  BestSums sums{.times = Eigen::VectorXd::Zero(values_.cols())};
  Block most{}, y{};
  std::array<Eigen::Index, block> who{};
  for (; from < to; from += block) {
    const Eigen::Index count = std::min(block, to - from);
    benefit(map, some[0], from, count, most);
    who.fill(some[0]);
    for (std::size_t s = 1; s < some.size(); ++s) {
      benefit(map, some[s], from, count, y);
      for (std::size_t i = 0; i < block; ++i) who[i] = y[i] > most[i] + rounding_ ? some[s] : who[i];
      for (std::size_t i = 0; i < block; ++i) most[i] = y[i] > most[i] ? y[i] : most[i];
    }
    for (Eigen::Index i = 0; i < count; ++i) {
      sums.times[who[at(i)]] += 1;
      sums.benefit += most[at(i)];
    }
  }
  return sums;
}

StrategyGaps GroupedDraws::gaps(const LinearMap& map) const {
  StrategyGaps gaps{.below =
                        Eigen::VectorXd::Constant(values_.cols(), std::numeric_limits<double>::infinity())};
  std::vector<Block> y(strategies_.size());
  for (Eigen::Index from = 0; from < values_.rows(); from += block) {
    const Eigen::Index count = std::min(block, values_.rows() - from);
    for (std::size_t s = 0; s < y.size(); ++s) benefit(map, strategies_[s], from, count, y[s]);
    for (std::size_t i = 0; i < at(count); ++i) {
      double most = y[0][i];
      for (const Block& of_strategy : y) {
        most = std::max(most, of_strategy[i]);
        gaps.size = std::max(gaps.size, std::fabs(of_strategy[i]));
      }
      for (std::size_t s = 0; s < y.size(); ++s) {
        double& below = gaps.below[strategies_[s]];
        below = std::min(below, most - y[s][i]);
      }
    }
  }
  return gaps;
}

/// std::vector<Eigen::Index> that can be the best after a shift. One that is the best in a draw stays within its shift, so the
/// others must gain their gap on the one of these that gains least.
std::vector<Eigen::Index> GroupedDraws::within_reach(const StrategyGaps& gaps,
                                                     const Eigen::RowVectorXd& shift) const {
  constexpr double rounding = 1e-9;
  double least = std::numeric_limits<double>::infinity();
  for (const Eigen::Index s : strategies_)
    if (gaps.below[s] == 0) least = std::min(least, shift[s]);
  const double reach = rounding * (gaps.size + shift.cwiseAbs().maxCoeff()) - least;
  std::vector<Eigen::Index> some;
  for (const Eigen::Index s : strategies_)
    if (gaps.below[s] <= shift[s] + reach) some.push_back(s);
  return some;
}

}  // namespace spinepath
