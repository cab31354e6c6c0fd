// Tornado: a deterministic one-way sensitivity analysis: each uncertain parameter at its 2.5 % and at its
// 97.5 % point, all others at their values, the same patients in every run; ordered as a tornado, widest bar
// first. Every parameter moves by itself, also a rate of a curve whose other rates would in truth move along.
// Source: Briggs, Claxton, Sculpher, Decision Modelling for Health Economic Evaluation, Oxford 2006, ch. 4.
#pragma once
#include <vector>

#include "sim/analysis/sensitivity.h"

namespace spinepath {

struct Bar {
  ParameterRange parameter;
  PointAnswer low, high;  ///< at the ends of the parameter's interval
};

struct Tornado {
  PointAnswer base;            ///< all parameters at their values
  std::vector<Bar> bars;       ///< by width, then in scenario order
  std::size_t parameters = 0;  ///< that were asked for; more than bars where stopped
  bool complete() const { return bars.size() == parameters; }
};

/// What an end changes of the asked difference: 0 where rounding alone does, and where it is impossible.
double change_of(const PointAnswer& end, const PointAnswer& base, std::size_t pathway);
/// Of the asked difference: from the smallest to the largest of base and ends that are possible.
double width_of(const Bar& bar, const PointAnswer& base, std::size_t pathway);

/// None if stopped before the base was known.
std::optional<Tornado> one_way(const scenario::Scenario& used, const std::vector<ParameterRange>& parameters,
                               const SensitivityQuestion& question, const KeepGoing& keep_going);

}  // namespace spinepath
