// Rules that numbers of a scenario must keep together, beyond the limits of each. Validation refuses what breaks one,
// and the PSA draws again what does: both ask these functions. A NaN, which takes the place of a number that could not
// be read, breaks no rule.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/format/measure.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// What is wrong, and what would be right, as in an InputError.
struct Problem {
  std::string problem, allowed;
};

/// Which numbers are given; relief_50 below relief_30; rates and means that some normal distribution has.
std::optional<Problem> knot_problem(const Knot& knot);
/// from <= to; `from_to` may be empty.
std::optional<Problem> age_range_problem(const std::vector<Parameter>& from_to);
/// No share below 0, and a sum of 1.
std::optional<Problem> shares_problem(const std::vector<Share>& shares);
/// Utility at pain 100 within -1 to 1.
std::optional<Problem> utility_problem(const Utility& utility);

/// Whether shares with that sum are a mix.
bool sums_to_1(double sum);

struct QuantityProblem {
  std::string key;  ///< of the number at fault; empty: the quantity as a whole
  Problem words;
};
/// The numbers of the distribution, its truncation, a finite mean, and values within the limits of the measure.
std::optional<QuantityProblem> quantity_problem(const Quantity& quantity, const Measure& measure);

/// A problem of a distribution's numbers in words: "sd is too far from the mean".
Problem words_of(const NumberProblem& problem, std::string_view number);

}  // namespace spinepath::scenario
