// Tornado: deterministic one-way sensitivity analysis: each uncertain parameter at its 2.5 % and its 97.5 %
// point, all others at their base values, the same patients in every run; widest bar first. Numbers of a
// curve that a PSA varies together (one rank, scenario/uncertainty/parts.h) are varied together here too,
// as one bar, since one rate alone at its limit would make an implausible curve.
// Source: Briggs, Claxton, Sculpher, Decision Modelling for Health Economic Evaluation, Oxford 2006, ch. 4.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/analysis/sensitivity/sensitivity.h"

namespace spinepath {

/// The parameter or curve that one bar varies.
struct VariedParameter {
  std::string name;                     ///< path of the number, or of the curve (of its sds: with .sd)
  std::vector<ParameterRange> numbers;  ///< at least one; all at their low or all at their high points
  bool is_curve() const { return numbers.size() > 1; }
};
enum class Curves { as_one, by_number };

/// Parameters that match the pattern, by name of the curve or of any of its numbers, in scenario order. The
/// full path of one number selects that number alone.
std::vector<VariedParameter> varied_by(const scenario::Scenario& used, std::string_view pattern,
                                       Curves curves);

struct Bar {
  VariedParameter moved;
  PointAnswer low, high;  ///< at the limits of the 95 % interval
};

struct Tornado {
  PointAnswer base;           ///< all parameters at their base values
  std::vector<Bar> bars;      ///< by width, then in scenario order
  std::size_t asked_for = 0;  ///< number of bars requested; more than bars.size() if stopped
  bool complete() const { return bars.size() == asked_for; }
};

/// Change of the outcome at one limit, relative to the base; 0 if within rounding error or if the limit is
/// invalid.
double change_of(const PointAnswer& end, const PointAnswer& base, std::size_t pathway);
/// Range of the outcome over the base and the valid limits.
double width_of(const Bar& bar, const PointAnswer& base, std::size_t pathway);

/// None if stopped before the base was complete.
std::optional<Tornado> one_way(const scenario::Scenario& used, const std::vector<VariedParameter>& moved,
                               const SensitivityQuestion& question, const KeepGoing& keep_going);

}  // namespace spinepath
