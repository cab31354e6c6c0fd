// What a new mix of pathways does to a budget, by year.
#include "sim/report/findings/budget.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/report/data/json.h"
#include "sim/report/draw/svg.h"
#include "sim/report/draw/text_width.h"
#include "sim/report/findings/money.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double budget_height = 230, value_rise = 6, value_height = 22;  ///< [pixels]
constexpr double bar_width = 0.6;                                         ///< [share of a year's place]
constexpr double panel_width = 370, narrow_panel_width = 290;             ///< of the plot, at least [pixels]
constexpr double value_size = 11.5, year_size = 12.5, between = 6;        ///< of texts [pixels]

struct BudgetPanel {
  View view;
  const char* title;
};
constexpr std::array budget_panels{BudgetPanel{View::patient, "Patients"}, BudgetPanel{View::payer, "Payer"}};

std::string budget_value(const Estimate& spend, const Budget& budget) {
  return with_sign(rounded_mean(spend, budget.scale().factor));
}

/// All columns and whiskers, and 0 [shown unit]
Range budget_range(const Budget& budget) {
  Range range{0, 0};
  for (const BudgetPanel& panel : budget_panels)
    for (const std::string& year : budget.years())
      if (const Estimate* spend = budget.spend(year, panel.view, "difference")) {
        const auto [low, high] = interval_of(*spend);
        range.low = std::min({range.low, low, *spend->mean});
        range.high = std::max({range.high, high, *spend->mean});
      }
  range = {range.low * budget.scale().factor, range.high * budget.scale().factor};
  return range.size() > 0 ? range : Range{0, 1};
}

std::string budget_alternative(const Budget& budget, const Study& study, const BudgetPanel& panel) {
  std::string text = fmt::format("{}: new less current mix, {}:", panel.title, budget_unit(budget, study));
  for (const std::string& year : budget.years())
    if (const Estimate* spend = budget.spend(year, panel.view, "difference"))
      text += fmt::format(" year {} {},", year, budget_value(*spend, budget));
  text.back() = '.';
  return text;
}

/// On which screens a text of that width has room in the place of one year: its class, or none.
std::optional<std::string> room_class(double width, std::size_t years, const std::string& of_class) {
  const double n = static_cast<double>(years);
  if (width + between <= narrow_panel_width / n) return of_class;
  if (width + between <= panel_width / n) return of_class + " wide";
  return {};
}

/// Of a number: the sign of minus is as wide as that of plus. [pixels]
double signed_width(std::string text) {
  constexpr std::string_view minus = "−";
  if (text.starts_with(minus)) text.replace(0, minus.size(), "+");
  return text_width(text, {value_size});
}

void add_year(Plot& plot, const Budget& budget, const BudgetPanel& panel, std::size_t i) {
  const Estimate* spend = budget.spend(budget.years()[i], panel.view, "difference");
  if (!spend) return;
  const double factor = budget.scale().factor, middle = static_cast<double>(i) + 0.5;
  const double mean = *spend->mean * factor;
  auto [low, high] = interval_of(*spend);
  const double left = plot.across(middle - bar_width / 2), top = plot.down(std::max(mean, 0.0));
  plot.in_front(fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"bar p\"/>",
                            percent_of_width(left), coordinate(top), percent_of_width(plot.across(bar_width)),
                            coordinate(std::max(1.0, plot.down(std::min(mean, 0.0)) - top))));
  for (const char* kind : {"casing", "whisk2"}) plot.whisker_y(middle, low * factor, high * factor, kind);
  const std::string text = budget_value(*spend, budget);
  if (const auto its_class = room_class(signed_width(text), budget.years().size(), "lab m sm"))
    plot.text(plot.across(middle), plot.down(std::max(high * factor, std::max(mean, 0.0))) - value_rise, text,
              *its_class);
}

void add_years(Plot& plot, const std::vector<std::string>& years) {
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string year = escaped(years[i]), text = "year " + year;
    const double width = text_width(text, {year_size});
    const auto its_class = room_class(width, years.size(), "");
    const std::string wide = its_class ? text : year;
    plot.tick_below(static_cast<double>(i) + 0.5, wide, its_class && its_class->empty() ? text : year);
  }
}

std::string budget_plot(const Budget& budget, const Study& study, const BudgetPanel& panel) {
  const Range needed = budget_range(budget);
  const Ticks marks = ticks(needed);
  const auto tick_text = [&](double y) { return y == 0 ? "0" : with_sign(fixed(y, marks.decimals)); };
  double widest = 0;
  for (const double y : marks.at) widest = std::max(widest, text_width(tick_text(y), {year_size}));
  Plot plot(budget_height, {0, static_cast<double>(budget.years().size())}, needed,
            {.top = value_height + value_rise, .right = 4, .bottom = 30, .left = widest + 2 * between},
            budget_alternative(budget, study, panel));
  plot.grid_y(marks.at, tick_text);
  for (std::size_t i = 0; i < budget.years().size(); ++i) add_year(plot, budget, panel, i);
  add_years(plot, budget.years());
  return fmt::format(
      "<div class=\"cell\"><p class=\"ct\"><b>{}</b> <span class=\"mut\">{}</span></p>{}</div>\n",
      panel.title, escaped(budget_unit(budget, study)), plot.markup());
}

/// The years and all of them together.
std::vector<RowHead> budget_heads(const Budget& budget) {
  std::vector<RowHead> heads;
  for (const std::string& year : budget.years()) heads.push_back({.text = "year " + year, .key = year});
  heads.push_back({.text = "all years", .key = "all"});
  return heads;
}

DataTable budget_table(const Budget& budget, const std::string& name, const std::string& caption,
                       const std::vector<std::string>& mixes) {
  DataTable table{
      .name = name, .caption = caption, .first = {.heading = "Year", .key = "year"}, .columns = {}};
  const bool one = mixes.size() == 1;
  for (const View view : views)
    for (const std::string& mix : mixes)
      table.columns.push_back({.heading = output::view_text(view) + (one ? "" : ", " + mix),
                               .key = std::string(output::name_of(view)) + (one ? "" : "_" + mix),
                               .style = {.scale = budget.scale().factor, .sign = one}});
  for (const RowHead& head : budget_heads(budget)) {
    DataRow row{.head = head, .cells = {}};
    for (const View view : views)
      for (const std::string& mix : mixes) {
        const Estimate* spend = budget.spend(head.key, view, mix);
        row.cells.push_back(spend ? DataCell(*spend) : DataCell());
      }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::optional<Figure> budget_figure(const Material& material) {
  if (!material.budget) return {};
  const Study& study = material.study;
  const Budget budget(*material.budget);
  std::string plots, words;
  for (const BudgetPanel& panel : budget_panels)
    if (std::ranges::any_of(budget.years(), [&](const std::string& year) {
          return budget.spend(year, panel.view, "difference") != nullptr;
        })) {
      plots += budget_plot(budget, study, panel);
      words += " " + budget_alternative(budget, study, panel);
    }
  if (plots.empty()) return {};
  const std::string finding = budget_finding(budget, study);
  const std::string unit =
      fmt::format("{} of {}, {}", budget_unit(budget, study), study.price_year,
                  discount_text(number_of(material.budget->about, "discount").value_or(0)));
  const std::string errors = std::string(" (± Monte Carlo error") +
                             (budget.has_intervals() ? "; 95 % interval due to the parameters)" : ")");
  return Figure{
      .id = "f-budget",
      .finding = escaped(finding),
      .measure =
          escaped("Spend of the whole population under the new mix less that under the current one, " + unit),
      .body = "<div class=\"multi m2\">" + plots + "</div>\n",
      .error =
          (budget.has_intervals() ? "Whiskers: 95 % interval due to the uncertain parameters. "
                                  : "Whiskers: 95 % Monte Carlo error (± 1.96 standard errors); what the "
                                    "parameters leave open is not in them. ") +
          escaped(entering_text(*material.budget, study)),
      .source = "budget.csv and budget.json",
      .description = finding + "." + words,
      .data = {
          budget_table(budget, "budget_difference", "New less current mix, " + unit + errors, {"difference"}),
          budget_table(budget, "budget_mixes", "Both mixes, " + unit + errors, {"current", "new"})}};
}

}  // namespace spinepath::report
