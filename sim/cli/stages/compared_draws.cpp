#include "sim/cli/stages/compared_draws.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/terminal/stop.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

/// As `run` does it: a run at the parameters' values is the control variate.
std::optional<Psa> psa_of(const Case& one, const PsaOptions& options, const RunSettings& settings) {
  Progress progress = progress_of({"draws", one.patients + options.draws * options.patients}, settings);
  const std::optional<RunSums> at_values = run(
      scenario::compile(one.scenario),
      {.patients = one.patients, .seed = one.seed, .threads = options.threads, .keep = Keep::decision_groups},
      watched_by(progress));
  if (!at_values) return std::nullopt;
  Psa psa = watched_psa(one.scenario, options, progress, &*at_values);
  if (psa.impossible_part || psa.complete() || settings.ledgers.has_a_part()) return psa;
  return std::nullopt;
}

}  // namespace

void check(const PsaArguments& arguments, const Cases& cases) {
  if (!arguments.draws && arguments.patients_per_draw)
    throw WrongCall{"--patients-per-draw: requires draws; give --draws as well"};
  if (arguments.draws)
    for (const Case& one : cases.cases) check(arguments, one.scenario);
}

std::optional<ComparedDraws> compare_draws(Cases& cases, const PsaArguments& arguments,
                                           const RunSettings& settings) {
  ComparedDraws compared;
  std::vector<PsaSample> samples;
  for (std::size_t c = 0; c < cases.cases.size(); ++c) {
    const Case& one = cases.cases[c];
    std::optional<PsaOptions> options =
        psa_options(arguments, one.scenario, one.seed, settings.thread_count());
    options->effect = cases.cases.front().scenario.decision.effect;
    std::optional<Psa> psa = psa_of(one, *options, settings);
    if (!psa) return std::nullopt;
    if (psa->impossible_part)
      stop_impossible(*psa->impossible_part, {.scenario = one.scenario, .files = cases.files[c]},
                      settings.error_format);
    const std::string warnings =
        draw_warnings(one.scenario, one.seed, psa->sample.parameters.size(), psa->sample.draws, psa->redrawn);
    if (!warnings.empty()) compared.warnings += fmt::format("{}:\n{}", one.name, warnings);
    cases.manifests[c].draws = options->draws;
    cases.manifests[c].patients_per_draw = options->patients;
    samples.push_back(in_money(std::move(psa->sample), one.money));
  }
  const auto has_draws = [](const PsaSample& sample) { return sample.draws > 1; };
  if (!std::ranges::all_of(samples, has_draws)) return std::nullopt;  // those of a shard, or of missing ones
  compared.decisions = decide_cases(cases.cases, samples, settings.thread_count());
  return compared;
}

}  // namespace spinepath::cli
