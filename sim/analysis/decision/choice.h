// Choice: what to choose at one threshold, and how sure. The strategy of highest expected net benefit is best
// (CEAF: its probability); a strategy's probability is the share of draws in which it is best (CEAC); its
// expected loss is what is forgone by it on average, and the least expected loss, that of the best, is the
// expected value of perfect information, EVPI = E max NMB - max E NMB. Ties go to the first declared.
// Sources: Fenwick, Claxton and Sculpher, Health Econ 10 (2001) 779; Eckermann et al., Med Decis Making 28
// (2008) 513; CONVENTIONS.md section 1.
#pragma once
#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace spinepath {

struct Choice {
  std::size_t best = 0;
  std::vector<double> probability;    ///< by strategy; they sum to 1
  std::vector<double> expected_loss;  ///< by strategy [money per patient]
  std::size_t ties = 0;               ///< draws in which several strategies are best

  double evpi() const { return expected_loss[best]; }  ///< [money per patient]
};

/// `benefit`: draws by strategies; any benefit common to all strategies of a draw changes nothing.
Choice choose(const Eigen::MatrixXd& benefit);

}  // namespace spinepath
