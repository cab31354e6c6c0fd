#include "sim/analysis/decision/decision.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/choice_errors.h"
#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/decision/regressors.h"
#include "sim/analysis/statistics/quantile.h"
#include "sim/engine/run/each.h"
#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

constexpr Eigen::Index fewest_draws_for_errors = 3;

/// EVPI, then probabilities, then expected losses.
Eigen::VectorXd figures_of(const Choice& choice) {
  Eigen::VectorXd figures(1 + static_cast<Eigen::Index>(2 * choice.probability.size()));
  figures[0] = choice.evpi();
  std::ranges::copy(choice.probability, figures.begin() + 1);
  std::ranges::copy(choice.expected_loss, figures.begin() + 1 + std::ssize(choice.probability));
  return figures;
}

void add_increment(StrategyValue& worth, const Increments& draws, const Eigen::MatrixXd& corrected,
                   Eigen::Index s) {
  const MeanError error = error_of_mean(draws, s);
  worth.inmb = draws.value.col(s).mean();
  worth.inmb_error = error.total;
  worth.inmb_noise = error.noise;
  worth.inmb_sd = std::sqrt(covariance(corrected.col(s))(0, 0));
  std::vector<double> values(corrected.col(s).begin(), corrected.col(s).end());
  worth.inmb_low = quantile(values, 0.025);
  worth.inmb_high = quantile(values, 0.975);
}

/// EVPI, then probabilities, then expected losses. `naive`: by the draws as they are; `corrected`: noise removed.
std::vector<Estimate> estimates(const Increments& draws, const Eigen::VectorXd& naive,
                                const Eigen::VectorXd& corrected) {
  const Eigen::Index count = naive.size();
  std::vector<Estimate> made;
  for (Eigen::Index f = 0; f < count; ++f) made.push_back({.naive = naive[f], .corrected = corrected[f]});
  if (draws.value.rows() < fewest_draws_for_errors) return made;
  const ChoiceErrors errors = choice_errors(draws);
  for (Eigen::Index f = 0; f < count; ++f) {
    Estimate& estimate = made[static_cast<std::size_t>(f)];
    estimate.naive_error = errors.naive[f];
    estimate.corrected_error = errors.corrected[f];
  }
  return made;
}

/// Magnitude of the net benefits from which all figures of money are computed. [money per patient]
double size_of(const std::vector<StrategyValue>& strategies) {
  double size = 0;
  for (const StrategyValue& worth : strategies) size = std::max(size, std::fabs(worth.nmb));
  return size;
}

void zero_rounding_errors(Estimate& estimate, double size) {
  for (double* x : {&estimate.naive, &estimate.corrected}) *x = zero_if_rounding_error(*x, size);
  for (auto* error : {&estimate.naive_error, &estimate.corrected_error})
    if (*error) **error = zero_if_rounding_error(**error, size);
}

void zero_rounding_errors(DecisionAt& at) {
  const double size = size_of(at.strategies);
  zero_rounding_errors(at.evpi, size);
  for (StrategyValue& worth : at.strategies) {
    for (double* x : {&worth.inmb, &worth.inmb_error, &worth.inmb_noise, &worth.inmb_sd, &worth.inmb_low,
                      &worth.inmb_high})
      *x = zero_if_rounding_error(*x, size);
    zero_rounding_errors(worth.probability, 1);
    zero_rounding_errors(worth.expected_loss, size);
  }
}

DecisionAt decide_at(const Increments& draws, const std::vector<Strategy>& means, double threshold) {
  const WithoutNoise corrected = without_noise(draws);
  const Choice naive = choose(draws.value);
  const std::vector<Estimate> all = estimates(draws, figures_of(naive), figures_of(choose(corrected.value)));
  DecisionAt at{.threshold = threshold,
                .best = naive.best,
                .ties = naive.ties,
                .evpi = all[0],
                .contrasts = corrected.contrasts,
                .unresolved = corrected.unresolved};
  for (std::size_t s = 0; s < means.size(); ++s) {
    StrategyValue worth{.nmb = threshold * means[s].effect - means[s].cost,
                        .probability = all[1 + s],
                        .expected_loss = all[1 + means.size() + s]};
    if (threshold > 0) worth.nhb = worth.nmb / threshold;
    if (s > 0) add_increment(worth, draws, corrected.value, static_cast<Eigen::Index>(s));
    at.strategies.push_back(worth);
  }
  zero_rounding_errors(at);
  return at;
}

std::size_t draws_for_evppi(const PsaSample& sample, const std::vector<std::size_t>& parameters) {
  return static_cast<std::size_t>(Regression::fewest_draws(std::ssize(first_of_ranks(sample, parameters))));
}

/// Limits EVPPI to EVPI, which an estimate may exceed by sampling error.
Evppi within_evpi(Evppi evppi, const DecisionAt& at) {
  evppi.value = std::min({evppi.value, at.evpi.naive, at.evpi.corrected});
  const double size = size_of(at.strategies);
  return {zero_if_rounding_error(evppi.value, size), zero_if_rounding_error(evppi.error, size)};
}

/// At each threshold.
std::vector<std::optional<Evppi>> evppi_of(const PsaSample& sample,
                                           const std::vector<std::size_t>& parameters,
                                           const std::vector<DecisionAt>& thresholds,
                                           const std::vector<Increments>& at_threshold) {
  std::vector<std::optional<Evppi>> values(at_threshold.size());
  if (parameters.empty()) return std::vector<std::optional<Evppi>>(values.size(), Evppi{});
  if (sample.draws < draws_for_evppi(sample, parameters)) return values;
  const Regression regression(regressors(sample, parameters));
  for (std::size_t t = 0; t < values.size(); ++t)
    values[t] = within_evpi(evppi(at_threshold[t], regression), thresholds[t]);
  return values;
}

/// Parameters of each EVPPI: every single one, then the groups.
std::vector<std::vector<std::size_t>> asked_about(const PsaSample& sample, const DecisionQuestion& question) {
  std::vector<std::vector<std::size_t>> asked;
  for (std::size_t p = 0; p < sample.parameters.size(); ++p) asked.push_back({p});
  for (const ParameterGroup& group : question.groups) asked.push_back(group.parameters);
  return asked;
}

void add_evppi(Decision& decision, const PsaSample& sample) {
  std::vector<Increments> at_threshold;
  for (const double k : decision.question.thresholds)
    at_threshold.push_back(increments(sample, decision.question.perspective, k));
  const std::vector<std::vector<std::size_t>> asked = asked_about(sample, decision.question);
  std::vector<std::vector<std::optional<Evppi>>> values(asked.size());
  for_each_index(asked.size(), decision.question.threads, [&](std::size_t i) {
    values[i] = evppi_of(sample, asked[i], decision.thresholds, at_threshold);
  });
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto values_at = i < sample.parameters.size() ? &DecisionAt::parameters : &DecisionAt::groups;
    for (std::size_t t = 0; t < at_threshold.size(); ++t)
      (decision.thresholds[t].*values_at).push_back(values[i][t]);
    decision.draws_for_evppi = std::max(decision.draws_for_evppi, draws_for_evppi(sample, asked[i]));
  }
}

}  // namespace

Decision weigh(const PsaSample& sample, const DecisionQuestion& question) {
  Decision decision{.question = question,
                    .draws = sample.draws,
                    .strategies = sample.strategies,
                    .parameters = sample.parameters,
                    .means = mean_strategies(sample, question.perspective)};
  const auto decide_each = [&](const std::vector<double>& thresholds) {
    std::vector<DecisionAt> all(thresholds.size());
    for_each_index(all.size(), question.threads, [&](std::size_t i) {
      const double k = thresholds[i];
      all[i] = decide_at(increments(sample, question.perspective, k), decision.means, k);
    });
    return all;
  };
  decision.thresholds = decide_each(question.thresholds);
  decision.grid = decide_each(question.grid);
  return decision;
}

Decision with_evppi(Decision decision, const PsaSample& sample) {
  add_evppi(decision, sample);
  return decision;
}

Decision decide(const PsaSample& sample, const DecisionQuestion& question) {
  return with_evppi(weigh(sample, question), sample);
}

}  // namespace spinepath
