// Curve: mean and standard deviation of relief over patients at knots in time; both are interpolated from 0 at
// time 0, and constant after the last knot. The form of natural courses and contexts. See models/README.md, Relief.
#pragma once
#include <vector>

#include "models/relief/moments.h"

namespace spinepath {

struct CurveKnot {
  double time = 0;  ///< [years], > 0
  ReliefMoments relief;
  bool operator==(const CurveKnot&) const = default;
};

/// In order of time; without knots: 0.
using Curve = std::vector<CurveKnot>;

/// The two knots around a time, and its place between them.
struct Between {
  ReliefMoments before, after;
  double later = 0;  ///< weight of `after` [1]
};
Between between(const Curve& curve, double time);

/// Mean and standard deviation of a quantity that moves along the curve with the same rank at all knots.
ReliefMoments interpolated(const Curve& curve, double time);

}  // namespace spinepath
