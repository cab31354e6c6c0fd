#include "sim/output/decision/agreement.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/analysis/ratios/fieller.h"
#include "sim/engine/tally/rounding.h"
#include "sim/output/decision/cost_effectiveness.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath::output {
namespace {

double net_benefit(const Strategy& strategy, double threshold) {
  return threshold * strategy.effect - strategy.cost;
}

/// Mean over the draws of the net benefit of one strategy over another, and its error.
std::pair<double, double> over_draws(const DecisionRecord& record, std::size_t here, std::size_t there,
                                     double threshold) {
  const PsaSample pair = only(std::array{there, here}, record.sample);
  const Increments draws = increments(pair, record.asked.question.perspective, threshold);
  return {draws.value.col(1).mean(), error_of_mean(draws, 1).total};
}

}  // namespace

std::vector<Disagreement> disagreements(const AtValues& values, const DecisionRecord& record) {
  std::vector<Disagreement> all;
  if (values.groups.groups() < 2) return all;
  const Perspective& perspective = record.asked.question.perspective;
  const std::vector<std::size_t> compared = candidates(values.scenario);
  const std::vector<Strategy> strategies =
      strategies_of(values.results, values.scenario.pathways.size(), perspective);
  const RunGroups groups{values.groups, static_cast<double>(values.results.patients)};
  for (const DecisionAt& at : record.asked.thresholds) {
    const double k = at.threshold;
    const auto worth = [&](std::size_t pathway) { return net_benefit(strategies[pathway], k); };
    const std::size_t favourite = *std::ranges::max_element(compared, {}, worth), drawn = compared[at.best];
    const double difference = rounded_difference(worth(drawn), worth(favourite));
    if (difference >= 0) continue;
    const IncrementMoments moments =
        increment_moments({.here = drawn, .there = favourite}, groups, perspective);
    const auto there = static_cast<std::size_t>(std::ranges::find(compared, favourite) - compared.begin());
    const auto [mean, error] = over_draws(record, at.best, there, k);
    const double variance =
        k * k * moments.effect_variance + moments.cost_variance - 2 * k * moments.covariance;
    all.push_back({.threshold = k,
                   .values = values.scenario.pathways[favourite].name.text,
                   .draws = values.scenario.pathways[drawn].name.text,
                   .at_values = difference,
                   .at_values_se = std::sqrt(std::max(0.0, variance)),
                   .of_draws = mean,
                   .of_draws_se = error});
  }
  return all;
}

Json disagreements_json(const std::vector<Disagreement>& all) {
  Json rows = Json::array();
  for (const Disagreement& one : all)
    rows.push_back({{"threshold", one.threshold},
                    {"best_at_values", one.values},
                    {"best_over_draws", one.draws},
                    {"at_values", one.at_values},
                    {"at_values_se", one.at_values_se},
                    {"over_draws", one.of_draws},
                    {"over_draws_se", one.of_draws_se}});
  return rows;
}

}  // namespace spinepath::output
