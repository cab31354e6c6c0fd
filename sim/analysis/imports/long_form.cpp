// Tables with a row per draw and strategy, as hesim has them.
#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

#include "sim/analysis/imports/sample.h"

namespace spinepath {
namespace {

using scenario::Report;

constexpr std::string_view
    all_columns =
        "columns sample, strategy_id (or strategy), costs (or cost), and qalys, effects or another effect",
    columns_of_costs = "columns sample, strategy_id (or strategy) and costs (or cost)",
    columns_of_effects = "columns sample, strategy_id (or strategy), and qalys, effects or another effect";

/// Where a table has the rows of a quantity.
struct LongColumns {
  const TextTable* table;
  std::size_t sample, strategy, quantity;
  std::string_view allowed;  ///< columns that it should have
};

std::optional<std::size_t> first_named(const TextTable& table, std::span<const std::string_view> names) {
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (std::ranges::find(names, std::string_view(table.columns[c].text)) != names.end()) return c;
  return {};
}

/// In the order of their first rows.
class Keys {
 public:
  std::size_t place(std::string_view key) {
    const auto [found, is_new] = places_.emplace(key, names_.size());
    if (is_new) names_.emplace_back(key);
    return found->second;
  }
  std::optional<std::size_t> find(std::string_view key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string_view, std::size_t> places_;
  std::vector<std::string> names_;
};

/// `names`: of the quantity.
std::optional<LongColumns> long_columns_of(const TextTable& table, std::span<const std::string_view> names,
                                           std::string_view allowed, Report& report) {
  constexpr std::array<std::string_view, 1> samples{"sample"};
  constexpr std::array<std::string_view, 2> strategies{"strategy_id", "strategy"};
  LongColumns made{.table = &table, .sample = 0, .strategy = 0, .quantity = 0, .allowed = allowed};
  const std::size_t errors = report.errors.size();
  const auto find = [&](std::size_t& place, std::span<const std::string_view> known) {
    if (const auto found = first_named(table, known))
      place = *found;
    else
      report.refuse({.where = table.columns.front().where,
                     .key = std::string(known.front()),
                     .problem = "column is missing",
                     .allowed = std::string(made.allowed)});
  };
  find(made.sample, samples);
  find(made.strategy, strategies);
  find(made.quantity, names);
  if (report.errors.size() > errors) return {};
  return made;
}

/// Several groups, or other values, would be several decisions. `also`: the other quantity, of one table.
void check_other_columns(const LongColumns& used, const LongColumns& also, Report& report) {
  const TextTable& table = *used.table;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c == used.sample || c == used.strategy || c == used.quantity) continue;
    if (also.table == used.table && c == also.quantity) continue;
    const std::string_view first = table.rows.front().cells[c].text;
    const auto other = std::ranges::find_if(
        table.rows, [&](const TextTable::Row& row) { return row.cells[c].text != first; });
    if (other != table.rows.end())
      report.refuse(
          {.where = table.where(*other, c),
           .key = table.columns[c].text,
           .problem = fmt::format("\"{}\" follows \"{}\"", other->cells[c].text, first),
           .allowed = fmt::format("one value in all rows: one group, one decision; {}", used.allowed)});
  }
}

/// A cell of the sample for each draw and strategy.
struct LongCell {
  const TextTable::Row* row = nullptr;
};

NumberTable numbers_of(const LongColumns& used, const std::vector<LongCell>& cells, const Keys& strategies,
                       Report& report) {
  const TextTable& table = *used.table;
  NumberTable made{.rows = cells.size() / strategies.names().size(), .end = table.end()};
  for (const std::string& name : strategies.names())
    made.columns.push_back({name, table.columns[used.quantity].where});
  for (const LongCell& cell : cells)
    made.values.push_back(number_in(table, *cell.row, used.quantity, report).value_or(0));
  return made;
}

/// Those of the costs, in the order of their first rows.
void add_keys(const LongColumns& costs, Keys& samples, Keys& strategies) {
  for (const TextTable::Row& row : costs.table->rows) {
    samples.place(row.cells[costs.sample].text);
    strategies.place(row.cells[costs.strategy].text);
  }
}

bool have_rows(const LongColumns& costs, const Keys& samples, const Keys& strategies, Report& report) {
  const std::size_t rows = costs.table->rows.size(), width = strategies.names().size();
  if (samples.names().size() <= 2 * rows / width) return true;
  report.refuse({.where = costs.table->end(),
                 .problem = fmt::format("{} samples of {} strategies need a row each, and there are {} rows",
                                        samples.names().size(), width, rows),
                 .allowed = "one row per sample and strategy"});
  return false;
}

/// The row of each draw and strategy; errors for those that are missing, there twice, or not among the costs.
std::vector<LongCell> long_cells(const LongColumns& used, const Keys& samples, const Keys& strategies,
                                 Report& report) {
  const TextTable& table = *used.table;
  const std::size_t width = strategies.names().size();
  std::vector<LongCell> cells(samples.names().size() * width);
  const auto refuse = [&](scenario::Location where, std::string_view sample, std::string_view strategy,
                          std::string_view problem) {
    report.refuse({.where = where,
                   .problem = fmt::format("sample {}, strategy {} {}", sample, strategy, problem),
                   .allowed = "one row per sample and strategy"});
  };
  for (const TextTable::Row& row : table.rows) {
    const std::string_view sample = row.cells[used.sample].text, strategy = row.cells[used.strategy].text;
    const auto i = samples.find(sample), s = strategies.find(strategy);
    LongCell* cell = i && s ? &cells[*i * width + *s] : nullptr;
    if (cell == nullptr || cell->row != nullptr)
      refuse(table.where(row, used.sample), sample, strategy,
             cell == nullptr ? "is not in the table of costs" : "has a second row");
    if (cell != nullptr) cell->row = &row;
  }
  for (std::size_t place = 0; place < cells.size(); ++place)
    if (cells[place].row == nullptr)
      refuse(table.end(), samples.names()[place / width], strategies.names()[place % width], "has no row");
  return cells;
}

std::vector<std::string_view> names_of_effects(const std::string& effect_name) {
  std::vector<std::string_view> names{"qalys", "effects", "effect"};
  names.insert(names.end(), effect_names.begin(), effect_names.end());
  if (!effect_name.empty()) names.push_back(effect_name);
  return names;
}

}  // namespace

std::optional<SampleTables> tables_of_long(const TextTable& costs, const TextTable& effects,
                                           const std::string& effect_name, Report& report) {
  constexpr std::array<std::string_view, 2> names_of_costs{"costs", "cost"};
  const bool one = &costs == &effects;
  const std::size_t errors = report.errors.size();
  const auto cost = long_columns_of(costs, names_of_costs, one ? all_columns : columns_of_costs, report);
  const auto effect =
      long_columns_of(effects, names_of_effects(effect_name), one ? all_columns : columns_of_effects, report);
  if (!cost || !effect) return {};
  check_other_columns(*cost, *effect, report);
  if (!one) check_other_columns(*effect, *cost, report);
  Keys samples, strategies;
  add_keys(*cost, samples, strategies);
  if (!have_rows(*cost, samples, strategies, report)) return {};
  const std::vector<LongCell> paid = long_cells(*cost, samples, strategies, report);
  const std::vector<LongCell> gained = one ? paid : long_cells(*effect, samples, strategies, report);
  if (report.errors.size() > errors) return {};
  SampleTables made{.cost = numbers_of(*cost, paid, strategies, report),
                    .effect = numbers_of(*effect, gained, strategies, report),
                    .effect_name = effects.columns[effect->quantity].text};
  if (report.errors.size() > errors) return {};
  return made;
}

}  // namespace spinepath
