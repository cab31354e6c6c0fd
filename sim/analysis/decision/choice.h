// Choice: the optimal strategy at one threshold and its decision uncertainty. The strategy with the highest
// expected net benefit is optimal (CEAF: its probability). A strategy's probability is the share of draws in
// which it is optimal (CEAC); its expected loss is the mean net benefit forgone by choosing it. The smallest
// expected loss, that of the optimal strategy, is the expected value of perfect information, EVPI =
// E max NMB - max E NMB. Net benefits equal within rounding (tally/rounding.h) are ties: the strategy declared
// first is chosen.
// Sources: Fenwick, Claxton and Sculpher, Health Econ 10 (2001) 779; Eckermann et al., Med Decis Making 28
// (2008) 513.
#pragma once
#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace spinepath {

struct Choice {
  std::size_t best = 0;
  std::vector<double> probability;    ///< by strategy [1]; the sum is 1
  std::vector<double> expected_loss;  ///< by strategy [money per patient]
  std::size_t ties = 0;               ///< draws in which several strategies are optimal
  std::vector<std::size_t> equal;     ///< later strategies with the same expected net benefit as the best

  double evpi() const { return expected_loss[best]; }  ///< [money per patient]
};

/// `benefit`: draws (rows) by strategies (columns) [money per patient]; a constant added to a row has no
/// effect. `size`: magnitude of the net benefits of which these are differences; at least that of the numbers.
Choice choose(const Eigen::MatrixXd& benefit, double size = 0);

/// The first of those that have the highest benefit, within rounding.
Eigen::Index first_best(const Eigen::RowVectorXd& benefit, double size);

}  // namespace spinepath
