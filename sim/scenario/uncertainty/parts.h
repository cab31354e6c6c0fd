// Part: numbers of a scenario that must fit together: those of a distribution, those of a curve, the ends of
// an age range, the shares of a mix, the two of the utility; or one number by itself. It is what a draw of
// parameters must not tear apart, and what is drawn again where it does. Rank: what is drawn of a number, by
// name; numbers of one rank move together. All rates and means of a curve have one rank (the curve's name),
// its sds another (the name and .sd), every other number its own (its path). Source: MODEL.md sections 3, 8.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct UncertainNumber {
  Parameter* parameter;
  Limits limits;
  std::string rank;
};

struct Part {
  std::string name;                      ///< a path, as parameters have it
  std::vector<UncertainNumber> numbers;  ///< those with an uncertainty, at least one
  std::function<bool()> fits;            ///< whether the values as they stand fit together, limits apart
  std::function<void()> complete;        ///< of a mix: makes the shares sum to 1; otherwise empty
};

/// Parts with uncertain numbers, in the order of format.h; they point into the scenario.
std::vector<Part> uncertain_parts(Scenario& scenario);

/// Makes a mix sum to 1. Dirichlet: the values stand for gamma draws and are divided by their sum. Otherwise
/// the shares without uncertainty keep their proportions, `weights`, in what the uncertain ones leave.
void complete_mix(std::vector<Share>& mix, const std::vector<double>& weights);

}  // namespace spinepath::scenario
