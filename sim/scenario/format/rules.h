// Rules for several numbers of a scenario, beyond the limits of each. Validation refuses numbers that violate
// one, and the PSA redraws them: both use these functions. NaN, which marks a number that could not be read,
// violates no rule.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/measure.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Problem and allowed values, as in an InputError.
struct Problem {
  std::string problem, allowed;
};

/// Whether a number is given but could not be read.
bool is_unread(const std::optional<Parameter>& number);

/// from <= to [years]; `from_to` may be empty.
std::optional<Problem> age_range_problem(const std::vector<Parameter>& from_to);
/// All shares at least 0, and a sum of 1.
std::optional<Problem> shares_problem(const std::vector<Share>& shares);
/// lost_below at most success.
std::optional<Problem> success_problem(const Pathway& pathway);
/// Utility at pain 100 within -1 to 1.
std::optional<Problem> utility_problem(const Utility& utility);

/// A key that only yearly costs have; one of those that end the flow is required of them.
struct FlowKey {
  std::string_view key;
  bool ends;
  std::optional<Location> (*where)(const CostItem&);  ///< none if it is not given
};
inline constexpr std::array<FlowKey, 3> flow_keys{{
    {"after", false,
     [](const CostItem& cost) {
       return cost.after.path.empty() ? std::nullopt : std::optional(cost.after.where);
     }},
    {"until", true,
     [](const CostItem& cost) { return cost.until ? std::optional(cost.until->where) : std::nullopt; }},
    {"for", true,
     [](const CostItem& cost) { return cost.lasts ? std::optional(cost.lasts->where) : std::nullopt; }},
}};

/// Whether a sum of shares is 1 up to rounding error.
bool sums_to_1(double sum);

struct QuantityProblem {
  std::string key;  ///< of the invalid number; empty: the quantity as a whole
  Problem words;
};
/// The numbers of the distribution, its truncation, a finite mean, and values within the limits of the
/// measure.
std::optional<QuantityProblem> quantity_problem(const Quantity& quantity, const Measure& measure);

/// A problem of a distribution's numbers as text: "sd is too far from the mean".
Problem words_of(const NumberProblem& problem, std::string_view number);

}  // namespace spinepath::scenario
