#include "sim/report/outcomes/part_bars.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double parts_height = 30;         ///< of a bar's row [pixels]
constexpr double room_for_part = 0.075;     ///< least width of a part with its number [fraction]
constexpr double drawn_cap = 0.5;           ///< least effect of limits that is drawn [percent points]
constexpr double room_beyond_parts = 1.03;  ///< of the axis, for its last number

/// The parts as they are drawn: positive ones to the right of 0, negative ones to the left.
struct DrawnPart {
  std::string of_class;
  double from, to;
};

std::vector<DrawnPart> drawn_parts(const PartedRelief& relief, bool with_cap) {
  std::vector<DrawnPart> drawn;
  double right = 0, left = 0;
  const auto add = [&](double size, const char* of_class) {
    double& end = size < 0 ? left : right;
    if (size != 0) drawn.push_back({of_class, end, end + size});
    end += size;
  };
  for (std::size_t i = 0; i < relief.parts.size(); ++i) add(relief.parts[i], parts_of_relief[i].of_class);
  add(relief.others, "k3");
  if (with_cap) add(relief.capped, "k5");
  return drawn;
}

}  // namespace

PartBars::PartBars(std::string of, std::vector<std::pair<TimeText, std::vector<PartBar>>> times)
    : of_(std::move(of)), times_(std::move(times)) {
  std::erase_if(times_, [](const auto& one) { return one.second.empty(); });
  for (const auto& [time, bars] : times_)
    for (const PartBar& bar : bars) {
      largest_cap_ = std::max(largest_cap_, std::abs(bar.relief.capped));
      has_others_ = has_others_ || bar.relief.others != 0;
    }
  for (const auto& [time, bars] : times_)
    for (const PartBar& bar : bars)
      for (const DrawnPart& part : drawn_parts(bar.relief, with_cap())) {
        range_.low = std::min(range_.low, part.to);
        range_.high = std::max(range_.high, part.to);
        has_negative_ = has_negative_ || part.to < 0;
      }
  marks_ = ticks(range_);
  range_ = {room_beyond_parts * range_.low, room_beyond_parts * range_.high};
}

bool PartBars::with_cap() const { return largest_cap_ >= drawn_cap; }

std::string PartBars::in_words(const PartBar& bar) const {
  std::string text = fmt::format("{} {} % of {}", bar.name, fixed(*bar.relief.relief->mean, 1), of_);
  for (std::size_t i = 0; i < bar.relief.parts.size(); ++i)
    text +=
        fmt::format("{} {} {}", i == 0 ? ";" : ",", parts_of_relief[i].text, fixed(bar.relief.parts[i], 1));
  if (has_others_) text += ", other treatments " + fixed(bar.relief.others, 1);
  return text;
}

std::string PartBars::markup(const PartBar& bar) const {
  Bar drawing(range_, parts_height);
  drawing.grid(marks_);
  for (const auto& [of_class, from, to] : drawn_parts(bar.relief, with_cap())) {
    drawing.part(from, to, "seg " + of_class, 2);
    if (std::abs(to - from) >= room_for_part * range_.size())
      drawing.text((from + to) / 2, significant(to - from, 2), "segt m " + of_class);
  }
  if (has_negative_) drawing.upright(*bar.relief.relief->mean, "base");
  return drawing.markup(in_words(bar));
}

std::string PartBars::markup(const std::vector<PartBar>& bars) const {
  std::vector<BarRow> rows;
  for (const PartBar& bar : bars)
    rows.push_back({.label = bar.label,
                    .bar = markup(bar),
                    .value = cell_markup(Estimate{bar.relief.relief->mean, bar.relief.relief->se, {}, {}},
                                         {.decimals = 1, .unit = " %"})});
  return bar_rows(
      rows, range_, marks_, [&](double x) { return fixed(x, marks_.decimals) + " %"; }, false);
}

Tabs PartBars::tabs_of_times(const std::string& group) const {
  std::vector<Panel> panels;
  for (const auto& [time, bars] : times_)
    panels.push_back({.id = fmt::format("{}", panels.size()),
                      .label = escaped(time.text),
                      .heading = escaped("After " + time.text),
                      .markup = markup(bars)});
  return tabs(group, "After", panels);
}

std::string PartBars::legend_markup() const {
  std::vector<LegendEntry> entries;
  for (const PartOfRelief& part : parts_of_relief)
    entries.push_back({fmt::format("sw {}", part.of_class), part.text});
  if (has_others_) entries.push_back({"sw k3", "other treatments"});
  if (with_cap()) entries.push_back({"sw k5", "limits of pain, 0 and 100 mm"});
  if (has_negative_) entries.push_back({"swl b", "relief: all together"});
  return legend(entries);
}

std::string PartBars::note_on_limits() const {
  if (with_cap() || largest_cap_ == 0) return {};
  return fmt::format(" The limits of pain change relief by at most {} points; this is not drawn.",
                     significant(largest_cap_, 1));
}

std::vector<PartColumn> part_columns(PartsOf of) {
  std::vector<PartColumn> columns;
  for (const PartOfRelief& part : parts_of_relief) columns.push_back({part.suffix, part.text});
  if (of == PartsOf::those_treated) columns.push_back({"_others", "other treatments"});
  columns.push_back({"_capped", "limits of pain"});
  columns.push_back({"", "relief"});
  return columns;
}

void add_part_columns(const std::string& outcome, const std::vector<PartColumn>& columns, DataTable& table) {
  for (const PartColumn& column : columns)
    table.columns.push_back(
        {.heading = column.heading, .key = outcome + column.suffix, .style = {.decimals = 1}});
}

void add_part_cells(const Estimates& estimates, const Quantity& relief,
                    const std::vector<PartColumn>& columns, DataRow& row) {
  for (const PartColumn& column : columns) {
    const Estimate* size =
        find(estimates, {relief.pathway, relief.outcome + column.suffix, relief.of, relief.at});
    row.cells.push_back(size ? DataCell(Estimate{size->mean, size->se, {}, {}}) : DataCell());
  }
}

}  // namespace spinepath::report
