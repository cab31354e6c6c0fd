// Implied effects: what each measured curve makes of relief in a course at entry, that is the treated arm and
// the effect on top of the natural course (context and specific effect), at each knot of the layer: those of the
// curve, then those that only its context has after them. Relief of the arm is N + L with N the natural course and L
// the treatment's layer (models/relief/layer.h). For `check`, its warnings and `sources`.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/eligibility.h"
#include "models/relief/layer.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

/// A quantity over patients [percent of baseline pain].
struct Spread {
  double mean = 0, sd = 0;       ///< [percent]
  double better = 0, worse = 0;  ///< share of patients above and below 0 [1]
};

/// A number of a knot as written, by its key: "relief_50", 0.44.
struct WrittenNumber {
  std::string_view key;
  double value;  ///< [the key's unit: probability, or percent relief for `mean` and `sd`]
};

struct ImpliedKnot {
  Name at;                             ///< as written
  double time = 0;                     ///< [years]
  Spread arm;                          ///< relief since entry of those treated
  double relief_30 = 0;                ///< of the arm: share with at least 30 % relief [1]
  double relief_50 = 0;                ///< likewise, 50 % [1]
  Spread effect;                       ///< on top of the natural course
  ReliefMoments natural;               ///< the natural course alone
  bool of_context = false;             ///< whether only the context has this knot
  std::vector<WrittenNumber> written;  ///< none if of_context
};

struct ImpliedEffect {
  std::string treatment;  ///< name
  std::string evidence;   ///< name; empty: any
  Measured kind;
  spinepath::Eligibility patients;  ///< of the curve's rule, unless an earlier curve of the treatment applies
  std::optional<std::size_t> rule;  ///< of the natural course; none: these patients have none
  std::string natural;              ///< its name (name_of_natural); empty: none
  std::string context;              ///< name; empty: none
  std::vector<ImpliedKnot> knots;   ///< in order of time
  KeyPath path;                     ///< of the curve
  Location where;                   ///< of the curve
};

/// Of all treatments in use under the evidence that they use; each curve with each natural course that some of
/// its patients have. The scenario must have been read without errors.
std::vector<ImpliedEffect> implied_effects(const Scenario& scenario);

/// Under every evidence that a run may be asked for: by treatment, then in the order of [evidence]; each curve once.
std::vector<ImpliedEffect> implied_effects_by_evidence(const Scenario& scenario);

/// Relief of a treated arm at a knot of its curve, for `kind` and its surroundings.
ImpliedKnot implied_knot(const Knot& knot, Measured kind, const Surroundings& around);

}  // namespace spinepath::scenario
