#include "sim/analysis/information/trials.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/analysis/decision/regressors.h"
#include "sim/engine/tally/rounding.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath {
namespace {

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

TrialDesign design_of(const scenario::Trial& trial, const scenario::DecisionSettings& decision,
                      const Discount& discount, const scenario::UncertainParameters& parameters,
                      const PsaSample& sample) {
  const auto& population = trial.population ? trial.population : decision.population;
  TrialDesign design{.name = trial.name.text,
                     .sizes = trial.sizes,
                     .fixed_cost = trial.fixed_cost.value,
                     .cost_per_patient = trial.cost_per_patient.value,
                     .future = {.per_year = population->value,
                                .years = trial.years > 0 ? trial.years : decision.years,
                                .discount = discount},
                     .delay = trial.delay,
                     .uptake = trial.uptake.value};
  for (const scenario::Informed& informed : scenario::informed_by(trial, decision, parameters)) {
    const auto drawn = std::ranges::find(sample.parameters, informed.name);
    if (drawn == sample.parameters.end()) continue;
    design.parameters.push_back(static_cast<std::size_t>(drawn - sample.parameters.begin()));
    design.prior_n.push_back(*informed.prior_n);  // checked when the trial was read
  }
  return design;
}

}  // namespace

std::optional<FuturePatients> future_patients_of(const scenario::DecisionSettings& decision,
                                                 const Discount& discount) {
  if (!decision.population) return {};
  return FuturePatients{
      .per_year = decision.population->value, .years = decision.years, .discount = discount};
}

std::optional<FuturePatients> future_patients_of(const scenario::Scenario& scenario) {
  return future_patients_of(scenario.decision, scenario::discount_of(scenario.simulation.discount_costs));
}

std::vector<TrialDesign> designs_of(const scenario::Scenario& scenario, const PsaSample& sample) {
  return designs_of(scenario.decision, scenario::discount_of(scenario.simulation.discount_costs),
                    scenario::known_parameters(scenario), sample);
}

std::vector<TrialDesign> designs_of(const scenario::DecisionSettings& decision, const Discount& discount,
                                    const scenario::UncertainParameters& parameters,
                                    const PsaSample& sample) {
  std::vector<TrialDesign> designs;
  for (const scenario::Trial& trial : decision.trials)
    designs.push_back(design_of(trial, decision, discount, parameters, sample));
  return designs;
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
