// The parts of relief: natural course, context and specific effect, a bar a pathway, a tab a report time.
#include "sim/report/findings/parts.h"

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/relief.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/outcomes/part_bars.h"
#include "sim/report/page/html.h"

namespace spinepath::report {
namespace {

constexpr std::size_t most_with_times = 6;  ///< pathways, up to which all report times are there

/// The first time is the key time.
PartBars part_bars(const Material& material, const TimeText& key_time) {
  std::vector<TimeText> times{key_time};
  if (material.study.pathways.size() <= most_with_times)
    for (const TimeText& time : material.study.report_at)
      if (time.text != key_time.text) times.push_back(time);
  std::vector<std::pair<TimeText, std::vector<PartBar>>> bars;
  for (const TimeText& time : times) {
    bars.push_back({time, {}});
    for (const ReliefParts& row : relief_parts(material, time))
      bars.back().second.push_back({named(*row.pathway), row.pathway->label + ": relief", row.relief});
  }
  return {"pain at entry", std::move(bars)};
}

DataTable parts_table(const Material& material, const PartBars& bars) {
  DataTable table{.name = "relief_parts",
                  .caption =
                      "Parts of relief, percent of pain at entry, mean among the living (± Monte Carlo "
                      "error)",
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {{.heading = "After", .key = "at"}}};
  const std::vector<PartColumn> columns = part_columns(PartsOf::the_living);
  add_part_columns("relief", columns, table);
  for (const auto& [time, drawn] : bars.times())
    for (const ReliefParts& row : relief_parts(material, time)) {
      DataRow line{.head = {.pathway = row.pathway}, .cells = {DataCell(time.text)}};
      add_part_cells(material.run->outcomes, {row.pathway->name, "relief", "", time.text}, columns, line);
      table.rows.push_back(std::move(line));
    }
  return table;
}

}  // namespace

std::optional<Figure> parts_figure(const Material& material) {
  const std::optional<TimeText> time = key_time(material.study);
  if (!time) return {};
  const std::vector<ReliefParts> rows = relief_parts(material, *time);
  if (rows.empty()) return {};
  const PartBars bars = part_bars(material, *time);
  Tabs choice = bars.tabs_of_times("parts");
  std::string notes =
      " ± is the Monte Carlo error of relief. Natural course comes without any treatment, context with any "
      "procedure; specific effect is that of the treatments themselves." +
      bars.note_on_limits();
  if (bars.times().size() == 1) notes += " Other report times: outcomes.csv.";
  std::string description =
      fmt::format("Stacked bars of the parts of relief, one a pathway. After {}:", time->text);
  for (const PartBar& bar : bars.times().front().second) description += " " + bars.in_words(bar) + ".";
  return Figure{
      .id = "f-parts",
      .finding = escaped(parts_finding(material, *time, rows)),
      .measure = "Relief in percent of pain at entry, mean among the living, by where it comes from",
      .body = bars.legend_markup() + choice.panels,
      .error = escaped(parts_in_words(material, *time, rows)) + notes,
      .source =
          "outcomes.csv and differences.csv: relief, relief_natural, relief_context, "
          "relief_specific, relief_capped",
      .description = description,
      .data = {parts_table(material, bars)},
      .controls = choice.controls,
      .rules = choice.rules};
}

}  // namespace spinepath::report
