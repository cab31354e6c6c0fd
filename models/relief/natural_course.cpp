#include "models/relief/natural_course.h"

#include <cmath>

namespace spinepath {
namespace {

/// Number of even parts of at most `spacing`; what lies within 1e-9 of a whole number is that number.
int parts_of(double gap, double spacing) {
  constexpr double hair = 1e-9;
  return std::max(1, static_cast<int>(std::ceil(gap / spacing - hair)));
}

}  // namespace

Curve with_spacing(const Curve& given, double spacing, double horizon) {
  Curve curve;
  double from = 0;
  for (const CurveKnot& knot : given) {
    const int parts = parts_of(knot.time - from, spacing);
    for (int i = 1; i < parts; ++i) {
      const double time = from + (knot.time - from) * i / parts;
      curve.push_back({time, interpolated(given, time)});
    }
    curve.push_back(knot);
    from = knot.time;
  }
  for (int i = 1; !given.empty() && curve.back().time < horizon; ++i)
    curve.push_back({from + i * spacing, given.back().relief});
  return curve;
}

ReliefMoments natural_moments(const Curve& curve, double persistence, double time) {
  const auto [before, after, later] = between(curve, time);
  const double a = (1 - later) * before.sd, b = later * after.sd;
  return {(1 - later) * before.mean + later * after.mean, std::sqrt(a * a + b * b + 2 * persistence * a * b)};
}

}  // namespace spinepath
