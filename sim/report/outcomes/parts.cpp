// The parts of relief: natural course, context and specific effect, a bar a pathway, a tab a report time.
#include "sim/report/findings/parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/relief.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double parts_height = 30;      ///< of a bar's row [pixels]
constexpr double room_for_part = 0.075;  ///< least width of a part with its number [fraction]
constexpr double drawn_cap = 0.5;  ///< least effect of the limits of pain that is drawn [percent points]
constexpr double room_beyond_parts = 1.03;  ///< of the axis, for its last number
constexpr std::size_t most_with_times = 6;  ///< pathways, up to which all report times are there

/// The parts as they are drawn: positive ones to the right of 0, negative ones to the left.
struct DrawnPart {
  std::string of_class;
  double from, to;
};

std::vector<DrawnPart> drawn_parts(const ReliefParts& row, bool with_cap) {
  std::vector<DrawnPart> drawn;
  double right = 0, left = 0;
  const auto add = [&](double size, const char* of_class) {
    double& end = size < 0 ? left : right;
    if (size != 0) drawn.push_back({of_class, end, end + size});
    end += size;
  };
  for (std::size_t i = 0; i < row.parts.size(); ++i) add(row.parts[i], parts_of_relief[i].of_class);
  if (with_cap) add(row.capped, "k5");
  return drawn;
}

/// What all bars of the figure have in common.
struct PartsView {
  std::vector<std::pair<TimeText, std::vector<ReliefParts>>> times;  ///< the first is the key time
  double largest_cap = 0;                                            ///< [percent points]
  bool has_negative = false;
  Range range{0, 1};
  Ticks marks;

  bool with_cap() const { return largest_cap >= drawn_cap; }
};

PartsView parts_view(const Material& material, const TimeText& key_time) {
  PartsView view{.times = {{key_time, relief_parts(material, key_time)}}, .marks = {}};
  if (view.times[0].second.size() <= most_with_times)
    for (const TimeText& time : material.study.report_at)
      if (time.text != key_time.text) view.times.emplace_back(time, relief_parts(material, time));
  std::erase_if(view.times, [](const auto& one) { return one.second.empty(); });
  for (const auto& [time, rows] : view.times)
    for (const ReliefParts& row : rows) view.largest_cap = std::max(view.largest_cap, std::abs(row.capped));
  for (const auto& [time, rows] : view.times)
    for (const ReliefParts& row : rows)
      for (const DrawnPart& part : drawn_parts(row, view.with_cap())) {
        view.range.low = std::min(view.range.low, part.to);
        view.range.high = std::max(view.range.high, part.to);
        view.has_negative = view.has_negative || part.to < 0;
      }
  view.marks = ticks(view.range);
  view.range = {room_beyond_parts * view.range.low, room_beyond_parts * view.range.high};
  return view;
}

/// "Physiotherapy: 26.9 % of pain at entry; natural course 18.7, context 3.1, specific effect 5.2"
std::string bar_of_parts_in_words(const ReliefParts& row) {
  std::string text =
      fmt::format("{}: relief {} % of pain at entry", row.pathway->label, fixed(*row.relief->mean, 1));
  for (std::size_t i = 0; i < row.parts.size(); ++i)
    text += fmt::format("{} {} {}", i == 0 ? ";" : ",", parts_of_relief[i].text, fixed(row.parts[i], 1));
  return text;
}

std::string bar_of_parts(const ReliefParts& row, const PartsView& view) {
  Bar bar(view.range, parts_height);
  bar.grid(view.marks);
  for (const auto& [of_class, from, to] : drawn_parts(row, view.with_cap())) {
    bar.part(from, to, "seg " + of_class, 2);
    if (std::abs(to - from) >= room_for_part * view.range.size())
      bar.text((from + to) / 2, significant(to - from, 2), "segt m " + of_class);
  }
  if (view.has_negative) bar.upright(*row.relief->mean, "base");
  return bar.markup(bar_of_parts_in_words(row));
}

std::string bars_of_parts(const std::vector<ReliefParts>& rows, const PartsView& view) {
  std::vector<BarRow> bars;
  for (const ReliefParts& row : rows)
    bars.push_back({.label = named(*row.pathway),
                    .bar = bar_of_parts(row, view),
                    .value = cell_markup(Estimate{row.relief->mean, row.relief->se, {}, {}},
                                         {.decimals = 1, .unit = " %"})});
  return bar_rows(
      bars, view.range, view.marks, [&](double x) { return fixed(x, view.marks.decimals) + " %"; }, false);
}

Tabs tabs_of_parts(const PartsView& view) {
  std::vector<Panel> panels;
  for (const auto& [time, rows] : view.times)
    panels.push_back({.id = fmt::format("{}", panels.size()),
                      .label = escaped(time.text),
                      .heading = escaped("After " + time.text),
                      .markup = bars_of_parts(rows, view)});
  return tabs("parts", "After", panels);
}

DataTable parts_table(const Material& material, const PartsView& view) {
  DataTable table{.name = "relief_parts",
                  .caption =
                      "Parts of relief, percent of pain at entry, mean among the living (± Monte Carlo "
                      "error)",
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {{.heading = "After", .key = "at"}}};
  std::vector<std::pair<const char*, const char*>> parts;
  for (const PartOfRelief& part : parts_of_relief) parts.emplace_back(part.outcome, part.text);
  parts.insert(parts.end(), {{"relief_capped", "limits of pain"}, {"relief", "relief"}});
  for (const auto& [outcome, text] : parts)
    table.columns.push_back({.heading = text, .key = outcome, .style = {.decimals = 1}});
  for (const auto& [time, rows] : view.times)
    for (const ReliefParts& row : rows) {
      DataRow line{.head = {.pathway = row.pathway}, .cells = {DataCell(time.text)}};
      for (const auto& [outcome, text] : parts) {
        const Estimate* size = find(material.run->outcomes, {row.pathway->name, outcome, "", time.text});
        line.cells.push_back(size ? DataCell(Estimate{size->mean, size->se, {}, {}}) : DataCell());
      }
      table.rows.push_back(std::move(line));
    }
  return table;
}

std::string legend_of_parts(const PartsView& view) {
  std::vector<LegendEntry> entries;
  for (const PartOfRelief& part : parts_of_relief)
    entries.push_back({fmt::format("sw {}", part.of_class), part.text});
  if (view.with_cap()) entries.push_back({"sw k5", "limits of pain, 0 and 100 mm"});
  if (view.has_negative) entries.push_back({"swl b", "relief: all together"});
  return legend(entries);
}

std::string notes_on_parts(const PartsView& view) {
  std::string text =
      "± is the Monte Carlo error of relief. Natural course comes without any treatment, context with any "
      "procedure; specific effect is that of the treatments themselves.";
  if (!view.with_cap() && view.largest_cap > 0)
    text += fmt::format(" The limits of pain change relief by at most {} points; this is not drawn.",
                        significant(view.largest_cap, 1));
  if (view.times.size() == 1) text += " Other report times: outcomes.csv.";
  return text;
}

}  // namespace

std::optional<Figure> parts_figure(const Material& material) {
  const std::optional<TimeText> time = key_time(material.study);
  if (!time) return {};
  const std::vector<ReliefParts> rows = relief_parts(material, *time);
  if (rows.empty()) return {};
  const PartsView view = parts_view(material, *time);
  Tabs choice = tabs_of_parts(view);
  std::string description =
      fmt::format("Stacked bars of the parts of relief, one a pathway. After {}:", time->text);
  for (const ReliefParts& row : rows) description += " " + bar_of_parts_in_words(row) + ".";
  return Figure{
      .id = "f-parts",
      .finding = escaped(parts_finding(material, *time, rows)),
      .measure = "Relief in percent of pain at entry, mean among the living, by where it comes from",
      .body = legend_of_parts(view) + choice.panels,
      .error = escaped(parts_in_words(material, *time, rows)) + " " + notes_on_parts(view),
      .source =
          "outcomes.csv and differences.csv: relief, relief_natural, relief_context, "
          "relief_specific, relief_capped",
      .description = description,
      .data = {parts_table(material, view)},
      .controls = choice.controls,
      .rules = choice.rules};
}

}  // namespace spinepath::report
