// What `check` shows of a scenario: who enters, what is compared, and every parameter that the files give
// with value, unit, uncertainty and source; then those that name no source.
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

/// The cells of a parameter after its name.
using CellsOf = std::function<std::vector<std::string>(const ParameterText&)>;
/// A row for each parameter, under headings such as treatments.fusion.
Table table_by_heading(std::vector<Column> columns, const std::vector<ParameterText>& parameters,
                       const CellsOf& cells_of);

}  // namespace spinepath::output
