// LayerCurve: what one course of a treatment adds to a patient's relief at knots after its start, for the pain
// that is left then, and the context in it. From what was measured: a treated arm (response), the difference
// from untreated patients (effect) or from sham (specific effect). See models/README.md, Relief.
#pragma once
#include <limits>
#include <optional>
#include <vector>

#include "models/relief/curve.h"
#include "models/relief/natural_course.h"

namespace spinepath {

enum class Measured { response, effect, specific_effect };

/// What a scenario gives at one knot, in moments; `mean` is the responders' where `responders` is given.
struct MeasuredKnot {
  double time = 0;                        ///< [years after a course's start]
  double mean = 0;                        ///< [percent]
  double sd = 0;                          ///< [percent]
  std::optional<double> responders = {};  ///< share [1]; the others have no effect
};

/// Value of one patient: constant + own Z + of_natural N, and `responder` from rank `from_rank` on [percent].
struct LayerKnot {
  double time = 0;        ///< [years after a course's start]
  double constant = 0;    ///< [percent]
  double own = 0;         ///< [percent]; Z is the patient's rank for the treatment
  double of_natural = 0;  ///< [1]; N is the patient's natural course at `time` since entry
  double responder = 0;   ///< [percent]
  double from_rank = std::numeric_limits<double>::infinity();  ///< [1]
  bool operator==(const LayerKnot&) const = default;
};

inline constexpr std::size_t max_knots = 16;  ///< of a curve as given

struct LayerCurve {
  /// The knots are the whole layer, context included (response, effect), not the specific effect alone.
  bool holds_context = true;
  std::vector<LayerKnot> knots;  ///< in order of time; none: relief does not change
  Curve context;                 ///< without knots: none
  bool operator==(const LayerCurve&) const = default;
};

/// What the patients of one natural course are given.
struct Surroundings {
  const Curve& natural;
  double persistence;  ///< [1]
  const Curve& context;
};

/// Control arm of an effect or a specific effect at a time after a course that is given at entry.
ReliefMoments control_arm(Measured kind, const Surroundings& around, double time);
/// Standard deviation of the treated arm whose effect has this sd.
double treated_sd(Measured kind, const Surroundings& around, double time, double sd);

LayerCurve layer_of(Measured kind, const std::vector<MeasuredKnot>& measured, const Surroundings& around);

}  // namespace spinepath
