// The uncertainty of a parameter: how scenarios write it, and its distribution. The parameter's value is the
// mean (the mode of triangular and PERT; a uniform has its own mean). A 95 % interval means sd = (high - low)
// / (2 * 1.96): beta for probabilities and fractions, gamma for other nonnegative numbers, normal for the
// rest (Briggs, Claxton, Sculpher, Decision Modelling for Health Economic Evaluation, Oxford 2006, chapter 4:
// method of moments).
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "models/distributions.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/rules.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// One form of an uncertainty and its keys.
struct UncertaintyForm {
  std::string_view dist;  ///< empty: without `dist`, the interval
  Uncertainty::Kind kind = Uncertainty::Kind::interval;
  Shape shape = {};  ///< of Kind::distribution
  std::vector<GivenBy> keys;
};
/// The interval first, then the distributions that allow it, in their order, then the Dirichlet.
const std::vector<UncertaintyForm>& uncertainty_forms();

/// "95 % interval", "beta", "dirichlet".
std::string_view uncertainty_name(const Uncertainty& uncertainty);

/// A distribution with all its numbers.
struct DrawnFrom {
  Shape shape;
  GivenNumbers numbers;
  NumberKey parameter;  ///< the one given by the parameter's value; empty key: none
};
/// The distribution of a parameter with that value and these limits; for a Dirichlet, the beta of one share.
DrawnFrom drawn_from(const Uncertainty& uncertainty, double value, const Limits& limits);

/// Why these numbers are not a valid distribution; none if they are.
std::optional<Problem> uncertainty_problem(const Uncertainty& uncertainty, double value,
                                           const Limits& limits);

}  // namespace spinepath::scenario
