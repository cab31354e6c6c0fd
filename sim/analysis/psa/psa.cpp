#include "sim/analysis/psa/psa.h"

#include <memory>

#include "sim/analysis/psa/among_living.h"
#include "sim/analysis/psa/parameter_draws.h"
#include "sim/engine/run/many.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath {
namespace {

/// Outcomes of draws.csv, without those beyond the horizon.
std::vector<OutcomeKey> kept_keys(const scenario::Simulation& simulation) {
  std::vector<OutcomeKey> keys = keys_among_living(simulation.report_at.size());
  for (const DecisionQuantity& quantity : decision_quantities)
    if (const OutcomeKey key = key_of(quantity);
        key.at == OutcomeKey::horizon || simulation.horizon.value >= 1)
      keys.push_back(key);
  return keys;
}

/// Receives the draws in order and keeps their results.
class Collector {
 public:
  Collector(const scenario::Scenario& scenario, const PsaOptions& options)
      : Collector(scenario, options, ParameterDraws(scenario, options.seed)) {}

  /// Draws parameters and compiles models, in one thread.
  MakeTask maker() {
    const auto draws = std::make_shared<ParameterDraws>(scenario_, psa_.options.seed);
    return [this, draws](std::uint64_t number) {
      ParameterDraw drawn = draws->draw(number);
      return RunTask{scenario::compile(draws->scenario()),
                     [this, drawn = std::move(drawn)](const CareModel& model, const RunSums& sums) {
                       return take(drawn, model, sums);
                     }};
    };
  }

  std::vector<OutcomeKey> also() const { return living_.also(); }

  Psa finish() {
    if (psa_.sample.draws > 1) {
      psa_.sample.noise = noise_.noise(psa_.options.patients);
      psa_.sample.shared_noise = noise_.shared_noise(psa_.options.patients);
      psa_.living_noise = living_.noise(psa_.options.patients);
      psa_.living_shared_noise = living_.shared_noise(psa_.options.patients);
    }
    psa_.redrawn = redrawn_.take();
    return std::move(psa_);
  }

 private:
  Collector(const scenario::Scenario& scenario, const PsaOptions& options, const ParameterDraws& draws)
      : scenario_(scenario),
        redrawn_(draws.part_names()),
        living_(keys_among_living(scenario.simulation.report_at.size())) {
    psa_.options = options;
    psa_.keys = kept_keys(scenario.simulation);
    psa_.among_living = keys_among_living(scenario.simulation.report_at.size()).size();
    for (const auto& pathway : scenario.pathways) psa_.sample.strategies.push_back(pathway.name.text);
    psa_.sample.parameters = draws.names();
    psa_.sample.parameter_ranks = draws.ranks();
  }

  /// False: later draws cannot be used.
  bool take(const ParameterDraw& drawn, const CareModel& model, const RunSums& sums) {
    redrawn_.note(drawn);
    if (drawn.impossible) {
      psa_.impossible_part = redrawn_.name(*drawn.impossible);
      return false;
    }
    PsaSample& sample = psa_.sample;
    ++sample.draws;
    sample.parameter_values.insert(sample.parameter_values.end(), drawn.values.begin(), drawn.values.end());
    for (std::size_t p = 0; p < sample.strategies.size(); ++p)
      for (const OutcomeKey& key : psa_.keys) {
        const OutcomeRow row = estimate(model, sums, p, key);
        psa_.estimates.push_back({row.mean, row.se});
      }
    for (const std::size_t place : decision_places(sums.layout, sample.strategies.size()))
      sample.mean.push_back(place == DecisionGroups::nowhere ? 0 : sums.tally.mean(place));
    noise_.add(decision_means(sums.decisions, sample.strategies.size(), 2 * psa_.among_living),
               sums.decisions.groups(), sums.decisions.group_size());
    living_.add(sums, sample.strategies.size());
    return true;
  }

  const scenario::Scenario& scenario_;
  Psa psa_;
  RedrawnParts redrawn_;
  PsaNoise noise_;
  AmongLiving living_;
};

}  // namespace

Psa run_psa(const scenario::Scenario& scenario, const PsaOptions& options, const KeepGoing& keep_going) {
  Collector collector(scenario, options);
  const ManyRuns runs{.count = options.draws, .maker = [&] { return collector.maker(); }};
  const RunOptions each{.patients = options.patients,
                        .seed = options.seed,
                        .threads = options.threads,
                        .keep = Keep::decision_groups,
                        .also = collector.also()};
  run_many(runs, each, keep_going);
  return collector.finish();
}

}  // namespace spinepath
