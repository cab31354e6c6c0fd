// Relief of those treated, a bar a treatment.
#include "sim/report/findings/treated.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/treatments.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double treated_height = 24;           ///< of a bar's row [pixels]
constexpr std::size_t most_with_all_kinds = 6;  ///< pathways, up to which the table has all kinds of relief

std::string treated_row_in_words(const Study& study, const TreatedRow& row) {
  return fmt::format("{}: {}", study.treatment_label(row.treatment), percent(*row.half_gone->mean));
}

std::string treated_bars(const Study& study, const std::vector<TreatedRow>& rows) {
  double top = 0.01;
  for (const TreatedRow& row : rows)
    top = std::max(top, interval_of({row.half_gone->mean, row.half_gone->se, {}, {}}).high);
  const Ticks marks = ticks({0, 100 * std::min(top, 1.0)});
  const Range range{0, 103 * std::min(top, 1.0)};  // room for the last number
  std::vector<BarRow> bars;
  for (const TreatedRow& row : rows) {
    Bar bar(range, treated_height);
    bar.grid(marks);
    const double mean = 100 * *row.half_gone->mean, reach = 196 * row.half_gone->se.value_or(0);
    bar.part(0, mean, "bar p", 3);
    if (reach > 0) bar.whisker(mean - reach, mean + reach);
    bars.push_back({.label = fmt::format("{} <span class=\"mut\">{} of {}</span>",
                                         escaped(study.treatment_label(row.treatment)), percent(row.treated),
                                         chip(*row.pathway)),
                    .bar = bar.markup(treated_row_in_words(study, row)),
                    .value = cell_markup(Estimate{row.half_gone->mean, row.half_gone->se, {}, {}},
                                         {.scale = 100, .decimals = 1, .unit = " %"})});
  }
  return bar_rows(
      bars, range, marks, [&](double x) { return fixed(x, marks.decimals) + " %"; }, true);
}

struct KindOfRelief {
  const char *outcome, *text;
  NumberStyle style;
};

std::vector<KindOfRelief> kinds_in_table(const Study& study) {
  std::vector<KindOfRelief> kinds{{half_gone_of_treated, "half gone", {.scale = 100, .decimals = 1}}};
  if (study.pathways.size() > most_with_all_kinds) return kinds;
  kinds.push_back({"treated_relief_30", "30 % gone", {.scale = 100, .decimals = 1}});
  kinds.push_back({"treated_relief", "mean relief, %", {.decimals = 1}});
  return kinds;
}

DataTable treated_table(const Material& material, const std::vector<TimeText>& times) {
  DataTable table{
      .name = "treated_relief",
      .caption = "Relief of those treated after their first course, percent (± Monte Carlo error)",
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {{.heading = "Treatment", .key = "treatment"},
                  {.heading = "treated", .key = "treated", .style = {.scale = 100, .decimals = 1}}}};
  const std::vector<KindOfRelief> kinds = kinds_in_table(material.study);
  for (const KindOfRelief& kind : kinds)
    for (const TimeText& time : times)
      table.columns.push_back({.heading = fmt::format("{}, {}", kind.text, time.text),
                               .key = fmt::format("{} {}", kind.outcome, time.text),
                               .style = kind.style});
  const auto cell = [&](const Quantity& quantity) {
    const Estimate* found = find(material.run->outcomes, quantity);
    return found ? DataCell(Estimate{found->mean, found->se, {}, {}}) : DataCell();
  };
  const std::vector<OfTreatment> treatments = by_treatment(material, half_gone_of_treated);
  for (const PathwayText& pathway : material.study.pathways)
    for (const OfTreatment& one : treatments) {
      DataRow row{.head = {.pathway = &pathway},
                  .cells = {material.study.treatment_label(one.treatment),
                            cell({pathway.name, "treated", one.of, "horizon"})}};
      bool any = false;
      for (const KindOfRelief& kind : kinds)
        for (const TimeText& time : times) {
          row.cells.push_back(cell({pathway.name, kind.outcome, one.of, time.text}));
          any = any || !std::holds_alternative<std::monostate>(row.cells.back());
        }
      if (any) table.rows.push_back(std::move(row));
    }
  return table;
}

}  // namespace

std::optional<Figure> treated_figure(const Material& material) {
  if (!material.run) return {};
  const std::vector<TimeText> times = follow_up_times(*material.run);
  if (times.empty()) return {};
  const Study& study = material.study;
  const TimeText time = quoted_follow_up(times, study);
  const std::vector<TreatedRow> rows = treated_rows(material, time);
  if (rows.empty()) return {};
  std::string description = fmt::format(
      "A bar a treatment: share of those treated with half the pain gone {} after the first course.",
      time.text);
  for (const TreatedRow& row : rows)
    description += fmt::format(" {}, in pathway {}.", treated_row_in_words(study, row), row.pathway->number);
  const std::string others =
      study.pathways.size() > most_with_all_kinds ? " Other kinds of relief: outcomes.csv." : "";
  return Figure{
      .id = "f-treated",
      .finding = escaped(treated_finding(study, rows, time)),
      .measure =
          fmt::format("Share with at least half the pain gone that they had when the course began, of those "
                      "treated and alive, {} after the first course; each treatment in the pathway in "
                      "which most are given it (share of its patients)",
                      escaped(time.text)),
      .body = legend(study.pathways) + treated_bars(study, rows),
      .error =
          "Whiskers: ± 1.96 Monte Carlo errors. Relief by whatever cause, natural course and later "
          "treatments "
          "included; each treatment has other patients. So these bars are not effects of the treatments." +
          others,
      .source = "outcomes.csv: treated, treated_relief_50, treated_relief_30, treated_relief",
      .description = description,
      .data = {treated_table(material, times)}};
}

}  // namespace spinepath::report
