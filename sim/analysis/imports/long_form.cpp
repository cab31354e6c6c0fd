// A table with a row per draw and strategy, as hesim has it.
#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "sim/analysis/imports/sample.h"

namespace spinepath {
namespace {

using scenario::Report;

constexpr std::string_view long_columns =
    "columns sample, strategy_id (or strategy), costs (or cost), and qalys, effects or another effect";

/// Places of what a sample is made of.
struct LongColumns {
  std::size_t sample, strategy, cost, effect;
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
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string_view, std::size_t> places_;
  std::vector<std::string> names_;
};

std::optional<LongColumns> long_columns_of(const TextTable& table, std::string_view effect_name,
                                           Report& report) {
  constexpr std::array<std::string_view, 1> samples{"sample"};
  constexpr std::array<std::string_view, 2> strategies{"strategy_id", "strategy"}, costs{"costs", "cost"};
  std::vector<std::string_view> effects{"qalys", "effects", "effect"};
  effects.insert(effects.end(), effect_names.begin(), effect_names.end());
  if (!effect_name.empty()) effects.push_back(effect_name);
  const std::size_t errors = report.errors.size();
  std::vector<std::size_t> places;
  for (const std::span<const std::string_view> names :
       {std::span<const std::string_view>(samples), std::span<const std::string_view>(strategies),
        std::span<const std::string_view>(costs), std::span<const std::string_view>(effects)}) {
    const auto place = first_named(table, names);
    if (!place)
      report.refuse({.where = table.columns.front().where,
                     .key = std::string(names.front()),
                     .problem = "column is missing",
                     .allowed = std::string(long_columns)});
    places.push_back(place.value_or(0));
  }
  if (report.errors.size() > errors) return {};
  return LongColumns{places[0], places[1], places[2], places[3]};
}

/// Several groups, or other values, would be several decisions.
void check_other_columns(const TextTable& table, const LongColumns& used, Report& report) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c == used.sample || c == used.strategy || c == used.cost || c == used.effect) continue;
    const std::string_view first = table.rows.front().cells[c].text;
    const auto other = std::ranges::find_if(
        table.rows, [&](const TextTable::Row& row) { return row.cells[c].text != first; });
    if (other != table.rows.end())
      report.refuse(
          {.where = table.where(*other, c),
           .key = table.columns[c].text,
           .problem = fmt::format("\"{}\" follows \"{}\"", other->cells[c].text, first),
           .allowed = "one value in all rows: one group, one decision; " + std::string(long_columns)});
  }
}

/// A cell of the sample for each draw and strategy.
struct LongCell {
  const TextTable::Row* row = nullptr;
};

NumberTable empty_table(const TextTable& table, std::size_t column,
                        const std::vector<std::string>& strategies, std::size_t draws) {
  NumberTable made{.rows = draws, .end = table.end()};
  for (const std::string& name : strategies) made.columns.push_back({name, table.columns[column].where});
  made.values.resize(draws * strategies.size());
  return made;
}

/// The row of each draw and strategy; errors for those that are missing or there twice.
std::vector<LongCell> long_cells(const TextTable& table, const LongColumns& used, Keys& samples,
                                 Keys& strategies, Report& report) {
  for (const TextTable::Row& row : table.rows) {
    samples.place(row.cells[used.sample].text);
    strategies.place(row.cells[used.strategy].text);
  }
  const std::size_t width = strategies.names().size();
  if (samples.names().size() > 2 * table.rows.size() / width) {
    report.refuse(
        {.where = table.end(),
         .problem = fmt::format("{} samples of {} strategies need a row each, and there are {} rows",
                                samples.names().size(), width, table.rows.size()),
         .allowed = "one row per sample and strategy"});
    return {};
  }
  std::vector<LongCell> cells(samples.names().size() * width);
  const auto name = [&](std::size_t place) {
    return fmt::format("sample {}, strategy {}", samples.names()[place / width],
                       strategies.names()[place % width]);
  };
  for (const TextTable::Row& row : table.rows) {
    const std::size_t place =
        samples.place(row.cells[used.sample].text) * width + strategies.place(row.cells[used.strategy].text);
    if (cells[place].row != nullptr)
      report.refuse({.where = table.where(row, used.sample),
                     .problem = fmt::format("{} has a second row", name(place)),
                     .allowed = "one row per sample and strategy"});
    cells[place].row = &row;
  }
  for (std::size_t place = 0; place < cells.size(); ++place)
    if (cells[place].row == nullptr)
      report.refuse({.where = table.end(),
                     .problem = fmt::format("{} has no row", name(place)),
                     .allowed = "one row per sample and strategy"});
  return cells;
}

}  // namespace

std::optional<SampleTables> tables_of_long(const TextTable& table, const std::string& effect_name,
                                           Report& report) {
  const std::size_t errors = report.errors.size();
  const auto used = long_columns_of(table, effect_name, report);
  if (!used) return {};
  check_other_columns(table, *used, report);
  Keys samples, strategies;
  const std::vector<LongCell> cells = long_cells(table, *used, samples, strategies, report);
  if (report.errors.size() > errors) return {};
  const std::size_t draws = samples.names().size();
  SampleTables made{.cost = empty_table(table, used->cost, strategies.names(), draws),
                    .effect = empty_table(table, used->effect, strategies.names(), draws),
                    .effect_name = table.columns[used->effect].text};
  for (std::size_t place = 0; place < cells.size(); ++place) {
    made.cost.values[place] = number_in(table, *cells[place].row, used->cost, report).value_or(0);
    made.effect.values[place] = number_in(table, *cells[place].row, used->effect, report).value_or(0);
  }
  if (report.errors.size() > errors) return {};
  return made;
}

}  // namespace spinepath
