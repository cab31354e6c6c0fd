#include "sim/cli/stages/run_stages.h"

#include <fmt/format.h>

#include "sim/cli/options/asked_outcome.h"
#include "sim/cli/stages/precision_stage.h"
#include "sim/cli/stages/psa_stage.h"
#include "sim/output/text/number.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

/// The run at the parameters' values; false if stopped before it was complete.
bool run_at_values(const RunAsked& asked, const scenario::Scenario& scenario, RunDone& done) {
  output::Manifest& manifest = done.manifest;
  const CareModel model = compile(scenario);
  RunOptions options{.seed = manifest.seed, .threads = asked.settings.thread_count(), .keep = Keep::both};
  std::optional<SubgroupQuestion> subgroups;
  if (!asked.by.empty()) {
    subgroups.emplace(asked.by, scenario);
    options.combinations = subgroups->combinations(Layout(model));
    options.grouping = subgroups->grouping();
  }
  const RunOf run_of = [&](std::uint64_t patients) {
    Progress progress =
        progress_of({"run", patients, Counts::patients, main_outcome(scenario)}, asked.settings);
    options.patients = patients;
    std::optional<RunSums> sums = run(model, options, watched_by(progress));
    done.seconds += progress.seconds();
    if (sums) narrate(asked.settings, patients, progress.seconds());
    return sums;
  };
  const auto keep = [&](RunSums& sums) {
    done.results = summarise(model, sums);
    if (subgroups) done.subgroups = subgroups->results(model, sums);
    done.at_values = std::move(sums);
  };
  if (asked.precision.empty()) {
    std::optional<RunSums> sums = run_of(manifest.patients);
    if (!sums) return false;
    keep(*sums);
    manifest.patients = done.results.patients;  // fewer where shards are missing
  } else {
    const std::uint64_t limit = asked.settings.patients.value_or(default_precision_limit);
    std::optional<PreciseRun> precise = run_until_precise(model, asked.precision, limit, run_of);
    if (!precise) return false;
    keep(precise->sums);
    done.precision = precision_text(*precise, asked.precision, limit);
    done.precise = precise->reached;
    manifest.patients = precise->patients;
    if (precise->stopped)
      done.stopped = fmt::format("interrupted after {}, before the precision asked for was reached",
                                 output::counted(precise->patients, "patient"));
  }
  manifest.wall_seconds = done.seconds;
  return true;
}

void run_draws(const RunAsked& asked, const scenario::Scenario& scenario, RunDone& done) {
  PsaOptions options =
      asked.split_by_pilot ? split_by_pilot(scenario, *asked.psa, asked.settings.quiet) : *asked.psa;
  if (!asked.by.empty()) options.subgroups = SubgroupQuestion(asked.by, scenario).grouping();
  const std::uint64_t patients = options.draws * options.patients;
  Progress progress =
      progress_of({"draws", patients, Counts::patients, main_outcome(scenario)}, asked.settings);
  done.psa = watched_psa(scenario, options, progress, &*done.at_values);
  done.psa_seconds = progress.seconds();
  done.manifest.wall_seconds += done.psa_seconds;
  const std::uint64_t draws = done.psa->sample.draws;
  narrate(asked.settings,
          fmt::format("simulated {} of {} in {}", output::counted(draws, "draw"),
                      output::counted(options.patients, "patient"), elapsed_text(done.psa_seconds)));
  if (done.psa->impossible_part) return;
  if (!done.psa->complete())
    done.stopped = fmt::format("interrupted after {} of {}", output::compact(static_cast<double>(draws), 15),
                               output::counted(options.draws, "draw"));
  if (draws < 2) {
    done.stopped += ", too few for a result";
    done.psa.reset();
    return;
  }
  done.manifest.draws = draws;
  done.manifest.patients_per_draw = options.patients;
}

}  // namespace

std::optional<RunDone> simulate_all(const RunAsked& asked, const scenario::Scenario& scenario,
                                    const output::Manifest& manifest) {
  RunDone done{.manifest = manifest};
  if (!run_at_values(asked, scenario, done)) return std::nullopt;
  if (asked.psa && done.stopped.empty()) run_draws(asked, scenario, done);
  if (const auto& saved = asked.settings.ledgers.saved; saved && !saved->left_out().empty())
    done.stopped = saved->left_out();
  return done;
}

}  // namespace spinepath::cli
