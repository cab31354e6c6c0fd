#include "sim/report/plot/stacked.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/text_width.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double bar_height = 30;  ///< [pixels]
constexpr double least_wide = 340,
                 least_narrow = 290;  ///< widths of the bars for which amounts must fit [pixels]
constexpr double amount_size = 12.5, amount_room = 6;  ///< of their text [pixels]
constexpr std::size_t value_room = 16;                 ///< of the text at the right [characters]

double length_of(const StackedRow& row) {
  double length = row.total.mean.value_or(0);
  double sum = 0;
  for (const StackedPart& part : row.parts) sum += part.amount;
  return std::max({length, sum, row.mark.value_or(0)});
}

/// "12,850 ± 40", in two lines if it is long.
std::string total_markup(const Estimate& total) {
  const std::string text = rounded(total.mean, total.se);
  const std::size_t end = text.find(" ±");
  if (end == std::string::npos) return "<b>" + text + "</b>";
  return fmt::format("<b>{}</b>{}<span class=\"se\">{}</span>", text.substr(0, end),
                     text.size() > value_room ? "<br>" : "", text.substr(end));
}

std::string stacked_alternative(const StackedRow& row, const std::string& unit) {
  std::string text = row.pathway->label + ", " + unit + ": ";
  for (const StackedPart& part : row.parts) text += fmt::format("{} {}, ", part.name, money(part.amount));
  return text + "at the right " + rounded(row.total.mean, row.total.se);
}

void add_amounts(Bar& bar, const std::vector<StackedPart>& parts) {
  double from = 0;
  for (const StackedPart& part : parts) {
    const std::string text = money(part.amount);
    const double share = bar.across(part.amount) - bar.across(0);
    const double needed = text_width(text, {amount_size}) + amount_room;
    const bool wide = share * least_wide > needed, narrow = share * least_narrow > needed;
    if (wide || narrow)
      bar.text(from + part.amount / 2, text, fmt::format("segt m {}{}", part.colour, narrow ? "" : " wide"));
    from += part.amount;
  }
}

std::string stacked_bar(const StackedRow& row, const Range& range, const Ticks& marks,
                        const std::string& unit) {
  Bar bar(range, bar_height);
  bar.grid(marks);
  double from = 0;
  for (const StackedPart& part : row.parts) {
    bar.part(from, from + part.amount, "seg " + part.colour, 0);
    from += part.amount;
  }
  if (row.mark) bar.upright(*row.mark, "refl");
  add_amounts(bar, row.parts);
  return bar.markup(stacked_alternative(row, unit));
}

}  // namespace

std::string stacked_bars(const std::vector<StackedRow>& all, const std::string& unit) {
  Range range{0, 0};
  for (const StackedRow& row : all) range.high = std::max(range.high, length_of(row));
  if (range.high <= 0) range.high = 1;
  const Ticks marks = ticks(range, 4);
  std::vector<BarRow> bars;
  for (const StackedRow& row : all)
    bars.push_back({named(*row.pathway), stacked_bar(row, range, marks, unit), total_markup(row.total)});
  return bar_rows(bars, range, marks, money, false);
}

}  // namespace spinepath::report
