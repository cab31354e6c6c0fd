#include "sim/output/parameter_table.h"

#include <fmt/format.h>

#include "sim/output/number.h"
#include "sim/output/parameters_text.h"
#include "sim/output/table.h"
#include "sim/output/time_text.h"

namespace spinepath::output {
namespace {

/// Where a path's heading ends: "treatments.fusion" of treatments.fusion.costs.hospital.amount, "cohort" of
/// cohort.age.mean.
std::size_t heading_end(const std::string& path) {
  const std::size_t first = path.find('.');
  const std::size_t second = first == std::string::npos ? first : path.find('.', first + 1);
  const bool named = path.starts_with("treatments.") || path.starts_with("pathways.");
  return named && second != std::string::npos ? second : first;
}

/// Value and unit; times below two years in the unit they are easily read in.
std::pair<std::string, std::string> value_text(const ParameterText& text) {
  const double value = text.parameter->value;
  if (text.unit == "years" && value > 0 && value < 2) return {time_text(value), {}};
  return {compact(value), text.unit};
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
  if (count == 0) return fmt::format("\nAll {} parameters name their source.\n", all.size());
  return fmt::format("\n{} of {} parameters name no source:\n{}", count, all.size(), paths);
}

}  // namespace

std::string parameter_table(const scenario::Scenario& scenario) {
  const std::vector<ParameterText> all = parameters_of(scenario);
  Table table({{"parameter", Align::left},
               {"value"},
               {"unit", Align::left},
               {"uncertainty", Align::left},
               {"source", Align::left}});
  std::string heading;
  for (const ParameterText& text : all) {
    const std::string& path = text.parameter->path;
    const std::size_t end = heading_end(path);
    if (end != std::string::npos && path.substr(0, end) != heading) {
      heading = path.substr(0, end);
      table.add({heading});
    }
    const auto [value, unit] = value_text(text);
    table.add({end == std::string::npos ? path : fmt::format("  {}", path.substr(end + 1)), value, unit,
               text.uncertainty, source_text(text)});
  }
  return fmt::format("Parameters\n{}{}", table.text(unlimited_width), without_source(all));
}

}  // namespace spinepath::output
