// The outcomes of a PSA by name: in files as in outcomes.csv, and in reports.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/psa/psa.h"
#include "sim/output/text/names.h"

namespace spinepath::output {

struct PsaQuantity {
  std::size_t quantity;  ///< index in decision_quantities
  KeyText text;
  std::string label;  ///< in reports
  double scale;       ///< 100 for percent in reports, else 1 [1]
};

/// Without those at 12 months if the horizon is shorter.
std::vector<PsaQuantity> psa_quantities(const scenario::Scenario& scenario);

/// Fraction of completed draws in which a part was redrawn.
inline double share_of_draws(std::uint64_t draws, const RejectedDraws& part) {
  return static_cast<double>(part.draws) / static_cast<double>(draws);
}

}  // namespace spinepath::output
