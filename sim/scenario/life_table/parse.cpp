#include "sim/scenario/life_table/parse.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "sim/scenario/life_table/columns.h"
#include "sim/scenario/life_table/rates.h"
#include "sim/scenario/life_table/scale.h"
#include "sim/scenario/life_table/words.h"
#include "sim/scenario/text/cells.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view allowed_header = "a header with age, and qx or mx, or both qx_male and qx_female";

bool is_empty(const Cell& cell) { return cell.text.empty(); }

class Parser {
 public:
  Parser(int file, Report& report) : file_(file), report_(report), rates_(report) {}

  void take(int line, std::string_view text) {
    line_ = line;
    if (is_finished_ || text.starts_with('#')) return;
    if (!columns_) return look_for_header(text);
    const auto cells = cells_of(text, separator_);
    if (!cells) return refuse(1, "", "a quotation mark is not closed", "a closing one in the same line");
    if (!std::ranges::all_of(*cells, is_empty)) row(*cells);
  }

  /// Empty if there are errors.
  LifeTable finish(std::size_t errors_before) {
    report_all(errors_before);
    if (!columns_)
      refuse_at(first_line_, "has no header", allowed_header);
    else if (rates_.empty() && report_.errors.size() == errors_before)
      refuse_at(1, "has no rows", "a row for each age");
    if (report_.errors.size() > errors_before) return {};
    return rates_.table(title_).value_or(LifeTable{});
  }

 private:
  /// What only the whole file shows, and all errors in its order.
  void report_all(std::size_t errors_before) {
    too_large_.report(report_);
    if (other_mark_ && !too_large_.many()) report_.refuse(*other_mark_);
    rates_.report_gaps();
    std::ranges::stable_sort(std::span(report_.errors).subspan(errors_before), {}, &InputError::where);
  }

  void look_for_header(std::string_view text) {
    separator_ = separator_of(text);
    const auto cells = cells_of(text, separator_);
    if (cells && std::ranges::all_of(*cells, is_empty)) return;
    if (first_line_ == 0) first_line_ = line_;
    Columns columns = cells ? columns_of(*cells) : Columns{};
    if (columns.age || !columns.rates.empty()) {
      columns_ = std::move(columns);
      width_ = cells->size();
      header();
    } else if (const auto sex = sex_of_title(text)) {
      title_ = {*sex, {file_, line_, 1}};
    }
  }

  void header() {
    if (!columns_->age) refuse_column("age");
    const auto male = rates_for(Sex::male, *columns_), female = rates_for(Sex::female, *columns_);
    const bool by_column = !columns_->sex && (!male.empty() || !female.empty());
    if (by_column) {
      use(male, "qx_male");
      use(female, "qx_female");
    } else {
      use(rates_for(Sex::both, *columns_), "qx");
    }
  }

  /// Rows are passed over if a column is missing.
  void refuse_column(std::string_view name) {
    refuse(1, name, "column is missing", allowed_header);
    is_finished_ = true;
  }

  void use(const std::vector<RateColumn>& rates, std::string_view name) {
    if (rates.empty()) return refuse_column(name);
    used_.push_back(rates[0]);
    if (rates.size() == 1) return;
    refuse(1, rates[0].name, fmt::format("there are {} columns of that name", rates.size()), "one");
    is_finished_ = true;
  }

  void row(const std::vector<Cell>& cells) {
    if (cells.size() <= last_place())
      return refuse(1, "", fmt::format("row has {} cells", cells.size()), "a cell for each column");
    for (std::size_t i = width_; i < cells.size(); ++i)
      if (!is_empty(cells[i]))
        return refuse(cells[i].column, "",
                      fmt::format("row has {} cells, the header {}", cells.size(), width_),
                      "a cell for each column; quotation marks around a cell with a separator in it");
    if (columns_->year && !is_same_year(cells[*columns_->year])) return;
    const auto in_rows = sex_of_row(cells);
    if (!in_rows) return;
    const auto age = age_of_row(cells[*columns_->age]);
    if (is_finished_) return;
    for (const RateColumn& column : used_)
      rates_.take(columns_->sex ? *in_rows : column.sex,
                  {.age = age,
                   .hazard = hazard(cells[column.place], column, age),
                   .age_where = {file_, line_, cells[*columns_->age].column},
                   .rate_where = {file_, line_, cells[column.place].column},
                   .column = column.name});
  }

  std::size_t last_place() const {
    std::size_t last = std::max({*columns_->age, columns_->sex.value_or(0), columns_->year.value_or(0)});
    for (const RateColumn& column : used_) last = std::max(last, column.place);
    return last;
  }

  /// A table by year, such as a whole file of the Human Mortality Database, is refused once.
  bool is_same_year(const Cell& cell) {
    if (year_.empty()) year_ = cell.text;
    if (year_ == cell.text) return true;
    refuse(cell.column, "year", fmt::format("{} follows {}", cell.text, year_), "the rows of one year");
    is_finished_ = true;
    return false;
  }

  std::optional<Sex> sex_of_row(const std::vector<Cell>& cells) {
    if (!columns_->sex) return Sex::both;
    const Cell& cell = cells[*columns_->sex];
    const auto sex = sex_in(cell.text);
    if (!sex)
      refuse(cell.column, "sex", fmt::format("\"{}\" is not a sex", cell.text), "male, female, total");
    return sex;
  }

  std::optional<WrittenAge> age_of_row(const Cell& cell) {
    const auto age = age_in(cell.text);
    if (!age && is_age_group(cell.text)) {
      report_.refuse(
          abridged({file_, line_, cell.column}, fmt::format("\"{}\" is a group of ages", cell.text)));
      is_finished_ = true;
    } else if (!age)
      refuse(cell.column, "age", fmt::format("\"{}\" is not an age", cell.text),
             "a whole number, 0 to 150; in the last row an open group such as 85+");
    return age;
  }

  double hazard(const Cell& cell, const RateColumn& column, std::optional<WrittenAge> age) {
    const RateCell place{{file_, line_, cell.column}, column.name, std::string(cell.text), column.rate};
    const auto rate = rate_in(cell.text);
    if (!rate || !(rate->value >= 0) || std::isinf(rate->value)) {
      if (rate || !too_large_.take(place))
        refuse(cell.column, column.name, fmt::format("\"{}\" is not a {}", cell.text, name_of(column.rate)),
               allowed(column.rate));
      return 0;
    }
    if (too_large_.take(place, rate->value, age ? age->years : 0)) return 0;
    check_mark(cell, column, rate->mark);
    return column.rate == Rate::of_dying ? hazard_of(rate->value) : rate->value;
  }

  /// One error for the file.
  void check_mark(const Cell& cell, const RateColumn& column, char mark) {
    if (mark_ == 0) mark_ = mark;
    if (mark == 0 || mark == mark_ || other_mark_) return;
    other_mark_ = InputError{.where = {file_, line_, cell.column},
                             .key = column.name,
                             .problem = fmt::format("\"{}\" has a decimal {}, rates before it do not",
                                                    cell.text, mark == ',' ? "comma" : "point"),
                             .allowed = "one decimal mark"};
  }

  void refuse(int column, std::string_view key, std::string problem, std::string_view allowed) {
    report_.refuse({.where = {file_, line_, column},
                    .key = std::string(key),
                    .problem = std::move(problem),
                    .allowed = std::string(allowed)});
  }
  void refuse_at(int line, std::string problem, std::string_view allowed) {
    line_ = std::max(line, 1);
    refuse(1, "", std::move(problem), allowed);
  }

  int file_;
  Report& report_;
  Rates rates_;
  int line_ = 1, first_line_ = 0;  ///< the one read, and the first with text
  bool is_finished_ = false;       ///< further rows are passed over
  Separator separator_ = Separator::comma;
  std::optional<Columns> columns_;  ///< none before the header
  std::vector<RateColumn> used_;
  std::size_t width_ = 0;  ///< cells of the header
  Title title_;
  std::string_view year_;
  char mark_ = 0;                         ///< decimal mark of the rates, 0 before the first
  std::optional<InputError> other_mark_;  ///< of the first rate with another one
  TooLarge too_large_;
};

}  // namespace

LifeTable parse_life_table(const TextFile& file, Report& report) {
  const std::size_t errors = report.errors.size();
  Parser parser(file.number, report);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view text = file.text;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  int line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    parser.take(++line, text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parser.finish(errors);
}

}  // namespace spinepath::scenario
