// Cases by their PSA: net benefit less that of the first case, draw by draw, and which pathway each case chooses.
#include "sim/report/findings/compared_draws.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/compared.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double gain_bar = 26;                 ///< [pixels]
constexpr double room_beside_intervals = 0.04;  ///< [fraction of the range]

RowHead case_head(const ComparedCase& of_case, const ComparedPathway& pathway) {
  return {.text = fmt::format("{}: {}", of_case.name, pathway.label),
          .key = fmt::format("{}: {}", of_case.name, pathway.name)};
}

/// Those with a mean at that threshold.
std::vector<const DrawnGain*> gains_at(const ComparedDraws& draws, double threshold) {
  std::vector<const DrawnGain*> gains;
  for (const DrawnGain& gain : draws.gains)
    if (gain.threshold == threshold && gain.less.mean && gain.less.low && gain.less.high)
      gains.push_back(&gain);
  return gains;
}

std::string gain_in_words(const DrawnGain& gain) {
  return fmt::format("{}: {}: {}, interval {} to {}", gain.of_case->name, gain.pathway->label,
                     money_difference(*gain.less.mean), money_difference(*gain.less.low),
                     money_difference(*gain.less.high));
}

Range gain_range(const std::vector<const DrawnGain*>& gains) {
  Range range{0, 0};
  for (const DrawnGain* gain : gains) {
    range.low = std::min({range.low, *gain->less.low, *gain->less.mean});
    range.high = std::max({range.high, *gain->less.high, *gain->less.mean});
  }
  if (range.size() <= 0) return {-1, 1};
  const double room = room_beside_intervals * range.size();
  return {range.low - room, range.high + room};
}

std::string gain_rows(const std::vector<const DrawnGain*>& gains) {
  const Range range = gain_range(gains);
  const Ticks marks = ticks(range);
  std::vector<BarRow> rows;
  for (const DrawnGain* gain : gains) {
    const PathwayText* text = gain->pathway->text;
    Bar bar(range, gain_bar);
    bar.grid(marks);
    bar.whisker(*gain->less.low, *gain->less.high);
    bar.in_front(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" class=\"pt {}\"/>",
                             percent_of_width(bar.across(*gain->less.mean)), coordinate(gain_bar / 2),
                             text ? text->colour : "cx"));
    rows.push_back({.label = fmt::format("<span class=\"cl2\">{}: {}</span>", escaped(gain->of_case->name),
                                         text ? named(*text) : escaped(gain->pathway->label)),
                    .bar = bar.markup(gain_in_words(*gain)),
                    .value = money_difference(*gain->less.mean)});
  }
  return bar_rows(rows, range, marks, money_difference, true);
}

/// A column a threshold.
std::vector<DataColumn> threshold_columns(const ComparedDraws& draws, const NumberStyle& style) {
  std::vector<DataColumn> columns;
  for (const double k : draws.thresholds) columns.push_back({draws.price(k), threshold_text(k), style});
  return columns;
}

/// A row for each pathway of a case, a cell a threshold.
template <class Row, class Cell>
std::vector<DataRow> rows_by_threshold(const ComparedDraws& draws, const std::vector<Row>& all, Cell cell) {
  std::vector<DataRow> rows;
  for (const Row& one : all) {
    RowHead head = case_head(*one.of_case, *one.pathway);
    auto row = std::ranges::find(rows, head.key, [](const DataRow& made) { return made.head.key; });
    if (row == rows.end())
      row = rows.insert(row,
                        {.head = std::move(head), .cells = std::vector<DataCell>(draws.thresholds.size())});
    const auto place = std::ranges::find(draws.thresholds, one.threshold) - draws.thresholds.begin();
    row->cells[static_cast<std::size_t>(place)] = cell(one);
  }
  return rows;
}

DataTable gains_table(const Comparison& comparison, const ComparedDraws& draws) {
  DataTable table{
      .name = "case_net_benefit",
      .caption =
          fmt::format("Net benefit less that of {}, draw by draw, {} per patient (± Monte Carlo error; "
                      "in brackets 95 % by the parameters)",
                      comparison.cases.front().name, comparison.money),
      .first = {.heading = "Case and pathway", .key = "case"},
      .columns = threshold_columns(draws, {.sign = true}),
      .rows = rows_by_threshold(draws, draws.gains, [](const DrawnGain& one) { return DataCell(one.less); })};
  table.columns.push_back({.heading = "same draws and patients", .key = "paired"});
  for (DataRow& row : table.rows)
    for (const DrawnGain& gain : draws.gains)
      if (row.cells.size() < table.columns.size() &&
          row.head.key == case_head(*gain.of_case, *gain.pathway).key)
        row.cells.emplace_back(gain.paired);
  return table;
}

DataTable chances_table(const ComparedDraws& draws) {
  DataTable table{.name = "case_chances",
                  .caption = fmt::format(
                      "Chance to be best in its case, percent of the draws, spend of {} (± Monte Carlo "
                      "error)",
                      payer_of(draws.view)),
                  .first = {.heading = "Case and pathway", .key = "case"},
                  .columns = threshold_columns(draws, {.scale = 100, .decimals = 1}),
                  .rows = rows_by_threshold(draws, draws.options,
                                            [](const DrawnOption& one) { return DataCell(one.chance); })};
  table.columns.push_back({"Highest expected net benefit at", "best_at"});
  for (DataRow& row : table.rows) {
    std::vector<std::string> best_at;
    for (const DrawnOption& one : draws.options)
      if (one.best && row.head.key == case_head(*one.of_case, *one.pathway).key)
        best_at.push_back(threshold_text(one.threshold));
    row.cells.emplace_back(listed(best_at));
  }
  return table;
}

std::string pairing_note(const ComparedDraws& draws) {
  return std::ranges::all_of(draws.gains, [](const DrawnGain& one) { return one.paired == "yes"; })
             ? "Cases have the same draws and patients, so what they share is not in the intervals."
             : "Where the draws or the patients are others (in the data), the intervals hold both cases’.";
}

}  // namespace

std::optional<Figure> compared_draws_figure(const Material& material) {
  const std::optional<Comparison> comparison = comparison_of(material);
  const auto draws = comparison ? compared_draws(material, *comparison) : std::nullopt;
  const auto threshold = draws ? middle(draws->thresholds) : std::nullopt;
  if (!threshold) return {};
  const std::vector<const DrawnGain*> gains = gains_at(*draws, *threshold);
  if (gains.empty()) return {};
  const std::string first = comparison->cases.front().name;
  std::string description = fmt::format("Net benefit less that of {} at {}, {} per patient.", first,
                                        draws->price(*threshold), comparison->money);
  for (const DrawnGain* gain : gains) description += " " + gain_in_words(*gain) + ";";
  description.back() = '.';
  return Figure{
      .id = "f-compared-draws",
      .finding = escaped(compared_choice(*comparison, *draws)),
      .measure = fmt::format("Net benefit less that of the same pathway (or the first one) under {}, in the "
                             "same draw of the parameters, at {}, spend of {}: {} per patient",
                             escaped(first), escaped(draws->price(*threshold)),
                             escaped(payer_of(draws->view)), escaped(comparison->money)),
      .body = gain_rows(gains),
      .error = "Bars: 95 % intervals by the uncertain parameters, Monte Carlo noise removed. " +
               pairing_note(*draws),
      .source = "decision_differences.csv, nmb, and decision.csv of the comparison",
      .description = std::move(description),
      .data = {gains_table(*comparison, *draws), chances_table(*draws)}};
}

std::string compared_decisions(const Material& material) {
  const std::optional<Comparison> comparison = comparison_of(material);
  const auto draws = comparison ? compared_draws(material, *comparison) : std::nullopt;
  if (!draws || !draws->gains.empty()) return {};
  return heading(compared_choice(*comparison, *draws)) + html_of(chances_table(*draws));
}

}  // namespace spinepath::report
