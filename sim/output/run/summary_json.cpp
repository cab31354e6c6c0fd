#include "sim/output/run/summary_json.h"

#include "sim/analysis/ratios/over_draws.h"
#include "sim/output/decision/agreement.h"
#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/decision/json.h"
#include "sim/output/decision/ratio_rows.h"
#include "sim/output/files/json.h"
#include "sim/output/run/psa_json.h"
#include "sim/output/scenario/json.h"

namespace spinepath::output {
namespace {

Json outcomes(const RunRecord& run) {
  Json rows = Json::array();
  for (const OutcomeRow& outcome : run.results.outcomes) {
    Json row{{"pathway", run.scenario.pathways[outcome.pathway].name.text}};
    add(row, text_of(outcome.key, run.scenario));
    add(row, outcome);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json differences(const RunRecord& run) {
  Json rows = Json::array();
  for (const DifferenceRow& difference : run.results.differences) {
    Json row{{"pathway", run.scenario.pathways[difference.pathway].name.text},
             {"reference", run.scenario.pathways[0].name.text}};
    add(row, text_of(difference.key, run.scenario));
    row["mean"] = number_or_null(difference.mean);
    row["se"] = number_or_null(difference.se);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// In that view, by the effect of [decision].
Json frontier_rows(const RunRecord& run, View view) {
  const Perspective perspective{view, frontier_perspective(run.scenario).effect};
  std::vector<std::string> names;
  for (const scenario::Pathway& pathway : run.scenario.pathways) names.push_back(pathway.name.text);
  return ratio_rows(frontier_of(run.results, run.scenario, perspective, run.groups),
                    strategies_of(run.results, run.scenario.pathways.size(), perspective), names);
}

/// The same of means over the draws.
Json drawn_frontier_rows(const DecisionRecord& record, View view) {
  const Perspective perspective{view, frontier_perspective(record.scenario).effect};
  const std::vector<Strategy> means = mean_strategies(record.sample, perspective);
  return ratio_rows(with_draw_intervals(frontier(means), record.sample, perspective), means,
                    record.sample.strategies);
}

/// By view.
Json frontiers(const RunRecord& run) {
  Json at_values = Json::object(), over_draws = Json::object();
  for (const View view : views) {
    const std::string name(name_of(view));
    at_values[name] = frontier_rows(run, view);
    if (run.decision) over_draws[name] = drawn_frontier_rows(*run.decision, view);
  }
  return {{"at_values", std::move(at_values)},
          {"over_draws", run.decision ? std::move(over_draws) : Json(nullptr)}};
}

/// Null without a PSA.
Json disagreements_of(const RunRecord& run) {
  if (!run.decision || !run.groups) return nullptr;
  return disagreements_json(disagreements({run.scenario, run.results, *run.groups}, *run.decision));
}

}  // namespace

std::string summary_json(const RunRecord& run) {
  const Json summary{{"manifest", manifest_json(run.manifest)},
                     {"complete", run.stopped.empty()},
                     {"stopped", text_or_null(run.stopped)},
                     {"outcomes", outcomes(run)},
                     {"differences", differences(run)},
                     {"frontier", frontier_rows(run, run.scenario.decision.view)},
                     {"frontiers", frontiers(run)},
                     {"disagreements", disagreements_of(run)},
                     {"psa", run.psa ? psa_json(run.scenario, *run.psa) : Json(nullptr)},
                     {"decision", run.decision ? decision_json(*run.decision) : Json(nullptr)},
                     {"scenario", scenario_json(run.scenario)}};
  return text_of(summary);
}

}  // namespace spinepath::output
