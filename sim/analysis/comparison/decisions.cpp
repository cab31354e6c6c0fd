#include "sim/analysis/comparison/decisions.h"

#include <algorithm>

#include "sim/analysis/comparison/comparison.h"
#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/decision/question.h"
#include "sim/analysis/psa/noise.h"
#include "sim/analysis/statistics/quantile.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath {
namespace {

bool is_money(std::size_t quantity) {
  return std::ranges::any_of(views, [&](View view) { return quantity_of(view) == quantity; });
}

/// Multiplies rows of [.., strategy, quantity], with so many quantities.
template <class Number>
void convert(std::vector<Number>& rows, std::size_t quantities, double factor) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (is_money(i % quantities)) rows[i] = static_cast<Number>(rows[i] * factor);
}

/// The same in both of their indices.
void convert_covariance(std::vector<double>& matrix, std::size_t strategies, double factor) {
  const std::size_t size = strategies * quantity_count;
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (const std::size_t index : {i / size, i % size})
      if (is_money(index % quantity_count)) matrix[i] *= factor;
}

DrawPairing pairing_of(const Case& one, const Case& first, const PsaSample& sample,
                       const PsaSample& of_first) {
  using scenario::Design;
  if (one.seed != first.seed) return DrawPairing::other_seed;
  const Design design = one.scenario.uncertainty.design;
  const bool same = design == first.scenario.uncertainty.design &&
                    (design == Design::random || sample.parameters == of_first.parameters);
  return same ? DrawPairing::paired : DrawPairing::other_points;
}

/// A strategy of a sample, and what is counted of it.
struct Benefit {
  const PsaSample& sample;
  std::size_t strategy;
  ComparedBenefit kind;

  double at(const Perspective& perspective, double k, std::size_t draw) const {
    const auto of = [&](std::size_t s) {
      return k * sample.at(draw, s, perspective.gain()) - sample.at(draw, s, perspective.cost());
    };
    return kind == ComparedBenefit::net ? of(strategy) : of(strategy) - of(0);
  }
  double offset(const Perspective& perspective, double k, std::size_t draw, std::size_t group) const {
    const auto of = [&](std::size_t s) {
      return k * sample.offset(draw, group, s, perspective.gain()) -
             sample.offset(draw, group, s, perspective.cost());
    };
    return kind == ComparedBenefit::net ? of(strategy) : of(strategy) - of(0);
  }
};

/// By draw, in the second column, with its noise; the first column is 0.
Increments drawn_difference(const Benefit& here, const Benefit& there, const Perspective& perspective,
                            double k) {
  const std::size_t draws = std::min(here.sample.draws, there.sample.draws);
  const std::size_t groups = here.sample.groups == there.sample.groups ? here.sample.groups : 0;
  Increments difference{.value = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(draws), 2),
                        .noise = Eigen::MatrixXd::Zero(2, 2),
                        .shared_noise = Eigen::MatrixXd::Zero(2, 2)};
  PsaNoise noise;
  for (std::size_t i = 0; i < draws; ++i) {
    const double value = here.at(perspective, k, i) - there.at(perspective, k, i);
    difference.value(static_cast<Eigen::Index>(i), 1) = value;
    std::vector<double> of_groups;
    for (std::size_t g = 0; g < groups; ++g)
      of_groups.push_back(value + here.offset(perspective, k, i, g) - there.offset(perspective, k, i, g));
    if (groups > 1) noise.add(std::move(of_groups), groups, 1);
  }
  if (groups > 1 && draws > 1) {
    difference.noise(1, 1) = noise.noise(groups)[0];
    difference.shared_noise(1, 1) = std::max(0.0, noise.shared_noise(groups)[0]);
  }
  return difference;
}

DrawnDifference summary_of(DrawnDifference row, const Increments& difference) {
  const Eigen::MatrixXd corrected = without_noise(difference).value;
  std::vector<double> values(corrected.col(1).begin(), corrected.col(1).end());
  row.mean = difference.value.col(1).mean();
  row.se = error_of_mean(difference, 1).total;
  row.low = quantile(values, 0.025);
  row.high = quantile(values, 0.975);
  return row;
}

/// Of one pathway of a case, at all thresholds asked for.
struct Against {
  std::size_t of_case, here, there;  ///< places among the pathways compared
};

void add_differences(CaseDecisions& all, std::span<const PsaSample> samples, const Against& against) {
  const DecisionQuestion& question = all.cases[0].question;
  for (const double k : question.thresholds)
    for (const ComparedBenefit kind : {ComparedBenefit::net, ComparedBenefit::incremental}) {
      if (kind == ComparedBenefit::incremental && (against.here == 0 || against.there == 0)) continue;
      const DrawnDifference row{.of_case = against.of_case,
                                .pathway = all.pathways[against.of_case][against.here],
                                .reference = all.pathways[0][against.there],
                                .threshold = k,
                                .benefit = kind,
                                .mean = 0,
                                .se = 0,
                                .low = 0,
                                .high = 0};
      all.differences.push_back(
          summary_of(row, drawn_difference({samples[against.of_case], against.here, kind},
                                           {samples[0], against.there, kind}, question.perspective, k)));
    }
}

}  // namespace

PsaSample in_money(PsaSample sample, double factor) {
  if (factor == 1) return sample;
  convert(sample.mean, quantity_count, factor);
  convert(sample.offsets, grouped_quantities, factor);
  for (auto* matrix : {&sample.noise, &sample.shared_noise, &sample.uncontrolled_noise})
    convert_covariance(*matrix, sample.strategies.size(), factor);
  return sample;
}

CaseDecisions decide_cases(std::span<const Case> cases, std::span<const PsaSample> samples, int threads) {
  const scenario::DecisionSettings& asked = cases[0].scenario.decision;
  DecisionQuestion question{.perspective = perspective_of(asked), .thresholds = thresholds_of(asked)};
  question.threads = threads;
  for (double& threshold : question.thresholds) threshold *= cases[0].money;
  CaseDecisions all;
  std::vector<PsaSample> compared;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    all.pathways.push_back(candidates(cases[c].scenario));
    compared.push_back(only(all.pathways[c], samples[c]));
    all.cases.push_back(weigh(compared[c], question));
    all.pairing.push_back(pairing_of(cases[c], cases[0], samples[c], samples[0]));
  }
  const auto horizon = [&](std::size_t c) { return cases[c].scenario.simulation.horizon.value; };
  for (std::size_t c = 1; c < cases.size(); ++c)
    for (std::size_t p = 0; p < all.pathways[c].size(); ++p) {
      const std::size_t reference = reference_of(cases[c].scenario.pathways[all.pathways[c][p]], cases[0]);
      const auto found = std::ranges::find(all.pathways[0], reference);
      if (found == all.pathways[0].end() || horizon(c) != horizon(0)) continue;
      add_differences(
          all, compared,
          {.of_case = c, .here = p, .there = static_cast<std::size_t>(found - all.pathways[0].begin())});
    }
  return all;
}

}  // namespace spinepath
