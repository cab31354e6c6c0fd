#include "sim/output/run/summary_json.h"

#include <array>

#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/decision/json.h"
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

/// Column names as in dampack's table of ICERs.
Json frontier_rows(const RunRecord& run) {
  constexpr std::array statuses{"ND", "ED", "D"};
  const std::vector<Strategy> strategies =
      strategies_of(run.results, run.scenario.pathways.size(), frontier_perspective(run.scenario));
  Json rows = Json::array();
  for (const FrontierRow& row : frontier_of(run.results, run.scenario))
    rows.push_back({{"Strategy", run.scenario.pathways[row.strategy].name.text},
                    {"Cost", strategies[row.strategy].cost},
                    {"Effect", strategies[row.strategy].effect},
                    {"Inc_Cost", number_or_null(row.incremental_cost)},
                    {"Inc_Effect", number_or_null(row.incremental_effect)},
                    {"ICER", number_or_null(row.icer)},
                    {"Status", statuses[static_cast<std::size_t>(row.dominance)]}});
  return rows;
}

}  // namespace

std::string summary_json(const RunRecord& run) {
  const Json summary{{"manifest", manifest_json(run.manifest)},
                     {"complete", run.stopped.empty()},
                     {"stopped", text_or_null(run.stopped)},
                     {"outcomes", outcomes(run)},
                     {"differences", differences(run)},
                     {"frontier", frontier_rows(run)},
                     {"psa", run.psa ? psa_json(run.scenario, *run.psa) : Json(nullptr)},
                     {"decision", run.decision ? decision_json(*run.decision) : Json(nullptr)},
                     {"scenario", scenario_json(run.scenario)}};
  return text_of(summary);
}

}  // namespace spinepath::output
