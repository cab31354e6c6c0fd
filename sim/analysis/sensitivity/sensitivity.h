// The question of a sensitivity analysis and its answer at a point: the scenario run with some parameters
// at other values, all others unchanged, on the same patients at every point. Every outcome is a linear
// combination of means over patients, or of means among the living.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/statistics/grouped_mean.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/value/outcome.h"
#include "sim/scenario/uncertainty/with_values.h"

namespace spinepath {

struct SensitivityOutcome {
  /// `quantity`: index into decision_quantities followed by `also`.
  struct Term {
    std::size_t quantity;
    double weight;  ///< [outcome's unit per quantity's unit]
  };
  std::string name;                                 ///< as requested: "inmb@50000"
  std::string unit;                                 ///< of the mean: "USD", "QALY", "probability", …
  std::optional<double> threshold = std::nullopt;   ///< of net benefit [money per unit of effect]
  double scale = 1;                                 ///< for reports [1]: 100 for percent
  std::vector<Term> terms = {};                     ///< summed
  std::vector<OutcomeKey> also = {};                ///< further outcomes that a run must keep
  std::optional<std::size_t> among = std::nullopt;  ///< quantity of the denominator: the living
};

struct SensitivityQuestion {
  SensitivityOutcome outcome;
  std::size_t pathway = 0;     ///< compared with the first one (0: the value of the first one)
  std::uint64_t patients = 0;  ///< at every point, at least 2
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
};

using Point = std::vector<scenario::ParameterValue>;  ///< empty: the scenario unchanged

/// Means by pathway. Copies share those that are not replaced: most points change few of many pathways.
class PathwayAnswers {
 public:
  void replace(std::size_t pathway, GroupedMean mean) {
    if (pathway >= means_.size()) means_.resize(pathway + 1);
    means_[pathway] = std::make_shared<const GroupedMean>(std::move(mean));
  }
  std::size_t size() const { return means_.size(); }
  const GroupedMean& operator[](std::size_t pathway) const { return *means_[pathway]; }

 private:
  std::vector<std::shared_ptr<const GroupedMean>> means_;
};

struct PointAnswer {
  PathwayAnswers pathways = {};  ///< empty if the point is invalid
  std::optional<scenario::InconsistentPart> misfit = {};
  bool possible() const { return !misfit; }
  /// The value requested: the pathway minus the first one.
  GroupedMean asked(std::size_t pathway) const {
    return pathway == 0 ? pathways[0] : pathways[pathway] - pathways[0];
  }
};

/// Answers for the points, in order; fewer if stopped. `used`: from scenario::as_used.
std::vector<PointAnswer> answers_at(const scenario::Scenario& used, std::span<const Point> points,
                                    const SensitivityQuestion& question, const KeepGoing& keep_going);

/// An uncertain parameter with its 2.5 % and 97.5 % points.
struct ParameterRange {
  std::string path;
  double value, low, high;  ///< [parameter's unit]
};
/// Parameters in use whose path or source matches the pattern (scenario/uncertainty/pattern.h), in scenario
/// order.
std::vector<ParameterRange> ranges_of(const scenario::Scenario& used, std::string_view pattern);

}  // namespace spinepath
