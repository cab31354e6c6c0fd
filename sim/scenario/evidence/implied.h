// Implied effects: what each measured curve makes of relief in a course at entry, that is the treated arm and
// the effect on top of the natural course (context and specific effect), at each knot of the layer: those of the
// curve, then those that only its context has after them. Relief of the arm is N + L with N the natural course and L
// the treatment's layer (models/relief/layer.h). For `check`, its warnings and `sources`.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "models/relief/layer.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

/// A quantity over patients [percent of baseline pain].
struct Spread {
  double mean = 0, sd = 0;       ///< [percent]
  double better = 0, worse = 0;  ///< share of patients above and below 0 [1]
};

struct ImpliedKnot {
  Name at;                  ///< as written
  double time = 0;          ///< [years]
  Spread arm;               ///< relief since entry of those treated
  double relief_30 = 0;     ///< of the arm: share with at least 30 % relief [1]
  double relief_50 = 0;     ///< likewise, 50 % [1]
  Spread effect;            ///< on top of the natural course
  ReliefMoments natural;    ///< the natural course alone
  bool of_context = false;  ///< whether only the context has this knot
};

struct ImpliedEffect {
  std::string treatment, evidence;  ///< names
  Measured kind;
  std::string natural;             ///< "natural_course.curve_for[1]"; empty: these patients have none
  std::string context;             ///< name; empty: none
  std::vector<ImpliedKnot> knots;  ///< in order of time
  KeyPath path;                    ///< of the curve
  Location where;                  ///< of the curve
};

/// Of all treatments in use under the evidence that they use; each curve with each natural course that some of
/// its patients have. The scenario must have been read without errors.
std::vector<ImpliedEffect> implied_effects(const Scenario& scenario);

/// Relief of a treated arm at a knot of its curve, for `kind` and its surroundings.
ImpliedKnot implied_knot(const Knot& knot, Measured kind, const Surroundings& around);

}  // namespace spinepath::scenario
