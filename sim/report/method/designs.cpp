// What the numbers rest on: parameters by the design of their source.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/draw/svg.h"
#include "sim/report/method/figures.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double design_row_height = 18, design_inset = 2;  ///< [pixels]
constexpr std::string_view assumption = "assumption";

struct DesignCount {
  std::string design;  ///< as in the files; empty: no source
  std::size_t count;
};

/// Most frequent first; of equal ones, in the order of the scenario.
std::vector<DesignCount> counts_of_designs(const Study& study) {
  std::vector<DesignCount> counts;
  for (const ParameterText& parameter : study.parameters) {
    const auto found = std::ranges::find(counts, parameter.design, &DesignCount::design);
    if (found == counts.end())
      counts.push_back({parameter.design, 1});
    else
      ++found->count;
  }
  std::ranges::stable_sort(counts, std::ranges::greater{}, &DesignCount::count);
  return counts;
}

std::string design_name(const std::string& design) {
  if (design.empty()) return "no source";
  std::string name = design;
  std::ranges::replace(name, '-', ' ');
  return name;
}

std::size_t count_in(const std::vector<DesignCount>& counts, std::string_view design) {
  const auto found = std::ranges::find(counts, design, &DesignCount::design);
  return found == counts.end() ? 0 : found->count;
}

std::string designs_finding(const std::vector<DesignCount>& counts, std::size_t all) {
  const std::string number = output::counted(all, "number");
  const std::string most = fmt::format("most often {}: {} of {}", design_name(counts.front().design),
                                       counts.front().count, number);
  if (const std::size_t count = count_in(counts, assumption); count > 0)
    return fmt::format("{} of {} {} of the authors", count, number,
                       count == 1 ? "is an assumption" : "are assumptions");
  return "No number is an assumption; " + most;
}

DataTable designs_table(const std::vector<DesignCount>& counts, std::size_t all) {
  DataTable table{
      .name = "designs",
      .caption = "Parameters by the design of their source",
      .first = {.heading = "Design", .key = "design"},
      .columns = {{.heading = "parameters", .key = "parameters", .style = {.decimals = 0}},
                  {.heading = "percent", .key = "percent", .style = {.scale = 100, .decimals = 1}}}};
  for (const auto& [design, count] : counts) {
    const auto number = static_cast<double>(count);
    table.rows.push_back(
        {.head = {.text = design_name(design), .key = design},
         .cells = {Estimate{.mean = number, .se = {}, .low = {}, .high = {}},
                   Estimate{.mean = number / static_cast<double>(all), .se = {}, .low = {}, .high = {}}}});
  }
  return table;
}

std::string designs_body(const std::vector<DesignCount>& counts) {
  const Range range{0, static_cast<double>(counts.front().count)};
  std::vector<BarRow> rows;
  for (const auto& [design, count] : counts) {
    const std::string name = design_name(design);
    Bar bar(range, design_row_height);
    bar.part(0, static_cast<double>(count), design == assumption || design.empty() ? "bar g" : "bar p",
             design_inset);
    rows.push_back({.label = escaped(name),
                    .bar = bar.markup(fmt::format("{}: {}", name, count)),
                    .value = fmt::format("{}", count)});
  }
  return bar_rows(rows, range, {.at = {}, .step = 1, .decimals = 0}, {}, true);
}

}  // namespace

std::optional<Figure> designs_figure(const Material& material) {
  const std::size_t all = material.study.parameters.size();
  if (all == 0) return {};
  const std::vector<DesignCount> counts = counts_of_designs(material.study);
  std::vector<std::string> parts;
  for (const auto& [design, count] : counts)
    parts.push_back(fmt::format("{} {}", design_name(design), count));
  return Figure{
      .id = "f-designs",
      .finding = escaped(designs_finding(counts, all)),
      .measure = "Parameters of the scenario by the design of their source",
      .body = designs_body(counts),
      .error = "How much a number matters this does not show: a single assumption may decide, many may not.",
      .source = "scenario.parameters of the JSON file",
      .description = "Parameters by design: " + listed(parts) + ".",
      .data = {designs_table(counts, all)}};
}

}  // namespace spinepath::report
