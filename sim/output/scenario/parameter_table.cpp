#include "sim/output/scenario/parameter_table.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/table.h"
#include "sim/scenario/format/limits.h"

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

/// assess_at of a treatment that leaves it out, with the default's value, as if it were given.
scenario::Parameter default_assessment(const scenario::Treatment& treatment) {
  return {.value = treatment.assess_at.value,
          .uncertainty = {},
          .source = {"default", {}},
          .note = {},
          .path = fmt::format("treatments.{}.assess_at", treatment.name.text),
          .where = {}};
}

/// The parameters, and before those of a treatment its default time of assessment, which is kept in `defaults`. A
/// treatment `like` another one shares its parameters.
std::vector<ParameterText> with_defaults(std::vector<ParameterText> all, const scenario::Scenario& scenario,
                                         std::deque<scenario::Parameter>& defaults) {
  const auto first_of = [&](std::string_view heading) {
    return std::ranges::find_if(
        all, [&](const ParameterText& text) { return text.parameter->path.starts_with(heading); });
  };
  auto next = first_of("pathways.") - all.begin();  // where the treatments behind begin
  for (auto t = scenario.treatments.rbegin(); t != scenario.treatments.rend(); ++t) {
    if (const auto own = first_of(fmt::format("treatments.{}.", t->name.text)); own != all.end())
      next = own - all.begin();
    if (!t->assess_at.path.empty() || !t->like.text.empty()) continue;
    defaults.push_back(default_assessment(*t));
    all.insert(all.begin() + next, {.parameter = &defaults.back(),
                                    .unit = std::string(scenario::years.unit),
                                    .uncertainty = {},
                                    .interval = {},
                                    .source = nullptr});
  }
  return all;
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
  std::deque<scenario::Parameter> defaults;
  const Table table = table_by_heading({{"parameter", Align::left},
                                        {"value"},
                                        {"unit", Align::left},
                                        {"uncertainty", Align::left},
                                        {"source", Align::left}},
                                       with_defaults(all, scenario, defaults),
                                       [](const ParameterText& text) -> std::vector<std::string> {
                                         const auto [value, unit] = value_text(text.parameter->value, text);
                                         return {value, unit, text.uncertainty, source_text(text)};
                                       });
  return fmt::format("{}\n{}{}{}", bold("Parameters", style),
                     style.markup == Style::Markup::markdown ? "\n" : "", table.text(style, Room::listing),
                     without_source(all));
}

}  // namespace spinepath::output
