// Part: numbers of a scenario that must be consistent: those of a distribution, those of a curve, the ends of
// an age range, the shares of a mix, the two of the utility, success and its loss, a difference in rates and its
// control arm; or a single number. An impossible draw of a part is drawn again as a whole. Rank: the random
// variable, by name, from which a number is drawn; numbers of one rank move together. All rates, means and
// differences of a curve have one rank (the curve's name), its sds another (the name and .sd), every other number
// its own (its path). Source: scenarios/guide.md, Uncertainty.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/rules.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct UncertainNumber {
  Parameter* parameter;
  Limits limits;
  std::string rank;
};

/// Whether a part's numbers are in a control arm, or in a difference from one: where a scenario has such
/// differences, all of these become one part.
enum class Linked { no, by_differences };

struct Part {
  std::string name;                      ///< a path, like that of a parameter
  std::vector<UncertainNumber> numbers;  ///< those with an uncertainty, at least one
  /// Which rule the current values break, apart from limits; none if they are consistent.
  std::function<std::optional<Problem>()> broken_rule;
  std::function<void()> complete;  ///< makes the shares of a mix sum to 1; otherwise empty
  Linked linked = Linked::no;
};

/// Parts with uncertain numbers, in the order of format.h, with pointers into the scenario.
std::vector<Part> uncertain_parts(Scenario& scenario);

/// Which limit or rule the current values break, with what is allowed and how uncertainties keep to it.
std::optional<Problem> problem_of(const Part& part);

/// Makes a mix sum to 1. Dirichlet: the values are gamma draws and are divided by their sum. Otherwise the
/// shares without uncertainty divide the remainder in the proportions `weights` [1], one per share.
void complete_mix(std::vector<Share>& mix, const std::vector<double>& weights);

}  // namespace spinepath::scenario
