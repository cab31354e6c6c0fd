#include "sim/analysis/imports/sample.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "sim/analysis/statistics/regression.h"

namespace spinepath {
namespace {

using scenario::Report;

std::vector<std::string> names_of(const NumberTable& table) {
  std::vector<std::string> names;
  for (const ColumnName& column : table.columns) names.push_back(column.text);
  return names;
}

/// `what`: "the costs"
void check_rows(const NumberTable& table, std::size_t draws, std::string_view of, Report& report) {
  if (table.rows == draws) return;
  report.refuse({.where = table.end,
                 .problem = fmt::format("the table has {} rows, that of {} {}", table.rows, of, draws),
                 .allowed = "the same draws, a row each"});
}

/// The columns in the order of the names; none if it has others.
std::optional<NumberTable> in_order_of(const std::vector<std::string>& names, NumberTable table,
                                       Report& report) {
  const std::vector<std::string> own = names_of(table);
  const std::size_t errors = report.errors.size();
  const std::string allowed = "the strategies of the costs: " + scenario::listed(names);
  for (const ColumnName& column : table.columns)
    if (std::ranges::find(names, column.text) == names.end())
      report.refuse({.where = column.where,
                     .key = column.text,
                     .problem = "is not a strategy of the costs",
                     .allowed = allowed,
                     .suggestion = scenario::nearest(column.text, names)});
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(own, name);
    if (found == own.end())
      report.refuse({.where = table.columns.front().where,
                     .key = name,
                     .problem = "there is no column of this strategy",
                     .allowed = allowed});
    places.push_back(static_cast<std::size_t>(found - own.begin()));
  }
  if (report.errors.size() > errors) return {};
  NumberTable ordered = table;
  for (std::size_t c = 0; c < places.size(); ++c) {
    ordered.columns[c] = table.columns[places[c]];
    for (std::size_t row = 0; row < table.rows; ++row)
      ordered.values[row * places.size() + c] = table.at(row, places[c]);
  }
  return ordered;
}

/// Of standard errors, by strategy.
std::vector<double> mean_squares(const NumberTable& errors, Report& report) {
  std::vector<double> means(errors.columns.size(), 0);
  for (std::size_t s = 0; s < means.size(); ++s) {
    bool is_negative = false;
    for (std::size_t row = 0; row < errors.rows; ++row) {
      means[s] += errors.at(row, s) * errors.at(row, s);
      is_negative = is_negative || errors.at(row, s) < 0;
    }
    means[s] /= static_cast<double>(errors.rows);
    if (is_negative)
      report.refuse({.where = errors.columns[s].where,
                     .key = errors.columns[s].text,
                     .problem = "a standard error is below 0",
                     .allowed = "standard errors, 0 or above"});
  }
  return means;
}

/// The places of a parameter's draws in their order, equal values at the same place.
std::vector<std::size_t> order_of(const NumberTable& table, std::size_t parameter) {
  std::vector<std::size_t> draws(table.rows), order(table.rows);
  std::iota(draws.begin(), draws.end(), std::size_t{0});
  const auto value = [&](std::size_t draw) { return table.at(draw, parameter); };
  std::ranges::sort(draws, {}, value);
  for (std::size_t i = 1; i < draws.size(); ++i)
    order[draws[i]] = order[draws[i - 1]] + (value(draws[i]) > value(draws[i - 1]) ? 1 : 0);
  return order;
}

/// Equal for parameters in the same order, where so many draws make that no accident.
std::vector<std::size_t> ranks_of(const NumberTable& table) {
  std::vector<std::size_t> ranks;
  const bool enough = table.rows >= static_cast<std::size_t>(Regression::fewest_draws(1));
  std::map<std::vector<std::size_t>, std::size_t> first;
  for (std::size_t p = 0; p < table.columns.size(); ++p)
    ranks.push_back(enough ? first.emplace(order_of(table, p), p).first->second : p);
  return ranks;
}

void add_parameters(PsaSample& sample, NumberTable table) {
  sample.parameters = names_of(table);
  sample.parameter_ranks = ranks_of(table);
  sample.parameter_values = std::move(table.values);
}

struct Quantities {
  std::size_t cost, effect;  ///< places among decision_quantities
};

PsaSample outcomes_of(const NumberTable& cost, const NumberTable& effect, const Quantities& at) {
  const std::size_t strategies = cost.columns.size(), size = strategies * quantity_count;
  PsaSample sample{.strategies = names_of(cost), .draws = cost.rows};
  sample.mean.resize(sample.draws * size);
  sample.noise.resize(size * size);
  sample.shared_noise.resize(size * size);
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (std::size_t s = 0; s < strategies; ++s) {
      double* means = &sample.mean[i * size + s * quantity_count];
      means[at.cost] = cost.at(i, s);
      means[at.effect] = effect.at(i, s);
    }
  return sample;
}

/// Of one quantity, on the diagonal.
void add_noise(PsaSample& sample, const std::vector<double>& squares, std::size_t quantity) {
  const std::size_t size = sample.strategies.size() * quantity_count;
  for (std::size_t s = 0; s < squares.size(); ++s) {
    const std::size_t place = s * quantity_count + quantity;
    sample.noise[place * size + place] = squares[s];
  }
}

void check_size(const NumberTable& cost, Report& report) {
  if (cost.rows < 2)
    report.refuse({.where = cost.end,
                   .problem = "there is one draw, which has no spread",
                   .allowed = "2 draws or more, a row each"});
  if (cost.columns.size() < 2)
    report.refuse({.where = cost.columns.front().where,
                   .problem = "there is one strategy, and nothing to decide",
                   .allowed = "2 strategies or more, a column each"});
}

}  // namespace

std::optional<PsaSample> sample_of(SampleTables tables, const Perspective& perspective, Report& report) {
  const std::size_t errors_before = report.errors.size();
  check_size(tables.cost, report);
  const std::vector<std::string> names = names_of(tables.cost);
  const std::size_t draws = tables.cost.rows;
  const auto matched = [&](NumberTable table) {
    check_rows(table, draws, "the costs", report);
    return in_order_of(names, std::move(table), report);
  };
  const auto effect = matched(std::move(tables.effect));
  if (tables.cost_error) tables.cost_error = matched(*std::move(tables.cost_error));
  if (tables.effect_error) tables.effect_error = matched(*std::move(tables.effect_error));
  if (tables.parameters) check_rows(*tables.parameters, draws, "the costs", report);
  if (report.errors.size() > errors_before) return {};
  const Quantities at{.cost = perspective.cost(), .effect = perspective.gain()};
  PsaSample sample = outcomes_of(tables.cost, *effect, at);
  if (tables.cost_error) add_noise(sample, mean_squares(*tables.cost_error, report), at.cost);
  if (tables.effect_error) add_noise(sample, mean_squares(*tables.effect_error, report), at.effect);
  if (tables.parameters) add_parameters(sample, *std::move(tables.parameters));
  if (report.errors.size() > errors_before) return {};
  return sample;
}

}  // namespace spinepath
