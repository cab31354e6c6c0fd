// How many have half their pain gone, over time.
#include "sim/report/findings/relief.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/plot.h"
#include "sim/report/plot/time_axis.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double relief_height = 300;  ///< [pixels]

DataTable relief_table(const Material& material) {
  DataTable table{.name = "relief_50",
                  .caption = "Half the pain gone, percent of the living (± Monte Carlo error)",
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {}};
  for (const TimeText& time : material.study.report_at)
    table.columns.push_back({.heading = time.text, .key = time.text, .style = {.scale = 100}});
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const TimeText& time : material.study.report_at) {
      const Estimate* share = relief_share(material, pathway, time);
      row.cells.push_back(share ? DataCell(*share) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

double largest_error(const DataTable& table) {
  double largest = 0;
  for (const DataRow& row : table.rows)
    for (const DataCell& cell : row.cells)
      if (const auto* share = std::get_if<Estimate>(&cell))
        largest = std::max(largest, share->se.value_or(0));
  return largest;
}

std::vector<Point> line_of(const Material& material, const PathwayText& pathway) {
  std::vector<Point> points;
  for (const TimeText& time : material.study.report_at)
    if (const Estimate* share = relief_share(material, pathway, time))
      points.push_back({stretched(time.years, material.study), 100 * *share->mean});
  return points;
}

std::string alternative_to_relief(const Material& material, const TimeText& time) {
  std::string text = fmt::format(
      "Line chart of the share of living patients with at least half the pain gone, by time "
      "from entry, one line a pathway. At {}:",
      time.text);
  for (const PathwayText& pathway : material.study.pathways)
    if (const Estimate* share = relief_share(material, pathway, time))
      text += fmt::format(" {} {};", pathway.label, percent(*share->mean));
  text.back() = '.';
  return text;
}

std::string relief_plot(const Material& material, const TimeText& key_time) {
  const Study& study = material.study;
  double top = 1;
  for (const PathwayText& pathway : study.pathways)
    for (const Point& point : line_of(material, pathway)) top = std::max(top, point.y);
  const Ticks marks = ticks({0, 1.05 * top});
  Plot plot(relief_height, stretched_range, {0, 1.05 * top}, {.right = 206, .left = 44, .right_narrow = 78},
            alternative_to_relief(material, key_time));
  time_axis(plot, study);
  plot.grid_y(marks.at, [&](double y) { return fixed(y, marks.decimals) + " %"; });
  std::vector<EndLabel> ends;
  for (const PathwayText& pathway : study.pathways) {
    const std::vector<Point> points = line_of(material, pathway);
    if (points.empty()) continue;
    plot.line(points, pathway);
    ends.push_back({&pathway, points.back().y, percent(points.back().y / 100)});
  }
  plot.end_labels(std::move(ends));
  return plot.markup();
}

}  // namespace

std::optional<Figure> relief_figure(const Material& material) {
  const std::optional<TimeText> time = key_time(material.study);
  if (!material.run || !time) return {};
  const Study& study = material.study;
  DataTable table = relief_table(material);
  return Figure{
      .id = "f-relief",
      .finding = escaped(relief_finding(material)),
      .measure =
          "Patients with at least half of their pain gone, percent of the living, by time from entry (axis "
          "stretched "
          "at the start)",
      .body = legend(study.pathways, true) + relief_plot(material, *time),
      .error = fmt::format(
          "Points are report times; lines only join them. Monte Carlo errors are at most {} percentage "
          "points. {}",
          significant(100 * largest_error(table), 1), beyond_evidence(study)),
      .source = "outcomes.csv, relief_50",
      .description = alternative_to_relief(material, *time),
      .data = {std::move(table)}};
}

}  // namespace spinepath::report
