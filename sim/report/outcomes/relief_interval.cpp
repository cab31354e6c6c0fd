// How sure it is how many have half their pain gone: the interval due to the parameters, a small chart a pathway.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/relief.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/plot.h"
#include "sim/report/plot/time_axis.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double interval_height = 120;                            ///< [pixels]
constexpr AxisWidths interval_widths{.wide = 125, .narrow = 125};  ///< of the smallest charts

/// Null if the files have none, or none with an interval.
const Estimate* relief_over_draws(const Material& material, const PathwayText& pathway,
                                  const TimeText& time) {
  const Estimate* share = find(material.run->psa->outcomes, {pathway.name, "relief_50", "", time.text});
  return share && share->low && share->high ? share : nullptr;
}

std::string percent_interval(const Estimate& share) {
  return interval(100 * *share.low, 100 * *share.high) + " %";
}

DataTable relief_interval_table(const Material& material) {
  DataTable table{.name = "relief_50_interval",
                  .caption =
                      "Half the pain gone, percent of the living: mean over draws (95 % interval due to "
                      "the parameters)",
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {}};
  for (const TimeText& time : material.study.report_at)
    table.columns.push_back({.heading = time.text, .key = time.text, .style = {.scale = 100, .decimals = 1}});
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    bool any = false;
    for (const TimeText& time : material.study.report_at) {
      const Estimate* share = relief_over_draws(material, pathway, time);
      any = any || share;
      row.cells.push_back(share ? DataCell(Estimate{share->mean, {}, share->low, share->high}) : DataCell());
    }
    if (any) table.rows.push_back(std::move(row));
  }
  return table;
}

struct IntervalLine {
  std::vector<Point> mean, low, high;
};

IntervalLine interval_line(const Material& material, const PathwayText& pathway) {
  IntervalLine line;
  for (const TimeText& time : material.study.report_at) {
    const Estimate* share = relief_over_draws(material, pathway, time);
    if (!share) continue;
    const double x = stretched(time.years, material.study);
    line.mean.push_back({x, 100 * *share->mean});
    line.low.push_back({x, 100 * *share->low});
    line.high.push_back({x, 100 * *share->high});
  }
  return line;
}

/// Of all charts, so that they can be compared.
Range interval_range(const Material& material) {
  Range range{0, 1};
  for (const PathwayText& pathway : material.study.pathways) {
    const IntervalLine line = interval_line(material, pathway);
    for (const Point& point : line.low) range.low = std::min(range.low, point.y);
    for (const Point& point : line.high) range.high = std::max(range.high, point.y);
  }
  constexpr double room_above = 1.05;
  return {range.low, room_above * range.high};
}

/// "half the pain gone at 12 months in 21 %, 95 % interval 15.2 to 31.4 %"
std::string interval_in_words(const Material& material, const PathwayText& pathway, const TimeText& time) {
  const Estimate* share = relief_over_draws(material, pathway, time);
  if (!share) return fmt::format("{}: no figure at {}", pathway.label, time.text);
  return fmt::format("{}: half the pain gone at {} in {}, 95 % interval {}", pathway.label, time.text,
                     percent(*share->mean), percent_interval(*share));
}

std::string interval_cell(const Material& material, const PathwayText& pathway, const TimeText& time,
                          const Range& all) {
  const Study& study = material.study;
  const IntervalLine line = interval_line(material, pathway);
  const Ticks marks = ticks(all, 3);
  Plot plot(interval_height, stretched_range, all, {.top = 8, .right = 14, .bottom = 26, .left = 44},
            interval_in_words(material, pathway, time) + ".");
  time_axis(plot, study, interval_widths);
  plot.grid_y(marks.at, [&](double y) { return fixed(y, marks.decimals) + " %"; });
  std::vector<Point> band = line.high;
  band.insert(band.end(), line.low.rbegin(), line.low.rend());
  if (&pathway != &study.reference()) plot.path(interval_line(material, study.reference()).mean, "ref");
  if (line.mean.size() > 1) {
    plot.path(band, "band " + pathway.colour, true);
    plot.path(line.mean, "ln " + pathway.colour);
  } else {
    plot.whisker_y(line.mean[0].x, line.low[0].y, line.high[0].y, "ci " + pathway.colour);
    plot.dot(line.mean[0], "pt " + pathway.colour);
  }
  return fmt::format("<div class=\"cell\"><p class=\"ct\">{}</p>{}</div>\n", named(pathway), plot.markup());
}

std::string relief_interval_finding(const Material& material, const TimeText& time) {
  const PathwayText &reference = material.study.reference(), &most = most_relief(material, time);
  const Estimate *base = relief_over_draws(material, reference, time),
                 *best = relief_over_draws(material, most, time);
  if (!best) return "How sure the shares with half the pain gone are";
  const std::string text = fmt::format("At {}, the parameters allow half the pain to be gone in {} with {}",
                                       time.text, percent_interval(*best), escaped(name_in_text(most)));
  if (&most == &reference || !base) return text;
  return text + fmt::format(", in {} with {}", percent_interval(*base), escaped(name_in_text(reference)));
}

}  // namespace

std::optional<Figure> relief_interval_figure(const Material& material) {
  const Study& study = material.study;
  const std::optional<TimeText> time = key_time(study);
  if (!time || !material.run || !material.run->psa) return {};
  DataTable table = relief_interval_table(material);
  if (table.rows.empty()) return {};
  const Range range = interval_range(material);
  std::string cells, description = "A small line chart a pathway with its 95 % interval shaded.";
  for (const DataRow& row : table.rows) {
    cells += interval_cell(material, *row.head.pathway, *time, range);
    description += " " + interval_in_words(material, *row.head.pathway, *time) + ".";
  }
  const bool several = table.rows.size() > 1;
  const bool has_dots = several && interval_line(material, study.reference()).mean.size() > 1;
  const std::string dotted = has_dots ? "; dotted: " + escaped(name_in_text(study.reference())) : "";
  return Figure{
      .id = "f-relief-interval",
      .finding = relief_interval_finding(material, *time),
      .measure = fmt::format(
          "Patients with at least half of their pain gone, percent of the living: mean over {}, and the 95 % "
          "interval due to the uncertain parameters (shaded){}",
          output::counted(material.run->psa->done, "draw"), dotted),
      .body = fmt::format("<div class=\"multi m5\">{}</div>", cells),
      .error =
          (several
               ? "Each interval is that of one pathway. Pathways share parameters, so a difference may be "
                 "surer than two bands suggest. "
               : "") +
          beyond_evidence(study),
      .source = "summary.json, psa.outcomes, relief_50",
      .description = description,
      .data = {std::move(table)}};
}

}  // namespace spinepath::report
