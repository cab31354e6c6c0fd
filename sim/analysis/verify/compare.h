// Comparison: counts the numbers that are held to a law and keeps the one that breaks it most. A number that is not
// defined (nobody alive) equals another one that is not, and obeys every bound.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "sim/analysis/verify/check.h"
#include "sim/engine/run/results.h"

namespace spinepath::verify {

inline constexpr double errors_allowed = 5;          ///< standard errors
inline constexpr double rounding_of_results = 1e-9;  ///< relative to the numbers [1]

/// A number of a pathway.
struct Place {
  std::string pathway;
  OutcomeKey key;
};

class Comparison {
 public:
  using Number = std::optional<double>;

  void same(const Place& place, const Number& found, const Number& expected);  ///< to the bit
  /// But for rounding. `size`: of the terms from which they were computed; at least that of the numbers.
  void close(const Place& place, const Number& found, const Number& expected, double size = 0);
  void within(const Place& place, const Number& found, const Number& expected, double tolerance);
  /// But for rounding.
  void at_most(const Place& place, const Number& found, const Number& bound);
  void at_least(const Place& place, const Number& found, const Number& bound);
  void below(const Place& place, const Number& found, const Number& bound);  ///< strictly

  std::size_t count() const { return count_; }
  bool broken() const { return worst_.has_value(); }
  /// `broken`: the verdict where the law is broken. Without a number the check does not apply, for the reason given.
  Finding finding(const std::string& without_numbers, Verdict broken = Verdict::failed) const;

 private:
  void note(const Place& place, const Number& found, const Number& expected, bool obeys);

  std::size_t count_ = 0, breaking_ = 0;
  double by_ = -1;  ///< how much the worst one breaks the law, relative to its size [1]
  std::optional<Deviation> worst_;
};

Finding not_applicable(std::string why);
/// Passed if nothing is named.
Finding named(std::vector<std::string> names, std::string figure, Verdict otherwise = Verdict::warning);

/// Mean; none if the row is missing or its mean is not defined.
Comparison::Number mean_of(const Results& results, std::size_t pathway, const OutcomeKey& key);

/// Which rows.
using Selected = std::function<bool(const OutcomeKey&)>;
bool any_row(const OutcomeKey& key);
bool is_money(const OutcomeKey& key);
/// The rows of one pathway have the same means to the bit as those of a pathway elsewhere. Rows that only one of them
/// has must be 0. `name`: of the pathway.
void compare_rows(Comparison& comparison, const std::string& name, const Results& found, std::size_t pathway,
                  const Results& expected, std::size_t there, const Selected& selected);

}  // namespace spinepath::verify
