#include "sim/scenario/check/curves.h"

#include <fmt/format.h>

namespace spinepath::scenario {

void check_curve(const Curve& curve, CurveUse use, const KeyPath& path, Report& report) {
  for (const Knot& knot : curve.knots)
    if (const auto words = knot_problem(knot, use))
      report.refuse({.where = knot.at.where,
                     .key = path.key(knot.at.text).shown,
                     .problem = words->problem,
                     .allowed = words->allowed});
  for (std::size_t i = 1; i < curve.knots.size(); ++i)
    if (curve.knots[i].time == curve.knots[i - 1].time)
      report.refuse({.where = curve.knots[i].at.where,
                     .key = path.key(curve.knots[i].at.text).shown,
                     .problem = fmt::format("is the same time as \"{}\"", curve.knots[i - 1].at.text),
                     .allowed = "each time once"});
  if (curve.knots.size() > max_knots)
    report.refuse({.where = curve.where,
                   .key = path.shown,
                   .problem = fmt::format("has {} knots", curve.knots.size()),
                   .allowed = fmt::format("at most {}", max_knots)});
}

}  // namespace spinepath::scenario
