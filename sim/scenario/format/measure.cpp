#include "sim/scenario/format/measure.h"

#include <cmath>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

std::string range(const Limits& limits) {
  const auto [low, high, ends, unit] = limits;
  const bool above = ends != Ends::closed, below = ends == Ends::open;
  std::string text = "any number";
  if (std::isfinite(low) && std::isfinite(high) && !above)
    text = fmt::format("{:.10g} to {:.10g}", low, high);
  else if (std::isfinite(low) && std::isfinite(high))
    text = fmt::format("above {}{} {:.10g}", low, below ? " and below" : ", up to", high);
  else if (std::isfinite(low))
    text = above ? fmt::format("above {}", low) : fmt::format("{} or more", low);
  return text;
}

}  // namespace

std::string allowed(const Measure& measure) {
  const Limits& limits = measure.limits;
  if (measure.written == Written::as_duration)
    return fmt::format("a duration such as \"6 weeks\", {} years", range(limits));
  return limits.unit.empty() ? range(limits) : fmt::format("{} ({})", range(limits), limits.unit);
}

Measure measure_of(const NumberKey& key, const Measure& quantity) {
  switch (key.kind) {
    case NumberKind::value: return quantity;
    case NumberKind::spread:
      return {{.low = 0, .ends = Ends::open_low, .unit = quantity.limits.unit}, quantity.written};
    case NumberKind::shape: return {shape_parameter};
    case NumberKind::size: break;
  }
  return {{.low = 0, .ends = Ends::open_low}};
}

}  // namespace spinepath::scenario
