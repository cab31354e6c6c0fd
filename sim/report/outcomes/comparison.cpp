// Claim and evidence next to each other: the same pathways in several cases.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/compared.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double case_row = 19, between_pathways = 9;  ///< [pixels]
constexpr double marker_radius = 5;                    ///< [pixels]
constexpr double room_at_ends = 0.05;                  ///< [fraction of the range]

/// "A", "B", …: names of cases on the figure.
std::string letter_of(std::size_t of_case) {
  constexpr std::size_t letters = 26;
  return of_case < letters ? std::string(1, static_cast<char>('A' + of_case))
                           : fmt::format("{}", of_case + 1);
}

/// The values of all cases, and room at both ends; none if there are none.
std::optional<Range> range_of(const Comparison& comparison, const ComparedMeasure& measure) {
  std::optional<Range> range;
  for (const ComparedPathway& pathway : comparison.pathways)
    for (const ComparedCase& one : comparison.cases)
      if (const Estimate* value = comparison.find(one, pathway, measure)) {
        const auto [low, high] = interval_of(*value);
        range = {std::min(range ? range->low : low, low), std::max(range ? range->high : high, high)};
      }
  if (!range) return {};
  const double room = range->size() > 0 ? room_at_ends * range->size() : 1;
  return Range{range->low - room, range->high + room};
}

/// A case of a pathway: a line from the reference case, the interval, the mark and its value.
void add_case(Plot& plot, const ComparedMeasure& measure, const ComparedPathway& pathway, std::size_t of_case,
              const Estimate& value, const Estimate* reference, double y) {
  const std::string colour = pathway.text ? pathway.text->colour : "cx";
  const auto line = [&](double from, double to, const char* kind) {
    plot.in_front(fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\" class=\"{3} {4}\"/>",
                              percent_of_width(plot.across(from)), percent_of_width(plot.across(to)),
                              coordinate(y), kind, colour));
  };
  if (of_case > 0 && reference) line(*reference->mean, *value.mean, "ci");
  const auto [low, high] = interval_of(value);
  line(low, high, "whisk");
  plot.in_front(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"{} {}\"/>",
                            percent_of_width(plot.across(*value.mean)), coordinate(y),
                            coordinate(marker_radius), of_case == 0 ? "hollow" : "pt", colour));
  plot.text(1, y + 4,
            fmt::format("<tspan class=\"mut\">{}</tspan> <tspan class=\"b\">{}</tspan>", letter_of(of_case),
                        measure.shown(value)),
            "lab", 10);
}

std::string alternative_to_panel(const Comparison& comparison, const ComparedMeasure& measure) {
  std::string text = measure.title + ", " + measure.unit;
  for (const ComparedPathway& pathway : comparison.pathways) {
    std::vector<std::string> values;
    for (const ComparedCase& one : comparison.cases)
      if (const Estimate* value = comparison.find(one, pathway, measure))
        values.push_back(fmt::format("{} under {}", measure.shown(*value), one.name));
    if (!values.empty()) text += fmt::format("; {}: {}", pathway.label, listed(values));
  }
  return text + ".";
}

std::string panel_of(const Comparison& comparison, const ComparedMeasure& measure) {
  const std::optional<Range> range = range_of(comparison, measure);
  if (!range) return {};
  const auto cases = static_cast<double>(comparison.cases.size());
  const double block = case_row * cases + between_pathways;
  const double height = block * static_cast<double>(comparison.pathways.size());
  Plot plot(height, *range, {0, 1}, {.top = 6, .right = 92, .bottom = 26, .left = 32},
            alternative_to_panel(comparison, measure));
  const Ticks marks = ticks({range->low * measure.scale, range->high * measure.scale}, 4);
  std::vector<double> at;
  for (const double x : marks.at) at.push_back(x / measure.scale);
  plot.grid_x(
      at, [&](double x) { return fixed(x * measure.scale, marks.decimals); }, true);
  double top = between_pathways / 2;
  for (const ComparedPathway& pathway : comparison.pathways) {
    if (pathway.text) plot.chip(0, top + case_row * cases / 2, *pathway.text, -18);
    const Estimate* reference = comparison.find(comparison.cases.front(), pathway, measure);
    for (std::size_t c = 0; c < comparison.cases.size(); ++c)
      if (const Estimate* value = comparison.find(comparison.cases[c], pathway, measure))
        add_case(plot, measure, pathway, c, *value, reference,
                 top + case_row * (static_cast<double>(c) + 0.5));
    top += block;
  }
  return fmt::format(
      "<div class=\"cell\"><p class=\"ct\"><b>{}</b> <span class=\"mut\">{}</span></p>{}</div>\n",
      escaped(measure.title), escaped(measure.unit), plot.markup());
}

std::string body_of(const Material& material, const Comparison& comparison) {
  std::string cases, panels;
  for (std::size_t c = 0; c < comparison.cases.size(); ++c)
    cases += fmt::format("<li><b>{}</b>&nbsp;<span class=\"mk{}\"></span>{}</li>", letter_of(c),
                         c == 0 ? " open" : "", escaped(comparison.cases[c].name));
  for (const ComparedMeasure& measure : comparison.measures) panels += panel_of(comparison, measure);
  return fmt::format("<ul class=\"legend\">{}</ul>\n{}<div class=\"multi m2\">{}</div>\n", cases,
                     legend(material.study.pathways), panels);
}

RowHead head_of(const ComparedPathway& pathway, const std::string& of_case) {
  return {.text = fmt::format("{}: {}", of_case, pathway.label),
          .key = fmt::format("{}: {}", of_case, pathway.name)};
}

std::vector<DataColumn> columns_of(const Comparison& comparison, bool differences) {
  std::vector<DataColumn> columns;
  for (const ComparedMeasure& measure : comparison.measures) {
    const bool points = differences && measure.scale != 1;
    columns.push_back(
        {.heading = fmt::format("{}, {}", measure.title, points ? "percentage points" : measure.unit),
         .key = measure.key,
         .style = {.scale = measure.scale, .sign = differences}});
  }
  return columns;
}

DataTable table_of_cases(const Comparison& comparison) {
  DataTable table{.name = "cases",
                  .caption = "Outcomes of each case (± Monte Carlo error)",
                  .first = {.heading = "Case and pathway", .key = "case"},
                  .columns = columns_of(comparison, false)};
  for (const ComparedPathway& pathway : comparison.pathways)
    for (const ComparedCase& one : comparison.cases) {
      DataRow row{.head = head_of(pathway, one.name), .cells = {}};
      for (const ComparedMeasure& measure : comparison.measures) {
        const Estimate* value = comparison.find(one, pathway, measure);
        row.cells.push_back(cell_of(value));
      }
      table.rows.push_back(std::move(row));
    }
  return table;
}

/// With the interval of ± 1.96 Monte Carlo errors.
DataCell difference_cell(const CaseDifferences& row, const ComparedMeasure& measure) {
  const auto found = row.by_measure.find(measure.key);
  if (found == row.by_measure.end() || !found->second.mean) return cell_of(nullptr);
  const auto [low, high] = interval_of(found->second);
  const Estimate difference{.mean = found->second.mean, .se = found->second.se, .low = low, .high = high};
  return cell_of(&difference);
}

DataTable table_of_differences(const Comparison& comparison) {
  DataTable table{.name = "case_differences",
                  .caption = fmt::format("Differences to {} (± Monte Carlo error; in brackets ± 1.96 of it)",
                                         comparison.cases.front().name),
                  .first = {.heading = "Case and pathway", .key = "case"},
                  .columns = columns_of(comparison, true)};
  table.columns.push_back({.heading = "on the same patients", .key = "paired"});
  for (const CaseDifferences& row : comparison.differences) {
    DataRow shown_row{.head = head_of(*row.pathway, row.of_case->name), .cells = {}};
    for (const ComparedMeasure& measure : comparison.measures)
      shown_row.cells.push_back(difference_cell(row, measure));
    shown_row.cells.emplace_back(row.paired);
    table.rows.push_back(std::move(shown_row));
  }
  return table;
}

std::string notes_on_pairs(const Comparison& comparison) {
  const auto is_paired = [](const CaseDifferences& row) { return row.paired != "no"; };
  return std::ranges::any_of(comparison.differences, is_paired)
             ? " Differences are more exact than these bars where cases have the same patients: they are in "
               "the data."
             : "";
}

}  // namespace

std::optional<Figure> comparison_figure(const Material& material) {
  const std::optional<Comparison> comparison = comparison_of(material);
  if (!comparison) return {};
  std::string description = "Dots by pathway and case, a panel each of:";
  for (const ComparedMeasure& measure : comparison->measures)
    description += " " + alternative_to_panel(*comparison, measure);
  std::vector<DataTable> data{table_of_cases(*comparison)};
  if (!comparison->differences.empty()) data.push_back(table_of_differences(*comparison));
  return Figure{
      .id = "f-comparison",
      .finding = escaped(comparison_finding(*comparison)),
      .measure =
          fmt::format("{} per patient; a row is a case, its letter at the right", escaped(comparison->money)),
      .body = body_of(material, *comparison),
      .error = fmt::format(
          "Hollow: {}, from which coloured lines lead. Bars at the dots: ± 1.96 Monte Carlo errors.{}",
          escaped(comparison->cases.front().name), notes_on_pairs(*comparison)),
      .source = "outcomes.csv and differences.csv of the comparison",
      .description = std::move(description),
      .data = std::move(data)};
}

}  // namespace spinepath::report
