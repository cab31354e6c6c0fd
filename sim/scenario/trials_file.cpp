#include "sim/scenario/trials_file.h"

#include <utility>

#include "sim/scenario/check/check.h"
#include "sim/scenario/read/form.h"
#include "sim/scenario/read/toml_tree.h"

namespace spinepath::scenario {
namespace {

/// What the file may have of [decision].
struct OnlyTrials {
  std::vector<Trial> trials;
};
void describe(auto& form, OnlyTrials& decision) { form.map({"trials", "as in a scenario"}, decision.trials); }

struct TrialsFile {
  OnlyTrials decision;
  std::vector<Source> sources;
};
void describe(auto& form, TrialsFile& file) {
  form.table({"decision", "as in a scenario"}, file.decision);
  form.map({"sources", "that its numbers cite"}, file.sources);
}

}  // namespace

std::optional<std::vector<Trial>> read_trials(const TextFile& file, DecisionSettings decision,
                                              const UncertainParameters& parameters, Report& report) {
  const std::optional<Value> tree = parse_toml(file.text, file.number, report);
  if (!tree) return {};
  TrialsFile read;
  read_table(*tree, {}, read, report);
  decision.trials = std::move(read.decision.trials);
  if (decision.trials.empty() && report.errors.empty())
    report.refuse({.where = tree->where,
                   .key = "decision.trials",
                   .problem = "no trial",
                   .allowed = "tables [decision.trials.NAME]"});
  validate_trials(decision, parameters, report);
  Scenario cited;
  cited.sources = std::move(read.sources);
  validate_sources(cited, report);
  if (!report.errors.empty()) return {};
  return std::move(decision.trials);
}

}  // namespace spinepath::scenario
