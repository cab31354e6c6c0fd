// NaturalCourse: relief without any treatment. At knot j the patient's relief is mean_j + sd_j Z_j, with
// Z_j = sqrt(p) Z_N + sqrt(1-p) E_j; linear from 0 at entry and between knots, constant after the last one.
// See models/README.md, Relief.
#pragma once
#include <vector>

#include "models/eligibility.h"
#include "models/relief/curve.h"

namespace spinepath {

/// The curve of some patients, knots put in by `spacing` included.
struct NaturalRule {
  Eligibility patients;
  Curve curve;
  bool operator==(const NaturalRule&) const = default;
};

struct NaturalCourse {
  double persistence = 1;          ///< p [1]
  std::vector<NaturalRule> rules;  ///< the first one that admits the patient applies; none: no natural course
  bool operator==(const NaturalCourse&) const = default;
};

/// Cuts each gap evenly into parts of at most `spacing` [years], and goes on after the last knot until a knot lies
/// at or beyond the horizon.
Curve with_spacing(const Curve& given, double spacing, double horizon);

/// Mean and standard deviation over patients at a time since entry.
ReliefMoments natural_moments(const Curve& curve, double persistence, double time);

}  // namespace spinepath
