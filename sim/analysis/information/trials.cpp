#include "sim/analysis/information/trials.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/analysis/decision/regressors.h"
#include "sim/engine/tally/rounding.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/uncertainty/informed.h"

namespace spinepath {
namespace {

FuturePatients facing(const std::optional<scenario::Parameter>& per_year, std::int64_t years,
                      const scenario::Scenario& scenario) {
  return {.per_year = per_year->value,
          .years = years,
          .discount = scenario::discount_of(scenario.simulation.discount_costs)};
}

/// Of each regressor, the largest of its parameters. [patients]
Eigen::VectorXd prior_of_ranks(const TrialDesign& design, const PsaSample& sample) {
  const std::vector<std::size_t> firsts = first_of_ranks(sample, design.parameters);
  Eigen::VectorXd prior = Eigen::VectorXd::Zero(std::ssize(firsts));
  for (std::size_t i = 0; i < design.parameters.size(); ++i)
    for (std::size_t r = 0; r < firsts.size(); ++r)
      if (sample.parameter_ranks[firsts[r]] == sample.parameter_ranks[design.parameters[i]])
        prior[static_cast<Eigen::Index>(r)] =
            std::max(prior[static_cast<Eigen::Index>(r)], design.prior_n[i]);
  return prior;
}

/// The share of each parameter's variance that a trial of each size resolves.
std::vector<Eigen::VectorXd> resolved_by_size(const TrialDesign& design, const Eigen::VectorXd& prior) {
  std::vector<Eigen::VectorXd> resolved;
  for (const std::int64_t size : design.sizes)
    resolved.push_back(
        prior.unaryExpr([&](double n) { return resolved_share(static_cast<double>(size), n); }));
  return resolved;
}

/// At most `most`; amounts within the rounding error of net benefits of that size are 0.
Evppi at_most(Evppi worth, double most, double size) {
  return {zero_if_rounding_error(std::min(worth.value, most), size),
          zero_if_rounding_error(worth.error, size)};
}

double largest_benefit(const DecisionAt& at) {
  double size = 0;
  for (const StrategyValue& strategy : at.strategies) size = std::max(size, std::fabs(strategy.nmb));
  return size;
}

TrialValue value_of(const Evsi& worth, std::int64_t patients, const TrialDesign& design) {
  const double reached = design.reached();
  return {.per_patient = worth,
          .population = {reached * worth.value, reached * worth.error},
          .net = reached * worth.value - design.cost(patients)};
}

TrialAt trial_at(const TrialDesign& design, const Increments& draws, const Regression& on,
                 const std::vector<Eigen::VectorXd>& resolved, const DecisionAt& at) {
  const double size = largest_benefit(at), everything = std::min(at.evpi.naive, at.evpi.corrected);
  const Evppi perfect = at_most(evppi(draws, on), everything, size);
  const std::vector<Evsi> worths = in_bounds(evsi(draws, on, resolved), perfect.value);
  TrialAt made{.threshold = at.threshold, .perfect = perfect};
  for (std::size_t s = 0; s < worths.size(); ++s) {
    made.sizes.push_back(value_of(at_most(worths[s], perfect.value, size), design.sizes[s], design));
    const double net = made.sizes.back().net;
    if (net > 0 && (!made.best || net > made.sizes[*made.best].net)) made.best = s;
  }
  return made;
}

/// Of a trial whose parameters the PSA did not draw: it informs nothing.
TrialAt idle_trial(const TrialDesign& design, double threshold) {
  TrialAt made{.threshold = threshold, .perfect = Evppi{}};
  for (const std::int64_t patients : design.sizes) made.sizes.push_back(value_of({}, patients, design));
  return made;
}

}  // namespace

std::optional<FuturePatients> future_patients_of(const scenario::Scenario& scenario) {
  const scenario::DecisionSettings& decision = scenario.decision;
  if (!decision.population) return {};
  return facing(decision.population, decision.years, scenario);
}

TrialDesign design_of(const scenario::Trial& trial, const scenario::Scenario& scenario,
                      const PsaSample& sample) {
  const scenario::DecisionSettings& decision = scenario.decision;
  TrialDesign design{.name = trial.name.text,
                     .sizes = trial.sizes,
                     .fixed_cost = trial.fixed_cost.value,
                     .cost_per_patient = trial.cost_per_patient.value,
                     .future = facing(trial.population ? trial.population : decision.population,
                                      trial.years > 0 ? trial.years : decision.years, scenario),
                     .delay = trial.delay,
                     .uptake = trial.uptake.value};
  for (const scenario::Informed& informed : scenario::informed_by(trial, scenario)) {
    const auto drawn = std::ranges::find(sample.parameters, informed.name);
    if (drawn == sample.parameters.end()) continue;
    design.parameters.push_back(static_cast<std::size_t>(drawn - sample.parameters.begin()));
    design.prior_n.push_back(*informed.prior_n);  // checked when the scenario was read
  }
  return design;
}

TrialResult value_trial(TrialDesign design, const PsaSample& sample, const Decision& decision) {
  TrialResult result{.design = std::move(design), .thresholds = {}};
  const TrialDesign& made = result.design;
  const Eigen::VectorXd prior = prior_of_ranks(made, sample);
  const bool enough = static_cast<Eigen::Index>(sample.draws) >= Regression::fewest_draws(prior.size());
  const std::optional<Regression> on =
      enough && prior.size() > 0
          ? std::optional<Regression>(std::in_place, regressors(sample, made.parameters))
          : std::nullopt;
  for (const DecisionAt& at : decision.thresholds) {
    if (prior.size() == 0)
      result.thresholds.push_back(idle_trial(made, at.threshold));
    else if (!on)
      result.thresholds.push_back({.threshold = at.threshold});
    else
      result.thresholds.push_back(trial_at(made,
                                           increments(sample, decision.question.perspective, at.threshold),
                                           *on, resolved_by_size(made, prior), at));
  }
  return result;
}

}  // namespace spinepath
