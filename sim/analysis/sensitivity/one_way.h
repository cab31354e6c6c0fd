// Tornado: a deterministic one-way sensitivity analysis: each uncertain parameter at its 2.5 % and at its
// 97.5 % point, all others at their values, the same patients in every run; ordered as a tornado, widest bar
// first. Numbers of a curve that a PSA moves together (one rank, uncertain_parts.h) move together here too,
// as one bar, since a rate alone at its end would make a curve that nobody believes in.
// Source: Briggs, Claxton, Sculpher, Decision Modelling for Health Economic Evaluation, Oxford 2006, ch. 4.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/analysis/sensitivity/sensitivity.h"

namespace spinepath {

/// What one bar moves.
struct Moved {
  std::string name;                     ///< the number's path; of several, the curve's (of sds: with .sd)
  std::vector<ParameterRange> numbers;  ///< at least one; all go to their low points, then to their high ones
  bool is_curve() const { return numbers.size() > 1; }
};
enum class Curves { as_one, by_number };

/// What the pattern means, by name of the curve or of any of its numbers, in scenario order. The full path of
/// one number means that number alone.
std::vector<Moved> moved_by(const scenario::Scenario& used, std::string_view pattern, Curves curves);

struct Bar {
  Moved moved;
  PointAnswer low, high;  ///< at the ends of the 95 % interval
};

struct Tornado {
  PointAnswer base;           ///< all parameters at their values
  std::vector<Bar> bars;      ///< by width, then in scenario order
  std::size_t asked_for = 0;  ///< bars; more than there are where stopped
  bool complete() const { return bars.size() == asked_for; }
};

/// What an end changes of the asked difference: 0 where rounding alone does, and where it is impossible.
double change_of(const PointAnswer& end, const PointAnswer& base, std::size_t pathway);
/// Of the asked difference: from the smallest to the largest of base and ends that are possible.
double width_of(const Bar& bar, const PointAnswer& base, std::size_t pathway);

/// None if stopped before the base was known.
std::optional<Tornado> one_way(const scenario::Scenario& used, const std::vector<Moved>& moved,
                               const SensitivityQuestion& question, const KeepGoing& keep_going);

}  // namespace spinepath
