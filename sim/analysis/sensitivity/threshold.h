// ValueThreshold: the value of one parameter at which the asked difference between two pathways passes 0, all
// else as it is, on the same patients at every value (common random numbers, so that the difference is one
// function of the parameter, which may have small steps). Its interval: the values around it at which the
// difference is within 1.96 Monte Carlo standard errors of 0. A scan of equal steps, of the parameter's
// value and of the ends of its 95 % interval finds where the sign changes; there, false position with
// bisection where that is slow.
#pragma once
#include <optional>
#include <vector>

#include "sim/analysis/sensitivity/sensitivity.h"

namespace spinepath {

struct SearchRange {
  double from, to;
};

struct ValueThreshold {
  struct Evaluation {
    double value;
    GroupedMean asked;
  };
  SearchRange range;
  std::optional<double> value;      ///< none: no change within the range
  std::optional<double> low, high;  ///< its interval; an empty end lies beyond the range
  std::size_t changes = 0;  ///< of sign, seen by the scan; the one nearest to the declared value is told
  std::vector<Evaluation> evaluations;  ///< in order of value
};

/// What the parameter may be beside the other parameters; an end that is not limited is ten times the largest
/// of the declared value and the ends of its 95 % interval. None where these are 0.
std::optional<SearchRange> search_range(const scenario::Scenario& used, const std::string& path);

/// Why the parameter cannot have that value.
std::optional<scenario::Misfit> misfit_at(const scenario::Scenario& used, const Point& point);

inline constexpr std::size_t scanned_values = 9;  ///< equal steps of the scan and 1

/// All values within the range must be possible. None if stopped.
std::optional<ValueThreshold> value_threshold(const scenario::Scenario& used, const std::string& path,
                                              SearchRange range, const SensitivityQuestion& question,
                                              const KeepGoing& keep_going);

}  // namespace spinepath
