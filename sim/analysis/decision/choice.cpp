#include "sim/analysis/decision/choice.h"

#include <algorithm>

#include "sim/engine/tally/rounding.h"

namespace spinepath {

Eigen::Index first_best(const Eigen::RowVectorXd& benefit, double size) {
  const double most = benefit.maxCoeff();
  Eigen::Index best = 0;
  while (!equal_within_rounding(benefit[best], most, size)) ++best;
  return best;
}

Choice choose(const Eigen::MatrixXd& benefit, double size) {
  const auto strategies = static_cast<std::size_t>(benefit.cols());
  const auto draws = static_cast<double>(benefit.rows());
  size = std::max(size, benefit.cwiseAbs().maxCoeff());
  Choice choice{.probability = std::vector<double>(strategies),
                .expected_loss = std::vector<double>(strategies)};
  for (const auto& row : benefit.rowwise()) {
    const double most = row.maxCoeff();
    choice.probability[static_cast<std::size_t>(first_best(row, size))] += 1;
    Eigen::Index equal = 0;
    for (const double one : row) equal += equal_within_rounding(one, most, size) ? 1 : 0;
    if (equal > 1) ++choice.ties;
    for (std::size_t s = 0; s < strategies; ++s)
      choice.expected_loss[s] += most - row[static_cast<Eigen::Index>(s)];
  }
  for (double& share : choice.probability) share /= draws;
  for (double& loss : choice.expected_loss) loss /= draws;
  const Eigen::RowVectorXd mean = benefit.colwise().mean();
  choice.best = static_cast<std::size_t>(first_best(mean, size));
  for (std::size_t s = choice.best + 1; s < strategies; ++s)
    if (equal_within_rounding(mean[static_cast<Eigen::Index>(s)], mean.maxCoeff(), size))
      choice.equal.push_back(s);
  return choice;
}

}  // namespace spinepath
