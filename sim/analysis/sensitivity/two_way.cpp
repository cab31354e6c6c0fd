#include "sim/analysis/sensitivity/two_way.h"

#include <cmath>

namespace spinepath {

std::vector<double> steps_between(double low, double high, std::size_t points) {
  std::vector<double> values;
  for (std::size_t i = 0; i < points; ++i)
    values.push_back(std::lerp(low, high, static_cast<double>(i) / static_cast<double>(points - 1)));
  return values;
}

std::optional<TwoWay> two_way(const scenario::Scenario& used, const ParameterRange& a,
                              const ParameterRange& b, std::size_t points,
                              const SensitivityQuestion& question, const KeepGoing& keep_going) {
  TwoWay result{a, b, steps_between(a.low, a.high, points), steps_between(b.low, b.high, points), {}};
  std::vector<Point> grid;
  for (const double x : result.a_values)
    for (const double y : result.b_values) grid.push_back({{a.path, x}, {b.path, y}});
  result.answers = answers_at(used, grid, question, keep_going);
  if (result.answers.empty()) return std::nullopt;
  return result;
}

}  // namespace spinepath
