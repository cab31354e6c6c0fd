// The parts of the relief of those treated since their first course, a bar a treatment, a tab a follow-up time.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/treated.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/outcomes/part_bars.h"
#include "sim/report/page/html.h"

namespace spinepath::report {
namespace {

Quantity relief_of(const TreatedRow& row, const TimeText& time) {
  return {row.pathway->name, "treated_relief", row.of, time.text};
}

std::vector<PartBar> treated_bars_at(const Material& material, const TimeText& time) {
  std::vector<PartBar> bars;
  for (const TreatedRow& row : treated_rows(material, time))
    if (const auto relief = parted(material.run->outcomes, relief_of(row, time))) {
      const std::string label = material.study.treatment_label(row.treatment);
      bars.push_back({fmt::format("{} <span class=\"mut\">in {}</span>", escaped(label), chip(*row.pathway)),
                      fmt::format("{} in pathway {}: relief", label, row.pathway->number), *relief});
    }
  return bars;
}

/// The quoted time first.
PartBars treated_part_bars(const Material& material, const TimeText& quoted) {
  std::vector<TimeText> times = follow_up_times(*material.run);
  std::ranges::stable_sort(times, {}, [&](const TimeText& time) { return time.text != quoted.text; });
  std::vector<std::pair<TimeText, std::vector<PartBar>>> bars;
  for (const TimeText& time : times) bars.emplace_back(time, treated_bars_at(material, time));
  return {"pain at the first course", std::move(bars)};
}

DataTable treated_parts_table(const Material& material, const PartBars& bars) {
  DataTable table{
      .name = "treated_relief_parts",
      .caption =
          "Parts of the relief of those treated, percent of pain at the first course (± Monte "
          "Carlo error)",
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {{.heading = "Treatment", .key = "treatment"}, {.heading = "After", .key = "at"}}};
  const std::vector<PartColumn> columns = part_columns(PartsOf::those_treated);
  add_part_columns("treated_relief", columns, table);
  for (const auto& [time, drawn] : bars.times())
    for (const TreatedRow& row : treated_rows(material, time)) {
      DataRow line{.head = {.pathway = row.pathway},
                   .cells = {material.study.treatment_label(row.treatment), DataCell(time.text)}};
      add_part_cells(material.run->outcomes, relief_of(row, time), columns, line);
      table.rows.push_back(std::move(line));
    }
  return table;
}

}  // namespace

std::optional<Figure> treated_parts_figure(const Material& material) {
  if (!material.run || !has_natural_course(*material.run)) return {};
  const std::vector<TimeText> times = follow_up_times(*material.run);
  if (times.empty()) return {};
  const TimeText time = quoted_follow_up(times, material.study);
  const std::vector<TreatedRow> rows = treated_rows(material, time);
  const std::string finding = rows.empty() ? std::string{} : treated_parts_finding(material, rows, time);
  if (finding.empty()) return {};
  const PartBars bars = treated_part_bars(material, time);
  Tabs choice = bars.tabs_of_times("treated-parts");
  std::string description = fmt::format(
      "Stacked bars of the parts of relief of those treated, one a treatment. {} after the first course:",
      time.text);
  for (const PartBar& bar : bars.times().front().second) description += " " + bars.in_words(bar) + ".";
  return Figure{
      .id = "f-treated-parts",
      .finding = escaped(finding),
      .measure =
          "What relief has changed by since just before the first course, in percent of the pain then, mean "
          "among those treated and alive; each treatment in the pathway in which most are given it",
      .body = bars.legend_markup() + choice.panels,
      .error =
          "± is the Monte Carlo error of relief. Natural course would have come without the treatment. "
          "Specific "
          "effect and context include what treatments given before or after have changed by in that time." +
          bars.note_on_limits(),
      .source =
          "outcomes.csv: treated_relief, treated_relief_natural, treated_relief_context, "
          "treated_relief_specific, treated_relief_capped",
      .description = description,
      .data = {treated_parts_table(material, bars)},
      .controls = choice.controls,
      .rules = choice.rules};
}

}  // namespace spinepath::report
