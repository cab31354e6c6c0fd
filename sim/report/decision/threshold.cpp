// Threshold: at which value of a parameter the result passes 0.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/decision/figures.h"
#include "sim/report/decision/sensitivity_text.h"
#include "sim/report/draw/svg.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double axis_line_height = 86, line_at = 46;     ///< of the drawing, of the line in it [pixels]
constexpr double name_at = 22, own_at = 76;               ///< of the names above and below the line [pixels]
constexpr double run_mark = 5, threshold_radius = 6;      ///< [pixels]
constexpr double near_edge = 0.2, narrowest_zone = 0.16;  ///< [fraction of the width]

struct ThresholdRun {
  double value;  ///< of the parameter
  Estimate result;
};

struct ThresholdSearch {
  SensitivityAnswer answer;
  ParameterWords words;
  std::string path;
  std::optional<double> threshold, low, high,
      own;                         ///< low, high: Monte Carlo interval; none: beyond the range
  std::vector<ThresholdRun> runs;  ///< ascending; not empty

  double first() const { return runs.front().value; }
  double last() const { return runs.back().value; }
};

std::optional<ThresholdSearch> threshold_search(const Material& material) {
  if (!material.threshold || material.threshold->rows.rows() == 0) return {};
  const CsvTable& rows = material.threshold->rows;
  const std::optional<SensitivityAnswer> answer = sensitivity_answer(material, *material.threshold);
  if (!answer) return {};
  const std::string path(rows.text(0, "parameter"));
  ThresholdSearch search{.answer = *answer,
                         .words = parameter_words(material.study, path),
                         .path = path,
                         .threshold = {},
                         .low = {},
                         .high = {},
                         .own = own_value(material, *material.threshold, path),
                         .runs = {}};
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const std::string_view kind = rows.text(row, "kind");
    const std::optional<double> value = rows.number(row, "value");
    if (kind == "threshold") search.threshold = value;
    if (kind == "low") search.low = value;
    if (kind == "high") search.high = value;
    if (kind != "run" || !value) continue;
    search.runs.push_back({*value,
                           {.mean = rows.number(row, "difference"),
                            .se = rows.number(row, "difference_se"),
                            .low = {},
                            .high = {}}});
  }
  if (search.runs.empty()) return {};
  std::ranges::stable_sort(search.runs, {}, &ThresholdRun::value);
  return search.first() < search.last() ? std::optional(std::move(search)) : std::nullopt;
}

/// Whether the result is above 0 below the threshold, by the run that is next to it there; none if nothing was run there.
std::optional<bool> above_zero_below(const ThresholdSearch& search) {
  std::optional<bool> above;
  for (const ThresholdRun& run : search.runs)
    if (run.value < *search.threshold && run.result.mean && *run.result.mean != 0)
      above = *run.result.mean > 0;
  if (above) return above;
  for (const ThresholdRun& run : search.runs)
    if (run.value > *search.threshold && run.result.mean && *run.result.mean != 0)
      return *run.result.mean < 0;
  return {};
}

/// With the digits that its interval allows: "17,000 USD".
std::string threshold_words(const ThresholdSearch& search) {
  if (!search.low || !search.high || *search.high <= *search.low)
    return with_unit(*search.threshold, search.words);
  constexpr double errors_in_interval = 2 * 1.96;
  const std::string text = rounded(*search.threshold, (*search.high - *search.low) / errors_in_interval);
  const std::string number = text.substr(0, text.find(" ±"));
  return search.words.unit.empty() ? number : number + " " + search.words.unit;
}

std::string threshold_finding(const ThresholdSearch& search) {
  const std::string above = search.answer.verdict(true), name = escaped(search.words.name);
  if (search.threshold)
    if (const auto is_below = above_zero_below(search))
      return fmt::format("{} {} {} of {}", above, *is_below ? "below" : "above",
                         escaped(threshold_words(search)), name);
  const std::string range = fmt::format("{} to {}", with_minus(output::compact(search.first(), 3)),
                                        with_unit(search.last(), search.words));
  std::size_t more = 0, less = 0;
  for (const ThresholdRun& run : search.runs) {
    more += run.result.mean && sign_of(run.result) == Sign::more ? 1 : 0;
    less += run.result.mean && sign_of(run.result) == Sign::less ? 1 : 0;
  }
  for (const bool is_above : {true, false})
    if ((is_above ? more : less) == search.runs.size())
      return fmt::format("{} at every value of {} from {}", search.answer.verdict(is_above), name,
                         escaped(range));
  return fmt::format("At no value of {} from {} is it clear whether {}", name, escaped(range), above);
}

std::string interval_words(const ThresholdSearch& search) {
  if (!search.threshold) return {};
  const auto end = [&](const std::optional<double>& value) {
    return value ? with_unit(*value, search.words) : std::string("beyond the range");
  };
  return fmt::format("{} to {}", end(search.low), end(search.high));
}

std::string alternative_to_threshold(const ThresholdSearch& search) {
  std::string text =
      fmt::format("Number line of {} from {} to {}.", search.words.name,
                  with_unit(search.first(), search.words), with_unit(search.last(), search.words));
  if (search.threshold)
    text += fmt::format(" {} of {} passes 0 at {}, Monte Carlo interval {}.", search.answer.measure,
                        search.answer.subject_text(), threshold_words(search), interval_words(search));
  else
    text += fmt::format(" {} of {} does not pass 0 within it.", search.answer.measure,
                        search.answer.subject_text());
  if (search.own) text += fmt::format(" The scenario has {}.", with_unit(*search.own, search.words));
  return text;
}

/// A text near a place, which stays within the plot.
void add_name(Plot& plot, double x, double down, const std::string& markup) {
  const double across = plot.across(x);
  const bool left = across<near_edge, right = across> 1 - near_edge;
  plot.text(across, down, markup, left ? "lab" : right ? "lab e" : "lab m", left ? -4 : right ? 4 : 0);
}

/// What is so on both sides of the threshold, above the line.
void add_zones(Plot& plot, const ThresholdSearch& search) {
  const std::optional<bool> above_first = search.threshold ? above_zero_below(search) : std::nullopt;
  if (!above_first) return;
  const bool worth = search.answer.is_net_benefit() && search.answer.reference;
  const char* above = worth ? "worth it" : "above 0";
  const char* below = worth ? "not worth it" : "below 0";
  const double place = plot.across(*search.threshold);
  const double from = *above_first ? place : 0, size = *above_first ? 1 - place : place;
  plot.in_front(fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"16\" class=\"ext\"/>",
                            percent_of_width(from), coordinate(line_at - 8), percent_of_width(size)));
  if (place > narrowest_zone) plot.text(0, line_at + 22, *above_first ? above : below, "ann");
  if (1 - place > narrowest_zone) plot.text(1, line_at + 22, *above_first ? below : above, "ann e");
}

void add_interval(Plot& plot, const ThresholdSearch& search) {
  const Range& range = plot.x_range();
  const std::string x1 = percent_of_width(plot.across(search.low.value_or(range.low))),
                    x2 = percent_of_width(plot.across(search.high.value_or(range.high)));
  plot.in_front(fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\" class=\"ci {3}\"/>", x1, x2,
                            coordinate(line_at), search.answer.pathway->colour));
}

std::string threshold_plot(const ThresholdSearch& search) {
  Range range{search.first(), search.last()};
  if (search.own) range = {std::min(range.low, *search.own), std::max(range.high, *search.own)};
  Plot plot(axis_line_height, range, {0, axis_line_height}, {.top = 4, .right = 20, .bottom = 26, .left = 20},
            alternative_to_threshold(search));
  const Ticks marks = ticks(range);
  plot.grid_x(
      marks.at, [&](double x) { return fixed(x, marks.decimals); }, false);
  add_zones(plot, search);
  plot.in_front(
      fmt::format("<line x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\" class=\"zero\"/>", coordinate(line_at)));
  for (const ThresholdRun& run : search.runs) {
    const std::string x = percent_of_width(plot.across(run.value));
    plot.in_front(fmt::format("<line x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\" class=\"zero\"/>", x,
                              coordinate(line_at - run_mark), coordinate(line_at + run_mark)));
  }
  if (search.threshold) {
    add_interval(plot, search);
    plot.dot({*search.threshold, axis_line_height - line_at}, "pt " + search.answer.pathway->colour,
             threshold_radius);
    add_name(plot, *search.threshold, name_at,
             fmt::format("<tspan class=\"b\">{}</tspan>", escaped(threshold_words(search))));
  }
  if (search.own) {
    plot.in_front(fmt::format("<line x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\" class=\"base\"/>",
                              percent_of_width(plot.across(*search.own)), coordinate(line_at - 12),
                              coordinate(own_at - 12)));
    add_name(plot, *search.own, own_at, escaped("scenario: " + with_unit(*search.own, search.words)));
  }
  return plot.markup();
}

DataTable threshold_table(const ThresholdSearch& search) {
  const SensitivityAnswer& answer = search.answer;
  DataTable table{
      .name = "threshold",
      .caption = fmt::format("{} of {}, {}, by {} (± Monte Carlo error)", answer.measure,
                             answer.subject_text(), answer.unit_words(), search.words.name),
      .first = {.heading = "What", .key = "kind"},
      .columns = {{.heading = search.words.unit.empty() ? "value" : search.words.unit, .key = "value"},
                  {.heading = "result",
                   .key = "difference",
                   .style = {.scale = answer.scale(), .sign = answer.reference != nullptr}}}};
  const auto add = [&](const char* kind, const char* key, const std::optional<double>& value,
                       const DataCell& result) {
    const DataCell number =
        value ? DataCell(Estimate{.mean = value, .se = {}, .low = {}, .high = {}}) : DataCell();
    table.rows.push_back({.head = {.text = kind, .key = key}, .cells = {number, result}});
  };
  add("threshold", "threshold", search.threshold, {});
  add("low end of its interval", "low", search.low, {});
  add("high end of its interval", "high", search.high, {});
  for (const ThresholdRun& run : search.runs) add("run", "run", run.value, run.result);
  return table;
}

}  // namespace

std::optional<Figure> threshold_figure(const Material& material) {
  const std::optional<ThresholdSearch> search = threshold_search(material);
  if (!search) return {};
  const SensitivityAnswer& answer = search->answer;
  const std::string found = search->threshold ? fmt::format("Monte Carlo interval of the threshold: {}. ",
                                                            escaped(interval_words(*search)))
                                              : "";
  return Figure{
      .id = "f-threshold",
      .finding = threshold_finding(*search),
      .measure = fmt::format("Value of {} at which {} of {} passes 0, all others at their values; marks on "
                             "the line: values tried",
                             escaped(search->words.name), escaped(answer.measure), answer.subject()),
      .body = threshold_plot(*search),
      .error = found +
               "The interval holds the values at which the result is within 1.96 Monte Carlo errors of 0: "
               "more patients make it narrower. It does not show how unsure the other parameters are.",
      .source = "threshold.csv, difference",
      .description = alternative_to_threshold(*search),
      .data = {threshold_table(*search)}};
}

}  // namespace spinepath::report
