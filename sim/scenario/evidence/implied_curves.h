// Implied curves: relief over patients by the natural course alone and by a context alone, at the knots of their
// curves. For `check`.
#pragma once
#include <string>
#include <vector>

#include "models/relief/moments.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct ReliefAlone {
  Name at;               ///< as written
  ReliefMoments relief;  ///< over patients
  double relief_30 = 0;  ///< share with at least 30 % relief [1]
  double relief_50 = 0;  ///< likewise, 50 % [1]
  double worse = 0;      ///< share below 0 [1]
};

struct ImpliedCurve {
  std::string curve;  ///< "natural_axial" (name_of_natural), "contexts.needle"
  std::vector<ReliefAlone> knots;
};

/// The natural courses that some patient has, then the contexts of treatments in use that relieve pain. The
/// scenario must have been read without errors.
std::vector<ImpliedCurve> implied_curves(const Scenario& scenario);

}  // namespace spinepath::scenario
