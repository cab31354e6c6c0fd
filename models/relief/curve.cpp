#include "models/relief/curve.h"

#include <algorithm>

namespace spinepath {

Between between(const Curve& curve, double time) {
  const ReliefMoments nothing{0, 0};
  if (curve.empty()) return {nothing, nothing, 0};
  const auto after = std::ranges::upper_bound(curve, time, {}, &CurveKnot::time);
  if (after == curve.end()) return {curve.back().relief, curve.back().relief, 0};
  const bool first = after == curve.begin();
  const double from = first ? 0 : std::prev(after)->time;
  return {first ? nothing : std::prev(after)->relief, after->relief, (time - from) / (after->time - from)};
}

ReliefMoments interpolated(const Curve& curve, double time) {
  const auto [before, after, later] = between(curve, time);
  return {(1 - later) * before.mean + later * after.mean, (1 - later) * before.sd + later * after.sd};
}

}  // namespace spinepath
