// The report of `check`: cohort, pathways, and every parameter of the files with value, unit, uncertainty and
// source, and the time of assessment where it is the default; then those without a source.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/table.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

std::string scenario_overview(const scenario::Scenario& scenario, const Style& style = {});
std::string parameter_table(const scenario::Scenario& scenario, const Style& style = {});

/// Cells of a parameter after its name.
using CellsOf = std::function<std::vector<std::string>(const ParameterText&)>;
/// One row per parameter, under headings such as treatments.fusion.
Table table_by_heading(std::vector<Column> columns, const std::vector<ParameterText>& parameters,
                       const CellsOf& cells_of);

}  // namespace spinepath::output
