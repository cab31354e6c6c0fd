// Tornado: the result of a sensitivity analysis with each parameter alone at the ends of its 95 % interval, and what is
// said of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/report/data/material.h"
#include "sim/report/decision/sensitivity_text.h"

namespace spinepath::report {

struct TornadoEnd {
  Estimate result;                     ///< [the outcome's unit]; no mean: the end is impossible
  std::optional<double> value;         ///< none of a curve, whose numbers move together [its unit]
  std::optional<double> change_error;  ///< Monte Carlo error of the change from the base [the outcome's unit]
};

struct TornadoBar {
  std::string path;
  TornadoEnd low, high;
};

struct Tornado {
  SensitivityAnswer answer;
  Estimate base;                 ///< all parameters at their values
  std::vector<TornadoBar> bars;  ///< widest first; not empty
};

/// None without a sensitivity analysis, or if it has no bars.
std::optional<Tornado> tornado_of(const Material& material);

/// Whether an end has the other sign than the base, both beyond their Monte Carlo errors.
bool changes_sign(const Tornado& tornado, const TornadoBar& bar);
/// "0.17 to 0.66 per year"; of a curve, that its numbers move together; which end is impossible: text
std::string values_of(const TornadoBar& bar, const ParameterWords& words);
/// How many parameters alone change the sign of a net benefit, or what moves it most: markup.
std::string tornado_finding(const Tornado& tornado, const Study& study);

}  // namespace spinepath::report
