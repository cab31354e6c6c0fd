// Tornado: how the result moves when one parameter goes to the ends of its 95 % interval.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/decision/figures.h"
#include "sim/report/decision/tornado_bars.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr std::size_t most_tornado_bars = 12;
constexpr double tornado_row_height = 30, wide_inset = 7, narrow_inset = 11;  ///< [pixels]
constexpr double end_label_room = 0.14;  ///< on both sides [fraction of the range]

Range tornado_range(const Tornado& tornado, std::size_t count) {
  Range range{*tornado.base.mean, *tornado.base.mean};
  if (tornado.answer.reference) range = {std::min(0.0, range.low), std::max(0.0, range.high)};
  for (std::size_t i = 0; i < count; ++i)
    for (const TornadoEnd* end : {&tornado.bars[i].low, &tornado.bars[i].high})
      if (end->result.mean)
        range = {std::min(range.low, *end->result.mean), std::max(range.high, *end->result.mean)};
  const double room = range.size() > 0 ? end_label_room * range.size() : 1;
  return {range.low - room, range.high + room};
}

/// The wider of two ends on the same side is drawn first, and only it is named.
void add_ends(Bar& drawn, const Tornado& tornado, const TornadoBar& bar) {
  struct End {
    double value;
    const char *colour, *name;
  };
  const double base = *tornado.base.mean;
  std::vector<End> ends;
  if (bar.low.result.mean) ends.push_back({*bar.low.result.mean, "bar lo", "low"});
  if (bar.high.result.mean) ends.push_back({*bar.high.result.mean, "bar hi", "high"});
  std::ranges::stable_sort(ends, std::ranges::greater{},
                           [&](const End& end) { return std::abs(end.value - base); });
  const bool same_side = ends.size() == 2 && (ends[0].value - base) * (ends[1].value - base) > 0;
  for (const End& end : ends) {
    const bool inside = same_side && &end != &ends.front();
    drawn.part(base, end.value, end.colour, inside ? narrow_inset : wide_inset);
    if (inside || end.value == base) continue;
    const bool left = end.value < base;
    drawn.text(end.value, end.name, left ? "lab sm e" : "lab sm", left ? -5 : 5);
  }
}

BarRow tornado_row(const Tornado& tornado, const TornadoBar& bar, const Study& study, const Range& range,
                   const Ticks& marks) {
  const ParameterWords words = parameter_words(study, bar.path);
  const SensitivityAnswer& answer = tornado.answer;
  Bar drawn(range, tornado_row_height);
  drawn.grid(marks);
  add_ends(drawn, tornado, bar);
  drawn.upright(*tornado.base.mean, "base");
  const std::string low = answer.shown(bar.low.result), high = answer.shown(bar.high.result);
  return {
      .label = fmt::format("<span class=\"cl2\">{}</span><span class=\"mut sm\">{}</span>",
                           escaped(words.name), escaped(values_of(bar, words))),
      .bar = drawn.markup(fmt::format("{}: {} at its low end, {} at its high end", words.name, low, high)),
      .value = fmt::format("<span class=\"sm\">{} to {}</span>", low, high)};
}

DataTable tornado_table(const Tornado& tornado, const Study& study, std::size_t count) {
  const SensitivityAnswer& answer = tornado.answer;
  const NumberStyle value{.decimals = {}},
      result{.scale = answer.scale(), .sign = answer.reference != nullptr};
  DataTable table{
      .name = "tornado",
      .caption = fmt::format("{} of {}, {}; base: {} (± Monte Carlo error)", answer.measure,
                             answer.subject_text(), answer.unit_words(), shown(tornado.base, result)),
      .first = {.heading = "Parameter", .key = "parameter"},
      .columns = {{.heading = "low end", .key = "low", .style = value},
                  {.heading = "high end", .key = "high", .style = value},
                  {.heading = "result at its low end", .key = "at_low", .style = result},
                  {.heading = "result at its high end", .key = "at_high", .style = result}}};
  for (std::size_t i = 0; i < count; ++i) {
    const TornadoBar& bar = tornado.bars[i];
    DataRow row{.head = {.text = parameter_words(study, bar.path).name, .key = bar.path}, .cells = {}};
    for (const TornadoEnd* end : {&bar.low, &bar.high})
      row.cells.push_back(end->value ? DataCell(Estimate{.mean = end->value}) : DataCell());
    for (const TornadoEnd* end : {&bar.low, &bar.high}) row.cells.push_back(end->result);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Of the changes from the base that are shown, in words; empty if it is unknown.
std::string largest_change_error(const Tornado& tornado, std::size_t count) {
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i)
    for (const TornadoEnd* end : {&tornado.bars[i].low, &tornado.bars[i].high})
      largest = std::max(largest, end->change_error.value_or(0));
  if (largest <= 0) return {};
  return fmt::format(" Monte Carlo errors of the changes from the base are at most {} {}.",
                     significant(tornado.answer.scale() * largest, 2), escaped(tornado.answer.unit_words()));
}

std::string alternative_to_tornado(const Tornado& tornado, const Study& study, std::size_t count) {
  const SensitivityAnswer& answer = tornado.answer;
  std::string text =
      fmt::format("Bars around {} {}, widest first:", answer.shown(tornado.base), answer.unit_words());
  std::string crossing;
  for (const TornadoBar& bar : tornado.bars) {
    const std::string name = parameter_words(study, bar.path).name;
    if (&bar < tornado.bars.data() + count)
      text += fmt::format(" {}: {} at its low end, {} at its high end;", name, answer.shown(bar.low.result),
                          answer.shown(bar.high.result));
    if (changes_sign(tornado, bar)) crossing += (crossing.empty() ? " " : "; ") + name;
  }
  text.back() = '.';
  return answer.reference ? text + " These change the sign beyond Monte Carlo error:" +
                                (crossing.empty() ? " none" : crossing) + "."
                          : text;
}

std::string tornado_body(const Tornado& tornado, const Study& study, std::size_t count) {
  const Range range = tornado_range(tornado, count);
  const SensitivityAnswer& answer = tornado.answer;
  const std::string base =
      rounded(answer.scale() * *tornado.base.mean,
              tornado.base.se ? std::optional(answer.scale() * *tornado.base.se) : std::nullopt);
  const std::vector<LegendEntry> entries{
      {"sw lo", "at its low end"},
      {"sw hi", "at its high end"},
      {"swl b", fmt::format("all at their values: {} {}", base, escaped(answer.unit_words()))}};
  const Ticks marks = ticks({range.low * answer.scale(), range.high * answer.scale()});
  Ticks unscaled = marks;
  for (double& x : unscaled.at) x /= answer.scale();
  std::vector<BarRow> rows;
  for (std::size_t i = 0; i < count; ++i)
    rows.push_back(tornado_row(tornado, tornado.bars[i], study, range, unscaled));
  return legend(entries) + bar_rows(
                               rows, range, unscaled,
                               [&](double x) { return fixed(x * answer.scale(), marks.decimals); }, true);
}

}  // namespace

std::optional<Figure> tornado_figure(const Material& material) {
  const std::optional<Tornado> tornado = tornado_of(material);
  if (!tornado) return {};
  const Study& study = material.study;
  const SensitivityAnswer& answer = tornado->answer;
  const std::size_t count = std::min(most_tornado_bars, tornado->bars.size());
  const std::string which = count < tornado->bars.size()
                                ? fmt::format("the {} widest of {} bars", count, tornado->bars.size())
                                : "all bars";
  return Figure{
      .id = "f-tornado",
      .finding = tornado_finding(*tornado, study),
      .measure = fmt::format("{} of {}, {}, when one parameter (a curve as one) goes to the ends of its 95 % "
                             "interval, all others at their values; {}",
                             escaped(answer.measure_at_start()), answer.subject(),
                             escaped(answer.unit_words()), which),
      .body = tornado_body(*tornado, study, count),
      .error = fmt::format("{}The same patients in every run.{} What happens when several parameters move "
                           "together it does not show.",
                           answer.is_net_benefit() && answer.reference
                               ? fmt::format("Right of 0, {}. ", answer.verdict(true, false))
                               : "",
                           largest_change_error(*tornado, count)),
      .source = fmt::format("sensitivity.csv, {}", answer.column()),
      .description = alternative_to_tornado(*tornado, study, count),
      .data = {tornado_table(*tornado, study, count)}};
}

}  // namespace spinepath::report
