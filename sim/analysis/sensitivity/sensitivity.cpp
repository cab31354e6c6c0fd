#include "sim/analysis/sensitivity/sensitivity.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/run/many.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/interval.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath {
namespace {

using scenario::InconsistentPart;
using scenario::Scenario;

/// Means of all patients and of each group, of one pathway.
class PathwayMeans {
 public:
  PathwayMeans(const RunSums& sums, std::size_t pathways, std::size_t pathway,
               const SensitivityOutcome& outcome)
      : sums_(sums),
        places_(decision_places(sums.layout, pathways, outcome.also)),
        groups_(sums.decisions.means()),
        quantities_(quantity_count + outcome.also.size()),
        first_(pathway * quantities_) {}

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
  std::vector<std::size_t> places_;
  std::vector<double> groups_;
  std::size_t quantities_, first_;
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

PointAnswer answer_of(const RunSums& sums, std::size_t pathways, const SensitivityOutcome& outcome) {
  PointAnswer answer;
  for (std::size_t p = 0; p < pathways; ++p)
    answer.pathways.push_back(mean_of(PathwayMeans(sums, pathways, p, outcome), outcome));
  return answer;
}

}  // namespace

std::vector<PointAnswer> answers_at(const Scenario& used, std::span<const Point> points,
                                    const SensitivityQuestion& question, const KeepGoing& keep_going) {
  std::vector<PointAnswer> answers(points.size());
  std::vector<std::size_t> possible;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto set = scenario::with_values(used, points[i]);
    if (const InconsistentPart* misfit = std::get_if<InconsistentPart>(&set))
      answers[i].misfit = *misfit;
    else
      possible.push_back(i);
  }
  std::size_t done = 0;
  const MakeTask make = [&](std::uint64_t number) {
    const std::size_t point = possible[number];
    return RunTask{compile(std::get<Scenario>(scenario::with_values(used, points[point]))),
                   [&, point](const CareModel& model, const RunSums& sums) {
                     answers[point] = answer_of(sums, model.pathways.size(), question.outcome);
                     ++done;
                     return true;
                   }};
  };
  run_many({.count = possible.size(), .maker = [&] { return make; }},
           {.patients = question.patients,
            .seed = question.seed,
            .threads = question.threads,
            .keep = Keep::decision_groups,
            .also = question.outcome.also},
           keep_going);
  if (done < possible.size()) answers.resize(possible[done]);
  return answers;
}

std::vector<ParameterRange> ranges_of(const Scenario& used, std::string_view pattern) {
  const std::vector<std::string> meant = scenario::uncertain_parameters(used, pattern);
  std::vector<ParameterRange> ranges;
  scenario::for_each_parameter(used, [&](const scenario::Parameter& p, const scenario::Limits& limits) {
    if (std::ranges::find(meant, p.path) == meant.end()) return;
    const auto interval = scenario::interval_95(p, limits);
    ranges.push_back({p.path, p.value, interval->low, interval->high});
  });
  return ranges;
}

}  // namespace spinepath
