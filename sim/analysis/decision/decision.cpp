#include "sim/analysis/decision/decision.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/choice_errors.h"
#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/decision/patient_jackknife.h"
#include "sim/analysis/decision/regressors.h"
#include "sim/analysis/statistics/quantile.h"
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

/// Naive figures (draws as they are), then corrected ones (noise removed).
Eigen::VectorXd all_figures(const Increments& draws) {
  const Eigen::VectorXd naive = figures_of(choose(draws.value, draws.size));
  const Eigen::VectorXd corrected = figures_of(choose(without_noise(draws).value, draws.size));
  Eigen::VectorXd all(naive.size() + corrected.size());
  all << naive, corrected;
  return all;
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

Figures figures_at(const Increments& draws) {
  const Eigen::VectorXd all = all_figures(draws);
  const Eigen::Index count = all.size() / 2;
  Figures made;
  for (Eigen::Index f = 0; f < count; ++f) made.all.push_back({.naive = all[f], .corrected = all[count + f]});
  if (draws.value.rows() < fewest_draws_for_errors) return made;
  const bool by_groups = draws.offsets.size() > 1;
  Increments of_draws{draws.value, draws.noise};
  of_draws.size = draws.size;
  const ChoiceErrors errors = choice_errors(by_groups ? of_draws : draws);
  Eigen::VectorXd naive = errors.naive, corrected = errors.corrected;
  if (by_groups) {
    const PatientJackknife patients = patient_jackknife(draws);
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
  const Figures figures = figures_at(draws);
  const std::vector<Estimate>& all = figures.all;
  DecisionAt at{.threshold = threshold,
                .best = naive.best,
                .ties = naive.ties,
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

void add_evppi(Decision& decision, const PsaSample& sample) {
  std::vector<Increments> at_threshold;
  for (const double k : decision.question.thresholds)
    at_threshold.push_back(increments(sample, decision.question.perspective, k));
  const auto add = [&](const std::vector<std::size_t>& parameters,
                       std::vector<std::optional<Evppi>> DecisionAt::*values_at) {
    const auto values = evppi_of(sample, parameters, decision.thresholds, at_threshold);
    for (std::size_t t = 0; t < values.size(); ++t) (decision.thresholds[t].*values_at).push_back(values[t]);
    decision.draws_for_evppi = std::max(decision.draws_for_evppi, draws_for_evppi(sample, parameters));
  };
  for (std::size_t p = 0; p < sample.parameters.size(); ++p) add({p}, &DecisionAt::parameters);
  for (const ParameterGroup& group : decision.question.groups) add(group.parameters, &DecisionAt::groups);
}

}  // namespace

Decision weigh(const PsaSample& sample, const DecisionQuestion& question) {
  Decision decision{.question = question,
                    .draws = sample.draws,
                    .strategies = sample.strategies,
                    .parameters = sample.parameters,
                    .means = mean_strategies(sample, question.perspective)};
  const auto at = [&](double k) {
    return decide_at(increments(sample, question.perspective, k), decision.means, k);
  };
  for (const double k : question.thresholds) decision.thresholds.push_back(at(k));
  for (const double k : question.grid) decision.grid.push_back(at(k));
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
