// Reads the files of a run.
#pragma once
#include "sim/output/files/file.h"
#include "sim/report/data/json.h"
#include "sim/report/data/material.h"

namespace spinepath::report {

struct RunTables {
  std::optional<CsvTable> flow, subgroups, decision, information, trials, subgroup_decision, subgroup_value;
  std::optional<output::File> draws;  ///< large: read in pieces
};

/// Of `manifest`.
Origin origin_of(const Json& manifest);

/// trials.csv; throws Unusable if it lacks a column.
CsvTable checked_trials(CsvTable table);

/// `summary`: summary.json. Throws Unusable if a file that it needs is missing.
Run run_of(Json summary, RunTables tables);

}  // namespace spinepath::report
