#include "sim/analysis/decision/choice.h"

namespace spinepath {

Choice choose(const Eigen::MatrixXd& benefit) {
  const auto strategies = static_cast<std::size_t>(benefit.cols());
  const auto draws = static_cast<double>(benefit.rows());
  Choice choice{.probability = std::vector<double>(strategies),
                .expected_loss = std::vector<double>(strategies)};
  for (Eigen::Index i = 0; i < benefit.rows(); ++i) {
    Eigen::Index best = 0;
    for (Eigen::Index s = 1; s < benefit.cols(); ++s)
      if (benefit(i, s) > benefit(i, best)) best = s;
    choice.probability[static_cast<std::size_t>(best)] += 1;
    if ((benefit.row(i).array() == benefit(i, best)).count() > 1) ++choice.ties;
    for (std::size_t s = 0; s < strategies; ++s)
      choice.expected_loss[s] += benefit(i, best) - benefit(i, static_cast<Eigen::Index>(s));
  }
  for (double& share : choice.probability) share /= draws;
  for (double& loss : choice.expected_loss) loss /= draws;
  const Eigen::RowVectorXd mean = benefit.colwise().mean();
  for (std::size_t s = 1; s < strategies; ++s)
    if (mean(static_cast<Eigen::Index>(s)) > mean(static_cast<Eigen::Index>(choice.best))) choice.best = s;
  return choice;
}

}  // namespace spinepath
