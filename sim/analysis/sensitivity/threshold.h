// ValueThreshold: the value of one parameter at which the outcome's difference between two pathways is 0,
// with all other parameters unchanged and the same patients at every value (common random numbers: the
// difference is a function of the parameter, possibly with small steps). Interval: the values around it at
// which the difference is within 1.96 Monte Carlo standard errors of 0. A scan of equal steps, the
// parameter's value and the limits of its 95 % interval finds changes of sign; then false position, with
// bisection if that is slow.
#pragma once
#include <optional>
#include <vector>

#include "sim/analysis/sensitivity/sensitivity.h"

namespace spinepath {

struct SearchRange {
  double from, to;  ///< [parameter's unit]
};

struct ValueThreshold {
  struct Evaluation {
    double value;       ///< [parameter's unit]
    GroupedMean asked;  ///< difference of the outcome
  };
  SearchRange range;
  std::optional<double> value;      ///< [parameter's unit]; none: no change of sign within the range
  std::optional<double> low, high;  ///< its interval [parameter's unit]; an empty limit is beyond the range
  std::size_t changes = 0;  ///< of sign, found by the scan; `value` is the one nearest to the declared value
  std::vector<Evaluation> evaluations;  ///< in order of value
};

/// The valid values of the parameter, given the other parameters. An unlimited side ends at ten times the
/// largest of the declared value and the limits of its 95 % interval. None if these are 0.
std::optional<SearchRange> search_range(const scenario::Scenario& used, const std::string& path);

/// Why the value is invalid; none if it is valid.
std::optional<scenario::InconsistentPart> misfit_at(const scenario::Scenario& used, const Point& point);

inline constexpr std::size_t scanned_values = 9;  ///< number of equal steps of the scan, plus 1

/// All values within the range must be valid. None if stopped.
std::optional<ValueThreshold> value_threshold(const scenario::Scenario& used, const std::string& path,
                                              SearchRange range, const SensitivityQuestion& question,
                                              const KeepGoing& keep_going);

}  // namespace spinepath
