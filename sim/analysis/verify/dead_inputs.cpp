#include "sim/analysis/verify/dead_inputs.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "sim/analysis/sensitivity/affected.h"
#include "sim/analysis/verify/change.h"
#include "sim/engine/run/many.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/pattern.h"
#include "sim/scenario/uncertainty/with_values.h"

namespace spinepath::verify {
namespace {

using scenario::Limits;
using scenario::Scenario;

struct MovedInput {
  std::string path;
  bool is_own;                 ///< of the file itself, not of a library
  std::vector<double> values;  ///< other values, the best first [the parameter's unit]
};

/// Far from the value, and not at an end.
std::vector<double> other_values(double value, const Limits& limits) {
  const double step = std::max(std::fabs(value) / 2, limits.high <= 1 ? 0.1 : 1.0);
  const double up = std::min(value + step, value + (limits.high - value) / 2);
  const double down = std::max(value - step, value - (value - limits.low) / 2);
  std::vector<double> values;
  for (const double other : {up, down, value + (up - value) / 10, value + (down - value) / 10})
    if (other != value && limits.allow(other)) values.push_back(other);
  return values;
}

std::vector<MovedInput> inputs_of(const Scenario& scenario) {
  std::vector<MovedInput> inputs;
  scenario::for_each_parameter(scenario, [&](const scenario::Parameter& p, const Limits& limits) {
    if (scenario::is_read_by_runs(p.path))
      inputs.push_back({p.path, p.where.file == 0, other_values(p.value, limits)});
  });
  return inputs;
}

/// Of what is possible: events in half of the courses, two late events a year, steps that half accept, many deaths.
Scenario with_rare_things(Scenario scenario) {
  scenario = with_hazards(std::move(scenario), 20);
  const auto raise = [](scenario::Parameter& p, double to) {
    if (p.value > 0) p.value = std::max(p.value, to);
  };
  for (scenario::Treatment& treatment : scenario.treatments) {
    for (auto& event : treatment.adverse_events) raise(event.probability, 0.5);
    for (auto& event : treatment.late_events) raise(event.rate_per_year, 2);
    for (auto& endpoint : treatment.endpoints) raise(endpoint.probability, 0.5);
    raise(treatment.workup.confirms, 0.5);
  }
  for (scenario::Pathway& pathway : scenario.pathways)
    for (scenario::Step& step : pathway.steps) raise(step.accept, 0.5);
  return scenario;
}

/// Whether any outcome of pathway `i` of the run differs from that of pathway `p` of the base.
bool differs(const RunSums& moved, std::size_t i, const RunSums& base, std::size_t p) {
  if (moved.layout.size(i) != base.layout.size(p) || moved.fates[i] != base.fates[p]) return true;
  const std::size_t here = moved.layout.begin(i), there = base.layout.begin(p);
  for (std::size_t place = 0; place < base.layout.size(p); ++place)
    if (moved.tally.mean(here + place) != base.tally.mean(there + place)) return true;
  return false;
}

/// One scenario, with its results, in which inputs are moved.
class Moves {
 public:
  Moves(const Subject& subject, Scenario scenario, std::uint64_t patients)
      : scenario_(std::move(scenario)),
        options_{.patients = std::min(patients, subject.effort().patients),
                 .seed = subject.effort().seed,
                 .threads = subject.effort().threads,
                 .keep = Keep::decision_groups},
        subject_(&subject),
        affected_(compile(scenario_)) {
    std::optional<RunSums> base =
        spinepath::run(affected_.base(), options_, subject.next_work(options_.patients));
    if (!base) throw Stopped{};
    base_.emplace(std::move(*base));
  }

  /// Those that change nothing. `first`: the values tried first.
  std::vector<MovedInput> without_effect(const std::vector<MovedInput>& inputs, std::size_t first) const {
    std::vector<MovedInput> left;
    std::uint64_t done = 0;
    const MakeTask make = [&](std::uint64_t number) { return task_of(inputs[number], first); };
    const auto take = [&](std::uint64_t number, std::span<const double> changes) {
      if (changes[0] == 0) left.push_back(inputs[number]);
      ++done;
      return true;
    };
    run_many({.count = inputs.size(), .maker = [&] { return make; }, .take = take}, options_,
             subject_->next_work(inputs.size() * options_.patients));
    if (done < inputs.size()) throw Stopped{};
    return left;
  }

 private:
  /// With the first possible of the values, beginning at one of them.
  std::optional<CareModel> moved(const MovedInput& input, std::size_t first) const {
    for (std::size_t i = 0; i < input.values.size(); ++i) {
      const double value = input.values[(first + i) % input.values.size()];
      const std::vector<scenario::ParameterValue> values{{input.path, value}};
      const auto set = scenario::with_values(scenario_, values);
      if (const Scenario* changed = std::get_if<Scenario>(&set)) return compile(*changed);
    }
    return std::nullopt;
  }

  RunTask task_of(const MovedInput& input, std::size_t first) const {
    std::optional<CareModel> model = moved(input, first);
    const bool is_other_cohort = model && model->population.size != affected_.base().population.size;
    std::vector<std::size_t> run = model ? affected_.pathways(*model) : std::vector<std::size_t>{};
    // what cannot be moved alone is not dead
    const bool known = !model || is_other_cohort;
    if (run.empty() || known)
      return {idle_model(),
              [known](const CareModel&, const RunSums&) { return std::vector<double>{known ? 1.0 : 0.0}; }};
    return {with_pathways(*std::move(model), run), [this, run](const CareModel&, const RunSums& sums) {
              bool any = false;
              for (std::size_t i = 0; i < run.size() && !any; ++i) any = differs(sums, i, *base_, run[i]);
              return std::vector<double>{any ? 1.0 : 0.0};
            }};
  }

  /// A run that takes no time.
  CareModel idle_model() const {
    CareModel idle = with_pathways(affected_.base(), {0});
    idle.pathways[0].steps.clear();
    return idle;
  }

  Scenario scenario_;
  RunOptions options_;
  const Subject* subject_;
  Affected affected_;
  std::optional<RunSums> base_;
};

}  // namespace

DeadInputs dead_inputs(const Subject& subject) {
  std::vector<MovedInput> left = inputs_of(subject.scenario());
  const std::size_t moved = left.size();
  left = Moves(subject, subject.scenario(), 256).without_effect(left, 0);
  const Scenario frequent = with_rare_things(subject.scenario());
  for (const auto& [patients, first] : {std::pair<std::uint64_t, std::size_t>{1'024, 0}, {8'192, 1}})
    if (!left.empty()) left = Moves(subject, frequent, patients).without_effect(left, first);
  DeadInputs dead{.moved = moved, .own = {}, .of_libraries = {}};
  for (const MovedInput& input : left) (input.is_own ? dead.own : dead.of_libraries).push_back(input.path);
  return dead;
}

}  // namespace spinepath::verify
