#include "sim/analysis/psa/psa.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "sim/analysis/psa/among_living.h"
#include "sim/analysis/psa/control.h"
#include "sim/analysis/psa/offsets.h"
#include "sim/analysis/psa/parameter_draws.h"
#include "sim/engine/partial/numbers.h"
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

std::size_t place_among_quantities(const OutcomeKey& key) {
  std::size_t quantity = 0;
  while (key_of(decision_quantities[quantity]) != key) ++quantity;
  return quantity;
}

std::vector<std::string> names_of_pathways(const scenario::Scenario& scenario) {
  std::vector<std::string> names;
  for (const auto& pathway : scenario.pathways) names.push_back(pathway.name.text);
  return names;
}

/// Receives the draws in order and keeps their results.
class Collector {
 public:
  Collector(const scenario::Scenario& scenario, const PsaOptions& options, WatchedError* error)
      : Collector(scenario, options, ParameterDraws(scenario, options.seed)) {
    error_ = error;
  }

  /// Draws parameters and compiles models, in one thread.
  MakeTask maker() {
    const auto draws = std::make_shared<ParameterDraws>(scenario_, psa_.options.seed);
    return [this, draws](std::uint64_t number) {
      ParameterDraw drawn = draws->draw(number);
      return RunTask{scenario::compile(draws->scenario()),
                     [this, drawn = std::move(drawn)](const CareModel& model, const RunSums& sums) {
                       return numbers_of(drawn, model, sums);
                     }};
    };
  }

  std::vector<OutcomeKey> also() const { return living_.also(); }

  /// False: later draws cannot be used.
  bool take(std::span<const double> numbers) {
    NumberSource source(numbers);
    const ParameterDraw drawn = take_draw(source, psa_.sample.parameters.size());
    redrawn_.note(drawn);
    if (drawn.impossible) {
      psa_.impossible_part = redrawn_.name(*drawn.impossible);
      return false;
    }
    PsaSample& sample = psa_.sample;
    const std::size_t pathways = sample.strategies.size();
    if (sample.draws++ == 0) make_room();
    put(sample.parameter_values, drawn.values);
    put(psa_.estimates, source.take_list(2 * pathways * psa_.keys.size()));
    put(sample.mean, source.take_list(pathways * quantity_count));
    const std::uint64_t count = number_of_groups(psa_.options.patients);
    const std::vector<double> groups = source.take_list(count * pathways * quantity_count);
    const std::size_t kept = sample.offsets.size();
    sample.offsets.resize(kept + sample.groups * pathways * grouped_quantities);
    add_grouped(std::span(sample.offsets).subspan(kept), offsets_of_groups(groups, count, sample.groups),
                sample.grouped_effect);
    noise_.add(groups, count, psa_.options.patients / count);
    living_.add(source.take_list(psa_.among_living * count * pathways), psa_.options.patients);
    if (error_ != nullptr) note_error(*error_);
    subgroups_.add(source.take_list(subgroups_.numbers()));
    return true;
  }

  /// `some`: the patients of the draws, `all`: these and more, both at the parameters' values.
  void control(const RunSums& some, const RunSums& all) {
    const std::size_t pathways = psa_.sample.strategies.size();
    psa_.control_patients = static_cast<std::uint64_t>(all.tally.patients());
    const Control quantities =
        control_of(noise_, psa_.options.patients,
                   {.strategies = pathways,
                    .groups = decision_means(some.decisions, pathways, 2 * psa_.among_living),
                    .some = quantity_means(some.layout, some.tally, pathways),
                    .all = quantity_means(all.layout, all.tally, pathways),
                    .patients = psa_.control_patients});
    psa_.sample.uncontrolled_noise = std::exchange(psa_.sample.shared_noise, quantities.shared_noise);
    const Control living = living_.control(psa_.options.patients, some, all, pathways);
    psa_.living_uncontrolled_noise = std::exchange(psa_.living_shared_noise, living.shared_noise);
    shift(quantities.shift, living.shift);
    shift_offsets(quantities.offsets, some.decisions.groups());
    subgroups_.control(some, all);
  }

  /// Of at least 2 draws.
  bool estimate_noise() {
    if (psa_.sample.draws < 2) return false;
    psa_.sample.noise = noise_.noise(psa_.options.patients);
    psa_.sample.shared_noise = noise_.shared_noise(psa_.options.patients);
    psa_.living_noise = living_.noise(psa_.options.patients);
    psa_.living_shared_noise = living_.shared_noise(psa_.options.patients);
    return true;
  }

  Psa finish() {
    psa_.redrawn = redrawn_.take();
    psa_.subgroups = subgroups_.finish();
    return std::move(psa_);
  }

 private:
  /// Of all draws: the quantities by [pathway, quantity], and the outcomes among the living by [key, pathway].
  void shift(const std::vector<double>& quantities, const std::vector<double>& living) {
    const std::size_t pathways = psa_.sample.strategies.size(), keys = psa_.keys.size();
    for (std::size_t i = 0; i < psa_.sample.mean.size(); ++i)
      psa_.sample.mean[i] += quantities[i % quantities.size()];
    for (std::size_t i = 0; i < psa_.estimates.size() / 2; ++i) {
      const std::size_t pathway = i / keys % pathways, key = i % keys;
      double& mean = psa_.estimates[2 * i];  // NaN stays NaN
      mean += key < psa_.among_living
                  ? living[key * pathways + pathway]
                  : quantities[pathway * quantity_count + place_among_quantities(psa_.keys[key])];
    }
  }

  /// `by_group`: [group][pathway, quantity].
  void shift_offsets(const std::vector<double>& by_group, std::uint64_t groups) {
    add_grouped(psa_.sample.offsets, offsets_of_groups(by_group, groups, psa_.sample.groups),
                psa_.sample.grouped_effect);
  }

  /// After each draw: by the spread of the draws so far.
  void note_error(WatchedError& error) {
    const PsaSample& sample = psa_.sample;
    const std::size_t pathways = sample.strategies.size(), last = sample.draws - 1;
    const auto benefit = [&](std::size_t draw, std::size_t p) {
      return error.threshold * sample.at(draw, p, error.effect) - sample.at(draw, p, error.cost);
    };
    const auto over_first = [&](std::size_t draw, std::size_t p) {
      return p > 0 ? benefit(draw, p) - benefit(draw, 0) : benefit(draw, p);
    };
    spreads_.resize(pathways);
    double largest = 0;
    for (std::size_t p = pathways > 1 ? 1 : 0; p < pathways; ++p) {
      const double off = over_first(last, p) - over_first(0, p);
      auto& [sum, square] = spreads_[p];
      sum += off;
      square += off * off;
      largest = std::max(largest, square - sum * sum / static_cast<double>(sample.draws));
    }
    if (last > 0)
      error.now = std::sqrt(largest / (static_cast<double>(last) * static_cast<double>(last + 1)));
  }

  /// For all draws at once: where memory grows step by step, twice as much is needed while it is copied.
  void make_room() {
    PsaSample& sample = psa_.sample;
    const std::size_t draws = psa_.options.draws, pathways = sample.strategies.size();
    sample.parameter_values.reserve(draws * sample.parameters.size());
    psa_.estimates.reserve(2 * draws * pathways * psa_.keys.size());
    sample.mean.reserve(draws * pathways * quantity_count);
    sample.offsets.reserve(draws * sample.groups * pathways * grouped_quantities);
  }

  Collector(const scenario::Scenario& scenario, const PsaOptions& options, const ParameterDraws& draws)
      : scenario_(scenario),
        redrawn_(draws.part_names()),
        living_(keys_among_living(scenario.simulation.report_at.size())),
        subgroups_(options.subgroups.groups, names_of_pathways(scenario), options.patients) {
    psa_.options = options;
    psa_.keys = kept_keys(scenario.simulation);
    psa_.among_living = keys_among_living(scenario.simulation.report_at.size()).size();
    psa_.sample.strategies = names_of_pathways(scenario);
    psa_.sample.parameters = draws.names();
    psa_.sample.parameter_ranks = draws.ranks();
    psa_.sample.groups = std::min<std::size_t>(number_of_groups(options.patients), offset_groups);
    psa_.sample.grouped_effect = options.effect.value_or(scenario.decision.effect);
  }

  /// What `take` makes a draw of. Called in any thread.
  std::vector<double> numbers_of(const ParameterDraw& drawn, const CareModel& model,
                                 const RunSums& sums) const {
    std::vector<double> numbers;
    put(numbers, drawn);
    const std::size_t pathways = psa_.sample.strategies.size();
    for (std::size_t p = 0; p < pathways; ++p)
      for (const OutcomeKey& key : psa_.keys) {
        const OutcomeRow row = estimate(model, sums, p, key);
        put(numbers, row.mean);
        put(numbers, row.se);
      }
    put(numbers, quantity_means(sums.layout, sums.tally, pathways));
    put(numbers, decision_means(sums.decisions, pathways, 2 * psa_.among_living));
    put(numbers, living_.group_means(sums, pathways));
    put(numbers, sums.decision_subgroups.sums());
    return numbers;
  }

  const scenario::Scenario& scenario_;
  Psa psa_;
  RedrawnParts redrawn_;
  WatchedError* error_ = nullptr;
  /// Sums of net benefits less those of the first draw, and of their squares, by pathway [money per patient, squared].
  std::vector<std::pair<double, double>> spreads_ = {};
  PsaNoise noise_;
  AmongLiving living_;
  DrawnSubgroups subgroups_;
};

}  // namespace

Psa run_psa(const scenario::Scenario& scenario, const PsaOptions& options, const KeepGoing& keep_going,
            const RunSums* at_values) {
  Collector collector(scenario, options, keep_going.error);
  const ManyRuns runs{
      .count = options.draws,
      .maker = [&] { return collector.maker(); },
      .take = [&](std::uint64_t, std::span<const double> numbers) { return collector.take(numbers); }};
  const RunOptions each{.patients = options.patients,
                        .seed = options.seed,
                        .threads = options.threads,
                        .keep = Keep::decision_groups,
                        .also = collector.also(),
                        .decision_grouping = options.subgroups};
  run_many(runs, each, keep_going);
  if (collector.estimate_noise() && at_values &&
      at_values->tally.patients() > static_cast<double>(options.patients))
    if (const auto some = run(scenario::compile(scenario), each, {})) collector.control(*some, *at_values);
  return collector.finish();
}

}  // namespace spinepath
