// Takes Monte Carlo noise out of a PSA. What varies between draws is parameter uncertainty plus the noise of
// each draw's finite number of patients: T = P + N. N is known from within the draws (nested analysis of
// variance), so P = T - N. The draws x are drawn in towards their mean m by
//     x' = m + B (x - m),   B = (P T^-1)^(1/2),   so that   B T B' = P:
// mean and covariance are then those without noise. In canonical coordinates, where T = 1 and N is diagonal
// with entries n, each coordinate shrinks by sqrt(1 - n), the root of what the best linear predictor of one
// draw would shrink by. Exact where parameters act linearly and all is Gaussian; else right in the first two
// moments. The result does not depend on which strategy is the reference.
// N must be independent from draw to draw; what all draws share shifts the mean alone (psa_sample.h).
// Sources: O'Hagan, Stevenson and Madan, Health Econ 16 (2007) 1009 (T = P + N for PSA); Louis, J Am Stat
// Assoc 79 (1984) 393, and Ghosh, ibid. 87 (1992) 533 (estimates constrained to the right spread).
#pragma once
#include <cstddef>

#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

struct WithoutNoise {
  Eigen::MatrixXd value;       ///< draws by strategies, as they came
  std::size_t contrasts = 0;   ///< independent differences between strategies that vary at all
  std::size_t unresolved = 0;  ///< of these, those that vary no more than noise, within two standard errors
};

/// Contrasts in which noise is all there is (T - N not positive) shrink to their mean.
WithoutNoise without_noise(const Increments& draws);

}  // namespace spinepath
