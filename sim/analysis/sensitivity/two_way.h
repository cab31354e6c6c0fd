// TwoWay: two-way sensitivity analysis: two parameters over a grid of equal steps that spans their 95 %
// intervals, all others at their base values, the same patients at every point.
#pragma once
#include <vector>

#include "sim/analysis/sensitivity/sensitivity.h"

namespace spinepath {

struct TwoWay {
  ParameterRange a, b;
  std::vector<double> a_values, b_values;  ///< [parameter's unit]
  std::vector<PointAnswer> answers;        ///< by a, then b; only the first ones if stopped

  std::size_t points() const { return a_values.size() * b_values.size(); }
  bool complete() const { return answers.size() == points(); }
  bool has(std::size_t i, std::size_t j) const { return i * b_values.size() + j < answers.size(); }
  const PointAnswer& at(std::size_t i, std::size_t j) const { return answers[i * b_values.size() + j]; }
};

/// `points`: along each parameter, at least 2. None if stopped before the first point was complete.
std::optional<TwoWay> two_way(const scenario::Scenario& used, const ParameterRange& a,
                              const ParameterRange& b, std::size_t points,
                              const SensitivityQuestion& question, const KeepGoing& keep_going);

/// Equal steps from low to high, both included.
std::vector<double> steps_between(double low, double high, std::size_t points);

}  // namespace spinepath
