#include "sim/output/scenario/parameter_table.h"

#include <fmt/format.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/table.h"

namespace spinepath::output {
namespace {

/// End of the heading of a path: "treatments.fusion" of treatments.fusion.costs.hospital.amount, "cohort" of
/// cohort.age.mean.
std::size_t heading_end(const std::string& path) {
  const std::size_t first = path.find('.');
  const std::size_t second = first == std::string::npos ? first : path.find('.', first + 1);
  const bool named = path.starts_with("treatments.") || path.starts_with("pathways.");
  return named && second != std::string::npos ? second : first;
}

std::string source_text(const ParameterText& text) {
  const std::string& name = text.parameter->source.text;
  return text.source == nullptr ? name : fmt::format("{} ({})", name, text.source->design);
}

std::string without_source(const std::vector<ParameterText>& all) {
  std::string paths;
  std::size_t count = 0;
  for (const ParameterText& text : all) {
    if (!text.parameter->source.text.empty()) continue;
    ++count;
    paths += fmt::format("  {}\n", printable(text.parameter->path));
  }
  if (count == 0) return fmt::format("\nAll {} parameters have a source.\n", all.size());
  return fmt::format("\n{} of {} parameters have no source:\n{}", count, all.size(), paths);
}

}  // namespace

Table table_by_heading(std::vector<Column> columns, const std::vector<ParameterText>& parameters,
                       const CellsOf& cells_of) {
  Table table(std::move(columns));
  std::string heading;
  for (const ParameterText& text : parameters) {
    const std::string& path = text.parameter->path;
    const std::size_t end = heading_end(path);
    if (end != std::string::npos && path.substr(0, end) != heading) {
      heading = path.substr(0, end);
      table.add({heading});
    }
    std::vector<std::string> cells = cells_of(text);
    cells.insert(cells.begin(), end == std::string::npos ? path : fmt::format("  {}", path.substr(end + 1)));
    table.add(std::move(cells));
  }
  return table;
}

std::string parameter_table(const scenario::Scenario& scenario, const Style& style) {
  const std::vector<ParameterText> all = parameters_of(scenario);
  const Table table = table_by_heading({{"parameter", Align::left},
                                        {"value"},
                                        {"unit", Align::left},
                                        {"uncertainty", Align::left},
                                        {"source", Align::left}},
                                       all, [](const ParameterText& text) -> std::vector<std::string> {
                                         const auto [value, unit] = value_text(text.parameter->value, text);
                                         return {value, unit, text.uncertainty, source_text(text)};
                                       });
  return fmt::format("{}\n{}{}{}", bold("Parameters", style),
                     style.markup == Style::Markup::markdown ? "\n" : "", table.text(style, Room::listing),
                     without_source(all));
}

}  // namespace spinepath::output
