#include "sim/report/data/read_run.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "sim/report/data/decision.h"

namespace spinepath::report {
namespace {

Quantity quantity_of(const Json& row) {
  return {text_of(row, "pathway"), text_of(row, "outcome"), text_of(row, "of"), text_of(row, "at")};
}

/// The error of a mean over draws: of its patients and of the number of draws.
std::optional<double> error_of(const Json& row) {
  if (const auto se = number_of(row, "se")) return se;
  const auto patients = number_of(row, "patient_error"), draws = number_of(row, "draw_error");
  if (!patients || !draws) return {};
  return std::sqrt(*patients * *patients + *draws * *draws);
}

Estimates estimates_of(const Json& rows) {
  Estimates all;
  for (const Json& row : rows)
    all.emplace(quantity_of(row), Estimate{.mean = number_of(row, "mean"),
                                           .se = error_of(row),
                                           .low = number_of(row, "p025"),
                                           .high = number_of(row, "p975")});
  return all;
}

using ByDraw = std::map<Quantity, std::vector<double>>;

/// Adds what decisions use of some rows of draws.csv: spend and effect.
void add_rows(ByDraw& all, const CsvTable& draws) {
  const std::size_t pathway = draws.column("pathway"), outcome = draws.column("outcome"),
                    of = draws.column("of"), at = draws.column("at"), mean = draws.column("mean");
  for (std::size_t row = 0; row < draws.rows(); ++row) {
    const auto text = [&](std::size_t column) { return draws.text(row, column); };
    if (!is_of_decisions(text(outcome), text(at))) continue;
    const auto whole = [&](std::size_t column) { return std::string(text(column)); };
    all[{whole(pathway), whole(outcome), whole(of), whole(at)}].push_back(
        draws.number(row, mean).value_or(std::nan("")));
  }
}

/// Some lines at a time, since fields in memory take more than the file.
ByDraw by_draw(const output::File& file) {
  ByDraw all;
  std::string header, text;
  std::size_t before = 0;
  const auto add_lines = [&](std::size_t end) {
    const std::string lines = text.substr(0, end);
    text.erase(0, end);
    add_rows(all, CsvTable(file.name, header + lines, before));
    before += static_cast<std::size_t>(std::ranges::count(lines, '\n'));
  };
  file.write_to([&](std::string_view piece) {
    text += piece;
    if (const std::size_t end = text.find('\n'); header.empty() && end != std::string::npos) {
      header = text.substr(0, end + 1);
      text.erase(0, end + 1);
    }
    if (const std::size_t end = text.rfind('\n'); !header.empty() && end != std::string::npos)
      add_lines(end + 1);
  });
  add_lines(text.size());
  return all;
}

/// Throws Unusable if a column is missing.
void check_columns(const CsvTable& table, std::initializer_list<const char*> columns) {
  for (const char* column : columns) static_cast<void>(table.column(column));
}

Unusable missing(const char* name) { return {name, "is missing, though summary.json has a PSA"}; }

CsvTable needed(std::optional<CsvTable> table, const char* name, std::initializer_list<const char*> columns) {
  if (!table) throw missing(name);
  check_columns(*table, columns);
  return std::move(*table);
}

}  // namespace

Origin origin_of(const Json& manifest) {
  Origin origin{.version = text_of(manifest, "version"),
                .commit = text_of(manifest, "commit"),
                .generator = text_of(manifest, "generator"),
                .scenario_file = text_of(manifest, "scenario_file"),
                .scenario_hash = text_of(manifest, manifest.contains("hash") ? "hash" : "scenario_hash"),
                .seed = count_of(manifest, "seed"),
                .patients = count_of(manifest, "patients"),
                .draws = count_of(manifest, "draws"),
                .patients_per_draw = count_of(manifest, "patients_per_draw")};
  for (const Json& one : list_of(manifest, "set"))
    origin.changes += fmt::format(" --set '{}={}'", text_of(one, "key"), text_of(one, "value"));
  if (const std::string evidence = text_of(manifest, "evidence"); !evidence.empty())
    origin.changes += " --evidence " + evidence;
  return origin;
}

CsvTable checked_trials(CsvTable table) {
  check_columns(table, {"threshold", "trial", "patients", "evsi", "evsi_se", "evppi", "evppi_se", "reached",
                        "population_evsi", "population_evsi_se", "cost", "enbs"});
  return table;
}

Run run_of(Json summary, RunTables tables) {
  if (!tables.flow) throw Unusable("flow.csv", "is missing");
  check_columns(*tables.flow, {"pathway", "step", "treatment", "fate", "probability", "se"});
  if (tables.subgroups)
    check_columns(*tables.subgroups, {"by", "group", "patients", "pathway", "outcome", "mean", "se"});
  Run run{.origin = origin_of(list_of(summary, "manifest")),
          .stopped = text_of(summary, "stopped"),
          .outcomes = estimates_of(list_of(summary, "outcomes")),
          .differences = estimates_of(list_of(summary, "differences")),
          .summary = {},
          .flow = std::move(*tables.flow),
          .subgroups = std::move(tables.subgroups),
          .psa = {}};
  if (const Json& psa = list_of(summary, "psa"); psa.is_object() && count_of(psa, "draws") >= 2) {
    if (!tables.draws) throw missing("draws.csv");
    run.psa.emplace(Draws{
        .done = count_of(psa, "draws"),
        .asked = count_of(psa, "draws_asked"),
        .parameters = list_of(psa, "parameters").size(),
        .outcomes = estimates_of(list_of(psa, "outcomes")),
        .differences = estimates_of(list_of(psa, "differences")),
        .each = by_draw(*tables.draws),
        .decision = needed(std::move(tables.decision), "decision.csv",
                           {"view", "effect", "threshold", "pathway", "inmb", "p_best", "loss", "best"}),
        .information = needed(std::move(tables.information), "information.csv",
                              {"threshold", "kind", "name", "value", "se"}),
        .trials = {},
        .subgroup_decision = std::move(tables.subgroup_decision),
        .subgroup_value = std::move(tables.subgroup_value)});
  }
  if (run.psa && tables.trials) run.psa->trials = checked_trials(*std::move(tables.trials));
  run.summary = std::move(summary);
  return run;
}

const Draws* draws_of(const Material& material) {
  if (material.sample) return &material.sample->draws;
  return material.run && material.run->psa ? &*material.run->psa : nullptr;
}

const Estimate* find(const Estimates& estimates, const Quantity& quantity) {
  const auto found = estimates.find(quantity);
  return found == estimates.end() || !found->second.mean ? nullptr : &found->second;
}

}  // namespace spinepath::report
