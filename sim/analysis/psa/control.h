// Control: a control variate for the noise that all draws of a PSA share (noise.h). A run of N patients, with the
// parameters at their values, shows by how much the PSA's M patients, who are the first of them, differ from all:
//   y' = y - beta (b_M - b_N),   beta = sum_g (y_g - y.)(b_g - b.) / sum_g (b_g - b.)^2
// over groups g of the PSA's patients; y is a mean over draws, b one at the parameters' values. That is done for each
// quantity of the first strategy, and for the differences of the others to it: what strategies have in common is then
// the same in all of them, and differences keep no more than their own noise. The
// shared noise S of y becomes S - (1 - M/N) (beta C + C' beta - beta B beta), C and B the covariances of b with y and
// with itself. All draws shift alike, so their spread does not change.
// Sources: Lavenberg and Welch, Manage Sci 27 (1981) 322; Glasserman, Monte Carlo Methods in Financial Engineering
// (2003), section 4.1.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/analysis/psa/noise.h"

namespace spinepath {

/// Means at the parameters' values, in the quantities' units. A quantity here is one of a strategy: [strategy, kind].
struct MeansAtValues {
  std::size_t strategies = 1;
  std::vector<double> groups;  ///< of the PSA's groups of patients: [group][quantity]
  std::vector<double> some;    ///< of the PSA's patients: [quantity]
  std::vector<double> all;     ///< of all patients of the run: [quantity]
  std::uint64_t patients = 0;  ///< all of them
};

struct Control {
  std::vector<double> shift;         ///< to be added to the means of all draws [quantity], in its unit
  std::vector<double> shared_noise;  ///< what is left: [quantity][quantity] [product of units]
  /// To be added to the means of groups in all draws, so that they vary as what is left does: [group][quantity], in its
  /// unit. The noise of all N patients remains in it, sqrt(M/N) beta (b_g - b.).
  std::vector<double> offsets;
};

/// `noise`: of at least 2 draws and 2 groups; `patients` of each draw. With no more of them at the parameters' values
/// nothing changes.
Control control_of(const PsaNoise& noise, std::uint64_t patients, const MeansAtValues& at_values);

}  // namespace spinepath
