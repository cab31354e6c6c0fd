// Two-way grid: the result with two parameters at several values each, all others at theirs.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/decision/figures.h"
#include "sim/report/decision/sensitivity_text.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/html.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr int shades = 5;       ///< of each sign
constexpr int axis_digits = 3;  ///< of the parameters' values

struct TwoWayGrid {
  SensitivityAnswer answer;
  ParameterWords down, across;
  std::vector<double> down_values, across_values;            ///< in the order of the file
  std::vector<std::vector<std::optional<Estimate>>> points;  ///< [down][across]; none where it was stopped

  std::size_t size() const { return down_values.size() * across_values.size(); }
};

/// Place of a value, which is added if it is new.
std::size_t place_in(std::vector<double>& values, double value) {
  const auto found = std::ranges::find(values, value);
  const auto place = static_cast<std::size_t>(found - values.begin());
  if (found == values.end()) values.push_back(value);
  return place;
}

std::optional<TwoWayGrid> two_way_grid(const Material& material) {
  if (!material.two_way || material.two_way->rows.rows() == 0) return {};
  const CsvTable& rows = material.two_way->rows;
  const std::optional<SensitivityAnswer> answer = sensitivity_answer(material, *material.two_way);
  if (!answer) return {};
  const auto words = [&](const char* column) {
    return parameter_words(material.study, std::string(rows.text(0, column)));
  };
  TwoWayGrid grid{.answer = *answer,
                  .down = words("parameter"),
                  .across = words("parameter_2"),
                  .down_values = {},
                  .across_values = {},
                  .points = {}};
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto value = rows.number(row, "value"), value_2 = rows.number(row, "value_2");
    if (rows.text(row, "pathway") != answer->pathway->name || !value || !value_2) continue;
    const std::size_t i = place_in(grid.down_values, *value), j = place_in(grid.across_values, *value_2);
    if (grid.points.size() <= i) grid.points.resize(i + 1);
    if (grid.points[i].size() <= j) grid.points[i].resize(j + 1);
    grid.points[i][j] = answer_in(rows, row, *answer);
  }
  for (auto& line : grid.points) line.resize(grid.across_values.size());
  const auto known = [](const auto& point) { return point && point->mean; };
  const bool any =
      std::ranges::any_of(grid.points, [&](const auto& line) { return std::ranges::any_of(line, known); });
  return any ? std::optional(std::move(grid)) : std::nullopt;
}

/// What the signs of the points say, those within their Monte Carlo errors of 0 left out.
struct SignsOfGrid {
  std::size_t more = 0, less = 0, open = 0;
  bool change_down = false, change_across = false;  ///< along some column, some row
};

struct SignsOfLine {
  bool more = false, less = false;
  void note(Sign sign) {
    more = more || sign == Sign::more;
    less = less || sign == Sign::less;
  }
  bool change() const { return more && less; }
};

SignsOfGrid cell_signs(const TwoWayGrid& grid) {
  SignsOfGrid signs;
  std::vector<SignsOfLine> columns(grid.across_values.size());
  for (const auto& line : grid.points) {
    SignsOfLine along;
    for (std::size_t j = 0; j < line.size(); ++j) {
      if (!line[j] || !line[j]->mean) continue;
      const Sign sign = sign_of(*line[j]);
      ++(sign == Sign::more ? signs.more : sign == Sign::less ? signs.less : signs.open);
      along.note(sign);
      columns[j].note(sign);
    }
    signs.change_across = signs.change_across || along.change();
  }
  signs.change_down = std::ranges::any_of(columns, &SignsOfLine::change);
  return signs;
}

std::string what_decides(const TwoWayGrid& grid, const SignsOfGrid& signs) {
  if (signs.change_down && signs.change_across) return ": both parameters decide";
  if (signs.change_down) return fmt::format(": {} decides", escaped(grid.down.name));
  if (signs.change_across) return fmt::format(": {} decides", escaped(grid.across.name));
  return signs.more > 0 && signs.less > 0 ? ": both parameters decide" : "";
}

std::string two_way_finding(const TwoWayGrid& grid) {
  const SensitivityAnswer& answer = grid.answer;
  const SignsOfGrid signs = cell_signs(grid);
  const std::size_t all = signs.more + signs.less + signs.open;
  if (!answer.reference)
    return fmt::format("{} of {} by two parameters", escaped(answer.measure_at_start()), answer.subject());
  const std::string above = answer.verdict(true), below = answer.verdict(false);
  if (signs.open == all) return fmt::format("In none of {} cells is it clear whether {}", all, above);
  if (signs.more == all || signs.less == all)
    return fmt::format("In each of {} cells {}", all, signs.more == all ? above : below);
  const std::string open = signs.open == 0 ? "" : fmt::format(" ({} are open)", signs.open);
  if (signs.more == 0) return fmt::format("In {} of {} cells {}{}", signs.less, all, below, open);
  return fmt::format("{} in {} of {} cells{}{}", above, signs.more, all, open, what_decides(grid, signs));
}

/// The highest and the lowest result, for shades.
struct GridExtremes {
  double low, high;
};

GridExtremes extremes_of(const TwoWayGrid& grid) {
  std::optional<GridExtremes> found;
  for (const auto& line : grid.points)
    for (const auto& point : line)
      if (point && point->mean)
        found = {std::min(found ? found->low : *point->mean, *point->mean),
                 std::max(found ? found->high : *point->mean, *point->mean)};
  return *found;
}

/// Of a difference, by sign and size; of an outcome, by its place between the lowest and the highest.
std::string shade_of(const TwoWayGrid& grid, const GridExtremes& extremes, double result) {
  const double largest = std::max(std::abs(extremes.low), std::abs(extremes.high));
  const double size = grid.answer.reference ? largest : extremes.high - extremes.low;
  const double above = grid.answer.reference ? std::abs(result) : result - extremes.low;
  if (size <= 0 || (grid.answer.reference && result == 0)) return {};
  const int shade = std::min(shades - 1, static_cast<int>(shades * above / size));
  return fmt::format(" {}{}", grid.answer.reference && result < 0 ? "neg" : "pos", shade);
}

std::string axis_value(double value) { return escaped(with_minus(output::compact(value, axis_digits))); }

std::string heat_map(const TwoWayGrid& grid) {
  const GridExtremes extremes = extremes_of(grid);
  std::string head, body;
  for (const double value : grid.across_values)
    head += fmt::format("<th scope=\"col\" class=\"num\">{}</th>", axis_value(value));
  for (std::size_t i = 0; i < grid.points.size(); ++i) {
    std::string cells;
    for (const auto& point : grid.points[i])
      cells += !point ? "<td class=\"num\">–</td>"
               : !point->mean
                   ? "<td class=\"num\">impossible</td>"
                   : fmt::format("<td class=\"num hm{}\">{}</td>", shade_of(grid, extremes, *point->mean),
                                 grid.answer.shown(*point));
    body += fmt::format("<tr><th scope=\"row\" class=\"num\">{}</th>{}</tr>\n",
                        axis_value(grid.down_values[i]), cells);
  }
  return scrolling(
      "Two-way grid",
      fmt::format("<table class=\"heat\"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>", head,
                  body));
}

std::string with_unit_in_words(const ParameterWords& words) {
  return words.unit.empty() ? words.name : fmt::format("{} ({})", words.name, words.unit);
}

DataTable two_way_table(const TwoWayGrid& grid) {
  const SensitivityAnswer& answer = grid.answer;
  DataTable table{.name = "two_way",
                  .caption = fmt::format("{} of {}, {} (± Monte Carlo error); down: {}; across: {}",
                                         answer.measure, answer.subject_text(), answer.unit_words(),
                                         with_unit_in_words(grid.down), with_unit_in_words(grid.across)),
                  .first = {.heading = grid.down.name, .key = grid.down.name},
                  .columns = {}};
  for (const double value : grid.across_values)
    table.columns.push_back({.heading = with_minus(output::compact(value, axis_digits)),
                             .key = output::digits(value),
                             .style = {.scale = answer.scale(), .sign = answer.reference != nullptr}});
  for (std::size_t i = 0; i < grid.points.size(); ++i) {
    DataRow row{.head = {.text = with_minus(output::compact(grid.down_values[i], axis_digits)),
                         .key = output::digits(grid.down_values[i])},
                .cells = {}};
    for (const auto& point : grid.points[i]) row.cells.push_back(point ? DataCell(*point) : DataCell());
    table.rows.push_back(std::move(row));
  }
  return table;
}

double largest_error_in(const TwoWayGrid& grid) {
  double largest = 0;
  for (const auto& line : grid.points)
    for (const auto& point : line)
      if (point) largest = std::max(largest, point->se.value_or(0));
  return largest;
}

std::string notes_on_grid(const TwoWayGrid& grid) {
  const SensitivityAnswer& answer = grid.answer;
  std::string notes;
  if (answer.reference)
    notes = fmt::format("Bold with a plus: {}. Open cells are within 1.96 Monte Carlo errors of 0. ",
                        answer.verdict(true, false));
  if (const double error = largest_error_in(grid); error > 0)
    notes +=
        fmt::format("The Monte Carlo error of a cell is at most {} {}; most of it is shared by all cells.",
                    significant(answer.scale() * error, 2), escaped(answer.unit_words()));
  return notes;
}

}  // namespace

std::optional<Figure> two_way_figure(const Material& material) {
  const std::optional<TwoWayGrid> grid = two_way_grid(material);
  if (!grid) return {};
  const SensitivityAnswer& answer = grid->answer;
  const GridExtremes extremes = extremes_of(*grid);
  const auto end = [&](double mean) { return answer.shown({.mean = mean, .se = {}, .low = {}, .high = {}}); };
  return Figure{.id = "f-two-way",
                .finding = two_way_finding(*grid),
                .measure = fmt::format("{} of {}, {}; down: {}, across: {}, all others at their values",
                                       escaped(answer.measure_at_start()), answer.subject(),
                                       escaped(answer.unit_words()), escaped(with_unit_in_words(grid->down)),
                                       escaped(with_unit_in_words(grid->across))),
                .body = heat_map(*grid),
                .error = notes_on_grid(*grid),
                .source = fmt::format("two_way.csv, {}", answer.column()),
                .description = fmt::format(
                    "A grid of {} by {} values of two parameters. {} of {} runs from {} to {} {}.",
                    grid->down_values.size(), grid->across_values.size(), answer.measure,
                    answer.subject_text(), end(extremes.low), end(extremes.high), answer.unit_words()),
                .data = {two_way_table(*grid)}};
}

}  // namespace spinepath::report
