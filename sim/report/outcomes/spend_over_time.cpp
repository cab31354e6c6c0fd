// Cumulated spend over time, by view.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/report/draw/svg.h"
#include "sim/report/draw/text_width.h"
#include "sim/report/findings/money.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/plot.h"
#include "sim/report/plot/time_axis.h"
#include "sim/report/words/numbers.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

constexpr double spend_height = 280, tick_size = 12.5, tick_room = 12;  ///< [pixels]
constexpr double first_year = 1;                                        ///< [years]
/// In the order of the tabs: the first is the one that the title speaks of.
constexpr std::array tab_views{View::health_care, View::patient, View::payer, View::societal};

std::vector<Point> spend_line(const Material& material, const PathwayText& pathway, View view) {
  std::vector<Point> points;
  for (const TimeText& time : material.study.report_at)
    if (const Estimate* spend = spend_of(material, pathway, view, time.text))
      points.push_back({stretched(time.years, material.study), *spend->mean});
  return points;
}

double highest_spend(const Material& material, View view) {
  double top = 0;
  for (const PathwayText& pathway : material.study.pathways)
    for (const Point& point : spend_line(material, pathway, view)) top = std::max(top, point.y);
  return top;
}

/// The report time before the horizon that is nearest to one year.
std::optional<TimeText> early_time(const Study& study) {
  std::optional<TimeText> nearest;
  const auto off = [](const TimeText& time) { return std::abs(time.years - first_year); };
  for (const TimeText& time : study.report_at)
    if (time.years < study.horizon * (1 - 1e-9) && (!nearest || off(time) < off(*nearest))) nearest = time;
  return nearest;
}

std::string spend_time_finding(const Material& material) {
  const std::optional<TimeText> early = early_time(material.study);
  const std::string horizon = scenario::time_text(material.study.horizon);
  std::vector<double> shares;
  for (const PathwayText* pathway : judged(material.study)) {
    const Estimate *all = spend_of(material, *pathway, View::health_care),
                   *by_then = early ? spend_of(material, *pathway, View::health_care, early->text) : nullptr;
    if (all && by_then && *all->mean > 0) shares.push_back(100 * *by_then->mean / *all->mean);
  }
  if (shares.empty()) return fmt::format("Spend over {}, by time from entry", horizon);
  const auto [low, high] = std::ranges::minmax(shares);
  const std::string least = fixed(low, 0), most = fixed(high, 0);
  return fmt::format("Of health care’s spend over {}, {} % falls in the first {}", horizon,
                     least == most ? least : least + " to " + most, early->text);
}

std::string spend_plot_words(const Material& material, View view) {
  std::string text = fmt::format("Line chart of spend so far by time from entry, {}, {} a patient.",
                                 output::view_text(view), material.study.currency);
  for (const PathwayText& pathway : material.study.pathways)
    if (const std::vector<Point> points = spend_line(material, pathway, view); !points.empty())
      text += fmt::format(" {} {} at the end;", pathway.label, money(points.back().y));
  text.back() = '.';
  return text;
}

std::string spend_plot(const Material& material, View view) {
  const double top = std::max(highest_spend(material, view), 1.0);
  const Ticks marks = ticks({0, 1.05 * top});
  double widest = 0;
  for (const double y : marks.at) widest = std::max(widest, text_width(money(y), {tick_size}));
  Plot plot(spend_height, stretched_range, {0, 1.05 * top},
            {.right = 226, .left = widest + tick_room, .right_narrow = 32 + widest + tick_room},
            spend_plot_words(material, view));
  time_axis(plot, material.study);
  plot.grid_y(marks.at, money);
  std::vector<EndLabel> ends;
  for (const PathwayText& pathway : material.study.pathways) {
    const std::vector<Point> points = spend_line(material, pathway, view);
    if (points.empty()) continue;
    plot.line(points, pathway);
    ends.push_back({&pathway, points.back().y, money(points.back().y)});
  }
  plot.end_labels(std::move(ends));
  return plot.markup();
}

DataTable spend_time_table(const Material& material, View view) {
  const std::string name = output::view_text(view);
  DataTable table{.name = fmt::format("spend_over_time_{}", output::name_of(view)),
                  .caption = fmt::format("Spend so far, {}: {} of {} per patient, {} (± Monte Carlo error)",
                                         name, material.study.currency, material.study.price_year,
                                         discount_text(material.study.discount_costs)),
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {}};
  for (const TimeText& time : material.study.report_at)
    table.columns.push_back({.heading = time.text, .key = time.text});
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const TimeText& time : material.study.report_at) {
      const Estimate* spend = spend_of(material, pathway, view, time.text);
      row.cells.push_back(spend ? DataCell(Estimate{spend->mean, spend->se, {}, {}}) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::optional<Figure> spend_over_time_figure(const Material& material) {
  if (!material.run) return {};
  const Study& study = material.study;
  Figure figure{
      .id = "f-spend-time",
      .finding = escaped(spend_time_finding(material)),
      .measure = escaped(fmt::format("Spend so far, {} of {} per patient, {}, by time from entry",
                                     study.currency, study.price_year, discount_text(study.discount_costs))) +
                 " (axis stretched at the start)",
      .body = legend(study.pathways, true),
      .error = "Points are report times; lines only join them. Monte Carlo errors are in the table. " +
               what_ifs_note(study),
      .source = "outcomes.csv, spend",
      .description = {},
      .data = {}};
  std::vector<Panel> views_shown;
  for (const View view : tab_views) {
    if (highest_spend(material, view) <= 0) continue;
    const std::string id(output::name_of(view)), name = output::view_text(view);
    views_shown.push_back({id, name, "Spend so far: " + name, spend_plot(material, view)});
    std::ranges::replace(views_shown.back().id, '_', '-');
    figure.description += (figure.description.empty() ? "" : " ") + spend_plot_words(material, view);
    figure.data.push_back(spend_time_table(material, view));
  }
  if (views_shown.empty()) return {};
  const Tabs made = tabs("spend-time", "Whose money", views_shown);
  figure.body += made.panels;
  figure.controls = made.controls;
  figure.rules = made.rules;
  return figure;
}

}  // namespace spinepath::report
