#include "sim/analysis/sensitivity/precision.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/results.h"

namespace spinepath {
namespace {

/// Standard error of net benefit over the first pathway, from groups, scaled to all patients.
std::optional<double> difference_error(const SensitivityOutcome& outcome, const RunSums& sums,
                                       std::size_t pathway) {
  const std::vector<double> means = sums.decisions.means();
  const std::size_t groups = sums.decisions.groups();
  if (groups < 2) return std::nullopt;
  std::vector<double> gains(groups, 0.0);
  for (std::size_t g = 0; g < groups; ++g) {
    const std::size_t first = g * (means.size() / groups), own = first + pathway * quantity_count;
    for (const auto& [quantity, weight] : outcome.terms)
      gains[g] += weight * (means[own + quantity] - means[first + quantity]);
  }
  const auto count = static_cast<double>(groups);
  double mean = 0, squares = 0;
  for (const double gain : gains) mean += gain / count;
  for (const double gain : gains) squares += (gain - mean) * (gain - mean);
  const double grouped = count * static_cast<double>(sums.decisions.group_size());
  return std::sqrt(squares / (count - 1) / count * grouped / sums.tally.patients());
}

std::uint64_t whole_blocks(double patients) {
  return static_cast<std::uint64_t>(std::ceil(patients / static_cast<double>(block_size))) * block_size;
}

}  // namespace

std::optional<double> largest_error(const SensitivityOutcome& outcome, const CareModel& model,
                                    const RunSums& sums) {
  double largest = 0;
  for (std::size_t p = is_difference(outcome) ? 1 : 0; p < model.pathways.size(); ++p) {
    const std::optional<double> error = is_difference(outcome)
                                            ? difference_error(outcome, sums, p)
                                            : estimate(model, sums, p, outcome.also.front()).se;
    if (!error) return std::nullopt;
    largest = std::max(largest, *error);
  }
  return largest;
}

double patients_needed(double error, const PrecisionGoal& goal, std::uint64_t patients) {
  const double ratio = error / goal.error;
  return static_cast<double>(patients) * ratio * ratio;
}

std::optional<PreciseRun> run_until_precise(const CareModel& model, std::span<const PrecisionGoal> goals,
                                            std::uint64_t limit, const RunOf& run_of) {
  std::optional<PreciseRun> last;
  for (std::uint64_t patients = std::min(first_precision_run, limit);;) {
    std::optional<RunSums> sums = run_of(patients);
    if (!sums) {
      if (last) last->stopped = true;
      return last;
    }
    PreciseRun precise{std::move(*sums), patients, {}, 0, true};
    for (const PrecisionGoal& goal : goals) {
      const auto error = largest_error(goal.outcome, model, precise.sums);
      precise.errors.push_back(error);
      precise.reached = precise.reached && error && *error <= goal.error;
      precise.needed = std::max(precise.needed, error ? patients_needed(*error, goal, patients)
                                                      : std::numeric_limits<double>::infinity());
    }
    if (precise.reached || precise.needed > static_cast<double>(limit)) return precise;
    patients = std::min(limit, std::max(whole_blocks(1.1 * precise.needed), patients + block_size));
    last = std::move(precise);
  }
}

}  // namespace spinepath
