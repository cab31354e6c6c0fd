#include "sim/analysis/decision/decision.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/choice_errors.h"
#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/decision/patient_jackknife.h"
#include "sim/analysis/decision/regressors.h"
#include "sim/analysis/statistics/quantile.h"
#include "sim/engine/run/each.h"
#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

constexpr Eigen::Index fewest_draws_for_errors = 3;

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

/// Of corrected EVPI. Expected losses are EVPI and how much the best mean is above theirs, so they change alike.
void remove_bias(std::vector<Estimate>& figures, double bias) {
  const double least = std::max(bias, 0.0) > figures[0].corrected ? figures[0].corrected : bias;
  figures[0].corrected -= least;
  for (std::size_t s = 1 + figures.size() / 2; s < figures.size(); ++s) figures[s].corrected -= least;
}

/// EVPI, probabilities and expected losses at a threshold, and what the number of patients does to them.
struct Figures {
  std::vector<Estimate> all;                  ///< EVPI, then probabilities, then expected losses
  std::optional<double> evpi_patients_error;  ///< part of the error of corrected EVPI [money per patient]
};

/// `as_drawn`: by the draws as they are; `noiseless`: noise removed.
Figures figures_at(const Increments& draws, const Eigen::VectorXd& as_drawn,
                   const Eigen::VectorXd& noiseless) {
  const Eigen::Index count = as_drawn.size();
  Figures made;
  for (Eigen::Index f = 0; f < count; ++f)
    made.all.push_back({.naive = as_drawn[f], .corrected = noiseless[f]});
  if (draws.value.rows() < fewest_draws_for_errors) return made;
  const bool by_groups = draws.groups > 1;
  Increments of_draws{draws.value, draws.noise};
  of_draws.size = draws.size;
  const ChoiceErrors errors = choice_errors(by_groups ? of_draws : draws);
  Eigen::VectorXd naive = errors.naive, corrected = errors.corrected;
  if (by_groups) {
    const PatientJackknife patients = patient_jackknife(draws, noiseless[0]);
    naive = (naive.cwiseAbs2() + patients.naive).cwiseSqrt();
    corrected = (corrected.cwiseAbs2() + patients.corrected).cwiseSqrt();
    made.evpi_patients_error = std::sqrt(patients.corrected[0]);
    remove_bias(made.all, patients.evpi_bias);
  }
  for (Eigen::Index f = 0; f < count; ++f) {
    Estimate& estimate = made.all[static_cast<std::size_t>(f)];
    estimate.naive_error = naive[f];
    estimate.corrected_error = corrected[f];
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
  const Choice naive = choose(draws.value, draws.size);
  const Figures figures =
      figures_at(draws, figures_of(naive), figures_of(choose(corrected.value, draws.size)));
  const std::vector<Estimate>& all = figures.all;
  DecisionAt at{.threshold = threshold,
                .best = naive.best,
                .ties = naive.ties,
                .equal = naive.equal,
                .evpi = all[0],
                .evpi_patients_error = figures.evpi_patients_error,
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
    if (decision.question.step) decision.question.step();
  });
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto values_at = i < sample.parameters.size() ? &DecisionAt::parameters : &DecisionAt::groups;
    for (std::size_t t = 0; t < at_threshold.size(); ++t)
      (decision.thresholds[t].*values_at).push_back(values[i][t]);
    decision.draws_for_evppi = std::max(decision.draws_for_evppi, draws_for_evppi(sample, asked[i]));
  }
}

}  // namespace

std::size_t steps_of_weighing(const DecisionQuestion& question) {
  return question.thresholds.size() + question.grid.size();
}

std::size_t steps_of_evppi(const DecisionQuestion& question, const PsaSample& sample) {
  return sample.parameters.size() + question.groups.size();
}

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
      if (question.step) question.step();
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
