#include "sim/cli/stages/run_plan.h"

#include <algorithm>

#include "sim/analysis/decision/question.h"
#include "sim/analysis/information/memory.h"
#include "sim/output/run/psa_csv.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::cli {
namespace {

// Sizes of files [bytes], as of shipped scenarios: the page with its style and drawings; a row of outcomes.csv with
// those of the other files on the same outcome; a row of decision.csv; a number with its comma.
constexpr double page_bytes = 0.6e6, row_bytes = 700, decision_row_bytes = 220, number_bytes = 19;

/// Without the header.
double size_of_rows(const output::Pieces& pieces) {
  const std::string text = output::whole_text({.name = {}, .text = {}, .pieces = pieces});
  return static_cast<double>(text.size() - text.find('\n') - 1);
}

double results_without_draws(const scenario::Scenario& scenario, double groups) {
  const Layout layout(compile(scenario));
  double rows = 0;
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p)
    rows += static_cast<double>(layout.keys(p).size());
  return page_bytes + (1 + groups) * rows * row_bytes;
}

/// draws.csv, parameters.csv, and the same numbers again in export/.
double results_of_draw(const scenario::Scenario& scenario, const Psa& few) {
  const double pathways = static_cast<double>(scenario.pathways.size()),
               parameters = static_cast<double>(few.sample.parameters.size());
  const double texts =
      size_of_rows(output::draws_csv(scenario, few)) + size_of_rows(output::parameters_csv(few));
  return texts / static_cast<double>(few.sample.draws) + number_bytes * (parameters + 5 * pathways);
}

double size_of_decisions(const scenario::Scenario& scenario) {
  const DecisionQuestion question = question_of(scenario, {});
  return decision_row_bytes * static_cast<double>(view_count * scenario.pathways.size() *
                                                  (question.thresholds.size() + question.grid.size()));
}

void add_draws(Plan& plan, const scenario::Scenario& scenario, const PsaOptions& psa) {
  const auto draws = static_cast<double>(psa.draws);
  plan.stages.push_back({"draws", "draw", draws, static_cast<double>(psa.patients)});
  const DrawSizes sizes = sizes_of_draws(scenario, psa);
  plan.saved = draws * sizes.saved;
  plan.results += draws * sizes.results + size_of_decisions(scenario);
  plan.kept = draws * (sizes.kept + sizes.analysis);
}

}  // namespace

DrawSizes sizes_of_draws(const scenario::Scenario& scenario, const PsaOptions& options) {
  PsaOptions few = options;
  few.draws = 2;
  few.patients = std::min(options.patients, most_groups);
  const Psa tried = run_psa(scenario, few, {});
  if (tried.sample.draws == 0) return {};  // none is possible: the run says so
  return {.kept = memory_of_draw(tried),
          .analysis = memory_of_analysis(scenario, tried.sample, options.draws, options.threads) /
                      static_cast<double>(options.draws),
          .results = results_of_draw(scenario, tried),
          .saved = partial_of_draw(tried)};
}

Plan plan_of_run(const RunAsked& asked, const scenario::Scenario& scenario,
                 const output::Manifest& manifest) {
  const bool precise = !asked.precision.empty();
  const std::uint64_t patients =
      precise ? asked.settings.patients.value_or(default_precision_limit) : manifest.patients;
  Plan plan{.scenario = &scenario,
            .stages = {{"run", "", 1, static_cast<double>(patients)}},
            .seed = manifest.seed,
            .threads = manifest.threads,
            .share = share_of(asked.settings.saving)};
  plan.results = results_without_draws(scenario, static_cast<double>(asked.by.size()));
  if (precise) plan.notes.emplace_back("fewer patients if --precision is reached with fewer");
  if (asked.psa) add_draws(plan, scenario, *asked.psa);
  if (asked.psa) plan.notes.emplace_back("the decision analysis of the draws takes further time");
  if (asked.split_by_pilot) plan.notes.emplace_back("a pilot run will divide the same patients otherwise");
  return plan;
}

}  // namespace spinepath::cli
