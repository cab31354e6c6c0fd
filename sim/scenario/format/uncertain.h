// How scenarios write what is not known of a parameter, and which distribution is meant: its value is the mean (of
// triangular and PERT the mode; a uniform has its own). A 95 % interval means sd = (high - low) / (2 * 1.96): beta
// for probabilities and fractions, gamma for what cannot be negative, normal for the rest (Briggs, Claxton,
// Sculpher, Decision Modelling for Health Economic Evaluation, Oxford 2006, chapter 4: method of moments).
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "models/distributions.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/rules.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// One way to write an uncertainty, and its keys.
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

/// A distribution and all its numbers.
struct DrawnFrom {
  Shape shape;
  GivenNumbers numbers;
  NumberKey parameter;  ///< the one that is the parameter's value; no key: none
};
/// What a parameter with that value and these limits is drawn from; for a Dirichlet, the beta of one share.
DrawnFrom drawn_from(const Uncertainty& uncertainty, double value, const Limits& limits);

/// Why that is no distribution.
std::optional<Problem> uncertainty_problem(const Uncertainty& uncertainty, double value,
                                           const Limits& limits);

}  // namespace spinepath::scenario
