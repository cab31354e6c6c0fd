// What a sensitivity analysis asks, and its answer at any point: the scenario run with some parameters at
// other values, all else as it is, on the same patients at every point. Every outcome is a sum of means over
// patients, or one among the living.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/statistics/grouped_mean.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/value/outcome.h"
#include "sim/scenario/uncertainty/with_values.h"

namespace spinepath {

struct SensitivityOutcome {
  /// Means count decision_quantities, then those of `also`.
  struct Term {
    std::size_t quantity;
    double weight;
  };
  std::string name;                                 ///< as asked for: "inmb@50000"
  std::string unit;                                 ///< of the mean: "USD", "QALY", "probability", …
  double scale = 1;                                 ///< for people: 100 where they read percent
  std::vector<Term> terms = {};                     ///< added up
  std::vector<OutcomeKey> also = {};                ///< what a run must count for it
  std::optional<std::size_t> among = std::nullopt;  ///< the mean to divide by: the living
};

struct SensitivityQuestion {
  SensitivityOutcome outcome;
  std::size_t pathway = 0;     ///< that the answer is about, as difference to the first one (of it: its own)
  std::uint64_t patients = 0;  ///< at every point, at least 2
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
};

using Point = std::vector<scenario::ParameterValue>;  ///< none: the scenario as it is

struct PointAnswer {
  std::vector<GroupedMean> pathways = {};  ///< empty where it is not possible
  std::optional<scenario::Misfit> misfit = {};
  bool possible() const { return !misfit; }
  /// What is asked for: the pathway less the first one.
  GroupedMean asked(std::size_t pathway) const {
    return pathway == 0 ? pathways[0] : pathways[pathway] - pathways[0];
  }
};

/// Answers of the points in order; fewer where stopped. `used`: as scenario::as_used makes it.
std::vector<PointAnswer> answers_at(const scenario::Scenario& used, std::span<const Point> points,
                                    const SensitivityQuestion& question, const KeepGoing& keep_going);

/// An uncertain parameter with its 2.5 % and 97.5 % points.
struct ParameterRange {
  std::string path;
  double value, low, high;
};
/// Those in use whose path (or source, parameter_pattern.h) the pattern means, in scenario order.
std::vector<ParameterRange> ranges_of(const scenario::Scenario& used, std::string_view pattern);

}  // namespace spinepath
