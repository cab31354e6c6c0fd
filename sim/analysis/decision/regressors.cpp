#include "sim/analysis/decision/regressors.h"

#include <algorithm>
#include <numeric>

#include "models/numerics/elementary.h"

namespace spinepath {

std::vector<std::size_t> first_of_ranks(const PsaSample& sample, const std::vector<std::size_t>& parameters) {
  std::vector<std::size_t> firsts;
  for (const std::size_t p : parameters) {
    const auto shares_rank = [&](std::size_t q) {
      return sample.parameter_ranks[q] == sample.parameter_ranks[p];
    };
    if (std::ranges::none_of(firsts, shares_rank)) firsts.push_back(p);
  }
  return firsts;
}

Eigen::VectorXd normal_scores(const Eigen::VectorXd& values) {
  const Eigen::Index n = values.size();
  std::vector<Eigen::Index> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::ranges::sort(order, {}, [&](Eigen::Index i) { return values[i]; });
  Eigen::VectorXd scores(n);
  for (auto from = order.begin(); from != order.end();) {
    const auto to =
        std::find_if(from, order.end(), [&](Eigen::Index i) { return values[i] != values[*from]; });
    const double rank =
        static_cast<double>((from - order.begin()) + (to - order.begin()) + 1) / 2;  // from 1; their mean
    const double score = normal_quantile((rank - 0.375) / (static_cast<double>(n) + 0.25));
    for (; from != to; ++from) scores[*from] = score;
  }
  return scores;
}

Eigen::MatrixXd regressors(const PsaSample& sample, const std::vector<std::size_t>& parameters) {
  const std::vector<std::size_t> firsts = first_of_ranks(sample, parameters);
  Eigen::MatrixXd columns(static_cast<Eigen::Index>(sample.draws), std::ssize(firsts));
  for (Eigen::Index c = 0; c < columns.cols(); ++c) {
    const std::size_t p = firsts[static_cast<std::size_t>(c)];
    const std::size_t rank = sample.parameter_ranks[p];
    const std::size_t leader = static_cast<std::size_t>(std::ranges::find(sample.parameter_ranks, rank) -
                                                        sample.parameter_ranks.begin());
    for (Eigen::Index i = 0; i < columns.rows(); ++i)
      columns(i, c) = sample.parameter(static_cast<std::size_t>(i), leader);
    if (std::ranges::count(sample.parameter_ranks, rank) > 1) columns.col(c) = normal_scores(columns.col(c));
  }
  return columns;
}

}  // namespace spinepath
