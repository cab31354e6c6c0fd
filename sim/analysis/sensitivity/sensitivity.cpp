#include "sim/analysis/sensitivity/sensitivity.h"

#include <array>
#include <cmath>
#include <set>

#include "sim/analysis/sensitivity/affected.h"
#include "sim/engine/partial/numbers.h"
#include "sim/engine/run/many.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/interval.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath {
namespace {

using scenario::InconsistentPart;
using scenario::Scenario;

struct AllMeans {
  const RunSums& sums;
  std::vector<std::size_t> places;  ///< by pathway and quantity
  std::vector<double> groups;       ///< [group][place], in the units of the quantities
};

/// Means of all patients and of each group, of one pathway.
class PathwayMeans {
 public:
  PathwayMeans(const AllMeans& all, std::size_t pathway, const SensitivityOutcome& outcome)
      : sums_(all.sums),
        places_(all.places),
        groups_(all.groups),
        first_(pathway * (quantity_count + outcome.also.size())) {}

  std::size_t groups() const { return sums_.decisions.groups(); }
  double mean(std::size_t quantity) const {
    const std::size_t place = places_[first_ + quantity];
    return place == DecisionGroups::nowhere ? 0 : sums_.tally.mean(place);
  }
  double of_group(std::size_t group, std::size_t quantity) const {
    return groups_[group * places_.size() + first_ + quantity];
  }
  /// Scales the deviation of a group as if the groups contained all patients.
  double scale() const {
    const auto grouped = static_cast<double>(sums_.decisions.groups() * sums_.decisions.group_size());
    return std::sqrt(grouped / sums_.tally.patients());
  }

 private:
  const RunSums& sums_;
  const std::vector<std::size_t>& places_;
  const std::vector<double>& groups_;
  std::size_t first_;
};

GroupedMean mean_of(const PathwayMeans& means, const SensitivityOutcome& outcome) {
  GroupedMean result;
  for (const auto& [quantity, weight] : outcome.terms) {
    result.mean += weight * means.mean(quantity);
    result.size += std::fabs(weight * means.mean(quantity));
  }
  const double below = outcome.among ? means.mean(*outcome.among) : 1;
  if (below == 0) return {.groups = std::vector<double>(means.groups())};  // nobody alive
  result.mean /= below;
  result.size /= below;
  for (std::size_t g = 0; g < means.groups(); ++g) {
    double off = -result.mean * (outcome.among ? means.of_group(g, *outcome.among) : 1);
    for (const auto& [quantity, weight] : outcome.terms) off += weight * means.of_group(g, quantity);
    result.groups.push_back(result.mean + means.scale() * off / below);
  }
  return result;
}

std::vector<GroupedMean> means_of(const RunSums& sums, std::size_t pathways,
                                  const SensitivityOutcome& outcome) {
  const AllMeans all{sums, decision_places(sums.layout, pathways, outcome.also), sums.decisions.means()};
  std::vector<GroupedMean> means;
  for (std::size_t p = 0; p < pathways; ++p) means.push_back(mean_of(PathwayMeans(all, p, outcome), outcome));
  return means;
}

void put(std::vector<double>& numbers, const GroupedMean& mean) {
  spinepath::put(numbers, std::array{mean.mean, mean.size, static_cast<double>(mean.groups.size())});
  spinepath::put(numbers, mean.groups);
}

GroupedMean take_mean(NumberSource& source) {
  GroupedMean mean{.mean = source.take_one()};
  mean.size = source.take_one();
  mean.groups = source.take_list(source.take_index());
  return mean;
}

/// The runs at some points. The first possible one is run with all pathways, every other one with those whose
/// outcomes can differ from it.
class PointRuns {
 public:
  PointRuns(const Scenario& used, std::span<const Point> points, const SensitivityOutcome& outcome)
      : used_(used),
        points_(points),
        outcome_(outcome),
        answers_(points.size()),
        first_(first_possible()),
        affected_(first_ < points.size() ? model_at(first_).value() : compile(used)) {}

  RunTask task(std::size_t point) {
    std::optional<CareModel> model = model_at(point);
    const bool possible = model.has_value();
    std::vector<std::size_t> run;
    if (model && point != first_) run = affected_.pathways(*model);
    if (point == first_)
      for (std::size_t p = 0; p < model->pathways.size(); ++p) run.push_back(p);
    if (run.empty()) run.push_back(0);  // a run has at least one pathway
    CareModel needed = with_pathways(model ? *std::move(model) : affected_.base(), run);
    return {std::move(needed), [this, possible, run = std::move(run)](const CareModel&, const RunSums& sums) {
              return possible ? numbers_of(run, sums) : std::vector<double>{};
            }};
  }

  /// Receives the numbers of the points in order.
  void take(std::size_t point, std::span<const double> numbers) {
    ++done_;
    PointAnswer& answer = answers_[point];
    if (numbers.empty()) {
      answer.misfit = std::get<InconsistentPart>(scenario::with_values(used_, points_[point]));
      return;
    }
    NumberSource source(numbers);
    if (point != first_) answer.pathways = answers_[first_].pathways;
    for (std::size_t left = source.take_index(); left > 0; --left) {
      const std::size_t pathway = source.take_index();
      answer.pathways.replace(pathway, take_mean(source));
    }
  }

  /// Of the points done, which are the first ones.
  std::vector<PointAnswer> answers() {
    answers_.resize(done_);
    return std::move(answers_);
  }

 private:
  /// None if impossible.
  std::optional<CareModel> model_at(std::size_t point) const {
    const auto set = scenario::with_values(used_, points_[point]);
    const Scenario* changed = std::get_if<Scenario>(&set);
    return changed ? std::optional(compile(*changed)) : std::nullopt;
  }
  std::size_t first_possible() const {
    std::size_t point = 0;
    while (point < points_.size() && !model_at(point)) ++point;
    return point;
  }
  /// Of the pathways of a run. Called in any thread.
  std::vector<double> numbers_of(const std::vector<std::size_t>& run, const RunSums& sums) const {
    std::vector<double> numbers{static_cast<double>(run.size())};
    const std::vector<GroupedMean> means = means_of(sums, run.size(), outcome_);
    for (std::size_t i = 0; i < run.size(); ++i) {
      numbers.push_back(static_cast<double>(run[i]));
      put(numbers, means[i]);
    }
    return numbers;
  }

  const Scenario& used_;
  std::span<const Point> points_;
  const SensitivityOutcome& outcome_;
  std::vector<PointAnswer> answers_;
  std::size_t done_ = 0;
  std::size_t first_;
  Affected affected_;
};

}  // namespace

std::vector<PointAnswer> answers_at(const Scenario& used, std::span<const Point> points,
                                    const SensitivityQuestion& question, const KeepGoing& keep_going) {
  PointRuns runs(used, points, question.outcome);
  const MakeTask make = [&](std::uint64_t number) { return runs.task(number); };
  const auto take = [&](std::uint64_t number, std::span<const double> numbers) {
    runs.take(number, numbers);
    return true;
  };
  run_many({.count = points.size(), .maker = [&] { return make; }, .take = take},
           {.patients = question.patients,
            .seed = question.seed,
            .threads = question.threads,
            .keep = Keep::decision_groups,
            .also = question.outcome.also},
           keep_going);
  return runs.answers();
}

std::vector<ParameterRange> ranges_of(const Scenario& used, std::string_view pattern) {
  const std::vector<std::string> names = scenario::uncertain_parameters(used, pattern);
  const std::set<std::string_view> meant(names.begin(), names.end());
  std::vector<ParameterRange> ranges;
  scenario::for_each_parameter(used, [&](const scenario::Parameter& p, const scenario::Limits& limits) {
    if (!meant.contains(p.path)) return;
    const auto interval = scenario::interval_95(p, limits);
    ranges.push_back({p.path, p.value, interval->low, interval->high});
  });
  return ranges;
}

}  // namespace spinepath
