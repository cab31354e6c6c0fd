// Relief of those treated, a bar a treatment.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/relief.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/treatments.h"
#include "sim/report/words/verdict.h"
#include "sim/scenario/text/duration.h"

namespace spinepath::report {
namespace {

constexpr double treated_height = 24;           ///< of a bar's row [pixels]
constexpr std::size_t most_with_all_kinds = 6;  ///< pathways, up to which the table has all kinds of relief
constexpr const char* half_gone_of_treated = "treated_relief_50";

/// Times after the first course, ascending.
std::vector<TimeText> follow_up_times(const Run& run) {
  std::set<std::string> texts;
  for (const auto& [quantity, estimate] : run.outcomes)
    if (quantity.outcome == half_gone_of_treated) texts.insert(quantity.at);
  std::vector<TimeText> times;
  for (const std::string& text : texts) {
    const auto years = scenario::parse_duration(text);
    if (const double* known = std::get_if<double>(&years)) times.push_back({text, *known});
  }
  std::ranges::sort(times, {}, &TimeText::years);
  return times;
}

/// The one nearest to the time at which relief is quoted, or else to a year.
TimeText quoted_follow_up(const std::vector<TimeText>& times, const Study& study) {
  const std::optional<TimeText> key = key_time(study);
  const double years = key ? key->years : 1;
  return *std::ranges::min_element(times, {},
                                   [&](const TimeText& time) { return std::abs(time.years - years); });
}

double share_treated(const Run& run, const PathwayText& pathway, const std::string& treatment) {
  const Estimate* share = find(run.outcomes, {pathway.name, "treated", treatment, "horizon"});
  return share ? *share->mean : 0;
}

/// A treatment in the pathway in which most are given it.
struct TreatedRow {
  std::string treatment;
  const PathwayText* pathway;
  const Estimate* half_gone;
  double treated;  ///< [probability]
};

std::vector<TreatedRow> treated_rows(const Material& material, const TimeText& time) {
  std::vector<TreatedRow> rows;
  for (const OfTreatment& one : by_treatment(material, half_gone_of_treated)) {
    TreatedRow row{one.treatment, nullptr, nullptr, 0};
    for (const PathwayText& pathway : material.study.pathways) {
      const Estimate* share =
          find(material.run->outcomes, {pathway.name, half_gone_of_treated, one.of, time.text});
      const double treated = share_treated(*material.run, pathway, one.of);
      if (share && (!row.pathway || treated > row.treated)) row = {one.treatment, &pathway, share, treated};
    }
    if (row.pathway) rows.push_back(row);
  }
  return rows;
}

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

std::string treated_finding(const Study& study, const std::vector<TreatedRow>& rows, const TimeText& time) {
  const auto share = [](const TreatedRow& row) { return *row.half_gone->mean; };
  const auto text = [&](const TreatedRow& row) { return significant(100 * share(row), 2) + " %"; };
  const auto [least, most] = std::ranges::minmax_element(rows, {}, share);
  const std::string of_least = treatment_in_title(study, least->treatment),
                    of_most = treatment_in_title(study, most->treatment);
  const std::string end = fmt::format("half the pain gone {} after the first course", time.text);
  if (rows.size() == 1) return fmt::format("{} of those given {} have {}", text(*most), of_most, end);
  if (text(*least) == text(*most))
    return fmt::format("Of those treated, {} have {}, with every treatment", text(*most), end);
  return fmt::format("Of those treated, {} to {} have {}, depending on the treatment", text(*least),
                     text(*most), end);
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
          "included; each treatment has other patients. So these bars are not effects of the treatments. Of "
          "those treated the files keep relief, not its parts." +
          others,
      .source = "outcomes.csv: treated, treated_relief_50, treated_relief_30, treated_relief",
      .description = description,
      .data = {treated_table(material, times)}};
}

}  // namespace spinepath::report
