#include "sim/cli/stages/run_files.h"

#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/decision/exports.h"
#include "sim/output/decision/ratio_rows.h"
#include "sim/output/decision/subgroups.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/run/flow_csv.h"
#include "sim/output/run/psa_csv.h"
#include "sim/output/run/subgroups_csv.h"
#include "sim/output/run/summary_json.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath::cli {
namespace {

constexpr const char *subgroup_file_name = "subgroups.csv", *population_file_name = "population.csv",
                     *trials_file_name = "trials.csv", *subgroup_decision_name = "subgroup_decision.csv",
                     *subgroup_value_name = "subgroup_value.csv";

/// Costs of that view and the effect of [decision], at the parameters' values.
output::File icers_at_values(const output::RunRecord& record, View view) {
  const scenario::Scenario& scenario = record.scenario;
  const Perspective perspective{view, scenario.decision.effect};
  const std::vector<std::size_t> compared = scenario::candidates(scenario);
  std::vector<std::string> shown, names(scenario.pathways.size());
  for (const std::size_t pathway : compared) shown.push_back(scenario.pathways[pathway].name.text);
  shown = output::r_names(shown);
  for (std::size_t i = 0; i < compared.size(); ++i) names[compared[i]] = shown[i];
  return {
      output::icers_name,
      output::icers_csv(output::frontier_of(record.results, scenario, perspective, record.groups),
                        output::strategies_of(record.results, scenario.pathways.size(), perspective), names)};
}

}  // namespace

std::vector<std::string> run_file_names(RunExtras asked) {
  std::vector<std::string> names{"outcomes.csv", "differences.csv", "flow.csv", "summary.json"};
  if (asked.subgroups) names.emplace_back(subgroup_file_name);
  if (!asked.psa) {
    names.emplace_back(output::icers_name);
    return names;
  }
  for (const char* name : {"draws.csv", "parameters.csv", "decision.csv", "information.csv",
                           population_file_name, trials_file_name})
    names.emplace_back(name);
  if (asked.subgroups) names.insert(names.end(), {subgroup_decision_name, subgroup_value_name});
  for (std::string& name : output::export_names()) names.push_back(std::move(name));
  return names;
}

std::vector<output::File> run_files(const output::RunRecord& record) {
  std::vector<output::File> files{
      {"outcomes.csv", output::outcomes_csv(record.scenario, record.results)},
      {"differences.csv", output::differences_csv(record.scenario, record.results)},
      {"flow.csv", output::flow_csv(record)},
      {"summary.json", summary_json(record)}};
  if (record.subgroups)
    files.push_back({subgroup_file_name, output::subgroups_csv(record.scenario, *record.subgroups)});
  const View view = record.manifest.export_view.value_or(record.scenario.decision.view);
  if (!record.psa) {
    files.push_back(icers_at_values(record, view));
    return files;
  }
  files.push_back(
      {.name = "draws.csv", .text = {}, .pieces = output::draws_csv(record.scenario, *record.psa)});
  files.push_back({.name = "parameters.csv", .text = {}, .pieces = output::parameters_csv(*record.psa)});
  files.push_back({"decision.csv", output::decision_csv(*record.decision)});
  files.push_back({"information.csv", output::information_csv(*record.decision)});
  if (record.decision->future)
    files.push_back({population_file_name, output::population_csv(*record.decision)});
  if (!record.decision->trials.empty())
    files.push_back({trials_file_name, output::trials_csv(*record.decision)});
  if (record.subgroup_decisions) {
    files.push_back({subgroup_decision_name, output::subgroup_decision_csv(*record.subgroup_decisions)});
    files.push_back({subgroup_value_name, output::subgroup_value_csv(*record.subgroup_decisions)});
  }
  for (output::File& file : output::export_files(*record.decision, view)) files.push_back(std::move(file));
  return files;
}

}  // namespace spinepath::cli
