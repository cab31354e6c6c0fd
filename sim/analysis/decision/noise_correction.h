// Removes Monte Carlo noise from a PSA. The covariance between draws is parameter uncertainty plus the noise
// of each draw's finite number of patients: T = P + N. N is estimated within draws (nested analysis of
// variance), so P = T - N. The draws x are shrunk towards their mean m by
//     x' = m + B (x - m),   B = (P T^-1)^(1/2),   so that   B T B' = P:
// mean and covariance are then those without noise. In canonical coordinates, where T = 1 and N is diagonal
// with entries n, each coordinate shrinks by sqrt(1 - n), the root of the factor of the best linear predictor
// of one draw. Exact for linear effects of parameters and Gaussian draws, otherwise in the first two moments.
// The result does not depend on the choice of reference. N must be independent between draws; noise that all
// draws share shifts only the mean (psa/sample.h).
// Sources: O'Hagan, Stevenson and Madan, Health Econ 16 (2007) 1009 (T = P + N for PSA); Louis, J Am Stat
// Assoc 79 (1984) 393, and Ghosh, ibid. 87 (1992) 533 (estimates constrained to the right spread).
#pragma once
#include <cstddef>

#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

struct WithoutNoise {
  Eigen::MatrixXd value;       ///< draws (rows) by strategies (columns), in their order
  std::size_t contrasts = 0;   ///< independent differences between strategies that vary between draws
  std::size_t unresolved = 0;  ///< of these, with a variance within two standard errors of noise alone
};

/// How draws shrink towards their mean.
struct Shrinkage {
  Eigen::MatrixXd factor;          ///< B', by which deviations, in rows, are multiplied [1]
  Eigen::ArrayXd variance, noise;  ///< of each contrast: T where T + N = 1, and the share of noise in it [1]
};
/// `total`: T, covariance between draws; `noise`: N.
Shrinkage shrinkage(const Eigen::MatrixXd& total, const Eigen::MatrixXd& noise);

/// The factors of covariances T that differ little from one, in half the time: in the coordinates in which T + N = 1
/// for that one it is nearly so for them, and a Cholesky factor takes the place of principal axes.
class NearbyShrinkage {
 public:
  NearbyShrinkage() = default;  ///< of no strategies
  NearbyShrinkage(const Eigen::MatrixXd& total, const Eigen::MatrixXd& noise);
  Eigen::MatrixXd factor(const Eigen::MatrixXd& total) const;

 private:
  Eigen::MatrixXd noise_, to_, from_, own_noise_;  ///< own_noise_: in those coordinates
};

/// Contrasts with noise only (T - N not positive) shrink to their mean.
WithoutNoise without_noise(const Increments& draws);

}  // namespace spinepath
