// The quantities of a PSA in words: in files as results have them, and for people.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/psa/psa.h"
#include "sim/output/text/names.h"

namespace spinepath::output {

struct PsaQuantity {
  std::size_t quantity;  ///< place among decision_quantities
  KeyText text;
  std::string label;  ///< for people
  double scale;       ///< 100 where people read percent
};

/// Without those at 12 months where the horizon is shorter.
std::vector<PsaQuantity> psa_quantities(const scenario::Scenario& scenario);

/// Draws in which a part was drawn again, of those done.
inline double share_of_draws(std::uint64_t draws, const Redrawn& part) {
  return static_cast<double>(part.draws) / static_cast<double>(draws);
}

}  // namespace spinepath::output
