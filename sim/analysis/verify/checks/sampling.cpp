// Checks of sampling: what patients, seeds, threads and horizons may change, and Monte Carlo errors.
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// A scenario with half of the horizon, and only the times within it.
Scenario with_half_the_horizon(Scenario scenario) {
  scenario::Simulation& simulation = scenario.simulation;
  const double end = simulation.horizon.value /= 2;
  std::erase_if(simulation.report_at, [&](const auto& time) { return time.second > end; });
  std::erase_if(simulation.follow_up, [&](const auto& time) { return time.second > end; });
  return scenario;
}

Finding horizon_halved(Subject& subject) {
  const Scenario half = with_half_the_horizon(subject.scenario());
  const Results shorter = subject.run(half);
  const Results& base = subject.base();
  const CareModel& model = subject.model();
  Comparison comparison;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < model.report_at.size(); ++i) {
      if (model.report_at[i] > half.simulation.horizon.value - same_time) {
        kept += model.report_at[i] <= half.simulation.horizon.value ? 1 : 0;
        continue;
      }
      for (const OutcomeRow& row : base.outcomes) {
        if (row.pathway != p || row.key.at != static_cast<int>(i)) continue;
        if (info_of(row.key.outcome).at == ReportedAt::follow_up) continue;
        OutcomeKey key = row.key;
        key.at = static_cast<int>(kept);
        const double size = is_money(key) ? std::fabs(row.mean.value_or(0)) : 100;
        comparison.within({subject.pathway(p), row.key}, mean_of(shorter, p, key), row.mean, 1e-7 * size);
      }
      ++kept;
    }
    for (const View view : views) {
      const OutcomeKey money = key_of(Outcome::spend, view);
      comparison.at_most({subject.pathway(p), money}, mean_of(shorter, p, money), mean_of(base, p, money));
    }
    const OutcomeKey years = over_horizon(Outcome::life_years);
    comparison.below({subject.pathway(p), years}, mean_of(shorter, p, years), mean_of(base, p, years));
  }
  return comparison.finding("no pathway");
}

/// Outcomes that most patients have, whose means are close to normal.
bool is_common(const OutcomeKey& key) {
  const OutcomeInfo& info = info_of(key.outcome);
  const bool plain = info.indexed_by == IndexedBy::nothing || key.outcome == Outcome::spend;
  return plain && info.unit != "days per patient" && key.outcome != Outcome::had_surgery &&
         key.outcome != Outcome::relief_capped;
}

Finding seed_changed(Subject& subject) {
  RunOptions options = subject.options();
  options.seed = options.seed == 0 ? 1 : options.seed - 1;
  const Results other = subject.run(subject.model(), options);
  Comparison comparison;
  bool any_differs = false;
  for (const OutcomeRow& row : subject.base().outcomes) {
    const OutcomeRow* there = other.find(row.pathway, row.key);
    if (there == nullptr || !row.mean || !there->mean) continue;
    any_differs = any_differs || *row.mean != *there->mean;
    if (!is_common(row.key) || !row.se || !there->se) continue;
    const double error = std::sqrt(*row.se * *row.se + *there->se * *there->se);
    const bool share = info_of(row.key.outcome).unit == "probability";
    const double few =
        share ? errors_allowed / subject.patients() : rounding_of_results * std::fabs(*row.mean);
    comparison.within({subject.pathway(row.pathway), row.key}, there->mean, row.mean,
                      errors_allowed * error + few);
  }
  Finding finding = comparison.finding("no pathway");
  if (any_differs || finding.verdict != Verdict::passed) return finding;
  return {.verdict = Verdict::warning, .figure = "another seed changes nothing: nothing is random"};
}

/// Largest and smallest value that the outcome can have; of a bounded number the kurtosis is at most
/// (range / sd)^2. [the outcome's unit]
std::optional<double> range_of_values(const OutcomeKey& key, const CareModel& model) {
  const std::string_view unit = info_of(key.outcome).unit;
  if (unit == "VAS mm") return 100;
  if (unit == "years" || unit == "probability") return unit == "years" ? model.horizon : 1;
  return std::nullopt;
}

Finding errors_halved(Subject& subject) {
  constexpr double loosest = 0.25;  ///< bounds above say nothing [1]
  RunOptions options = subject.options();
  options.patients *= 4;
  const Results more = subject.run(subject.model(), options);
  const double n = subject.patients();
  Comparison comparison;
  for (const OutcomeRow& row : subject.base().outcomes) {
    const auto range = range_of_values(row.key, subject.model());
    const OutcomeRow* there = more.find(row.pathway, row.key);
    if (!range || there == nullptr || !is_common(row.key) || !row.se || !there->se || !row.sd) continue;
    if (*row.sd == 0 || info_of(row.key.outcome).at == ReportedAt::follow_up) continue;
    // relative error of a standard deviation of n numbers: at most (range/sd) / (2 sqrt(n))
    const double error = *range / *row.sd / (2 * std::sqrt(n)) * std::sqrt(1.25);
    if (errors_allowed * error > loosest) continue;
    comparison.within({subject.pathway(row.pathway), row.key}, there->se, *row.se / 2,
                      errors_allowed * error * *row.se / 2);
  }
  return comparison.finding("no outcome has an error that is known well enough");
}

Finding errors_of_shares(Subject& subject) {
  const double n = subject.patients();
  Comparison comparison;
  for (const OutcomeRow& row : subject.base().outcomes) {
    const OutcomeInfo& info = info_of(row.key.outcome);
    if (info.unit != "probability" || info.estimator.per || !row.mean || !row.se) continue;
    const double p = *row.mean;
    const Place place{subject.pathway(row.pathway), row.key};
    comparison.within(place, *row.se * *row.se, p * (1 - p) / (n - 1), 1e-9 / n);
    if (row.sd) comparison.within(place, row.se, *row.sd / std::sqrt(n), 1e-9);
  }
  return comparison.finding("no share is reported");
}

Finding bits_repeated(Subject& subject) {
  RunOptions options = subject.options();
  options.threads = 1;
  options.crowd = 64;
  const Results again = subject.run(subject.model(), options);
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p)
    compare_rows(comparison, subject.pathway(p), again, p, subject.base(), p, any_row);
  return comparison.finding("no pathway");
}

constexpr auto sampling_rows = std::to_array<Check>({
    {.name = "horizon_halved",
     .change = "half of the horizon",
     .law = "outcomes before are the same; money does not rise, life-years fall",
     .stage = Stage::results,
     .item = "a shorter horizon: lower totals",
     .look_at = "what looks ahead: durations, spacing of the natural course",
     .find = horizon_halved},
    {.name = "seed_changed",
     .change = "another seed",
     .law = "means differ, by at most 5 standard errors",
     .stage = Stage::results,
     .item = "new random numbers: similar results",
     .look_at = "outcomes that few patients decide; more patients",
     .find = seed_changed},
    {.name = "errors_halved",
     .change = "four times as many patients",
     .law = "standard errors halve, within 5 of their own",
     .stage = Stage::results,
     .item = "",
     .look_at = "outcomes that few patients decide",
     .find = errors_halved},
    {.name = "errors_of_shares",
     .change = "nothing",
     .law = "the squared standard error of a share p of n patients is p (1 - p)/(n - 1)",
     .stage = Stage::results,
     .item = "",
     .look_at = "patients who are counted twice",
     .find = errors_of_shares},
    {.name = "bits_repeated",
     .change = "the same patients on one thread, in other crowds",
     .law = "the results are the same to the bit",
     .stage = Stage::results,
     .item = "the same seed: the same results",
     .look_at = "this is a defect of the program: report it",
     .find = bits_repeated},
});

}  // namespace

std::span<const Check> sampling_checks() { return sampling_rows; }

}  // namespace spinepath::verify
