#include <limits>

#include "sim/scenario/format/quantity.h"
#include "sim/scenario/format/rules.h"
#include "sim/scenario/read/distribution_reader.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

std::vector<std::string_view> distribution_names() {
  std::vector<std::string_view> names;
  for (const DistributionRow& known : distributions) names.push_back(known.name);
  return names;
}

std::optional<Shape> read_shape(TableReader& table) {
  const auto names = distribution_names();
  const Entry* dist = table.require("dist", listed(strings(names)));
  if (!dist) return {};
  const auto choice = read_choice(dist->value, table.path("dist"), names, table.report());
  return choice ? std::optional(static_cast<Shape>(*choice)) : std::nullopt;
}

std::optional<Parameter> read_end(TableReader& table, std::string_view key, const Measure& measure) {
  const Entry* entry = table.find(key);
  if (!entry) return {};
  return read_parameter(entry->value, table.path(key), measure, table.report());
}

/// For a quantity with errors that are already reported: a fixed NaN.
Quantity unreadable(Quantity quantity) {
  Parameter unread;
  unread.value = std::numeric_limits<double>::quiet_NaN();
  unread.where = quantity.where;
  quantity.shape = shape_of<Fixed>;
  quantity.numbers = {{given::value, std::move(unread)}};
  return quantity;
}

void inherit_source(Quantity& quantity) {
  const auto inherit = [&](Parameter& number) {
    if (number.source.text.empty()) number.source = quantity.source;
  };
  for (auto& [key, number] : quantity.numbers) inherit(number);
  if (quantity.min) inherit(*quantity.min);
  if (quantity.max) inherit(*quantity.max);
}

/// The location of one of the quantity's numbers.
Location where(const Quantity& quantity, std::string_view key) {
  const auto& end = key == "min" ? quantity.min : quantity.max;
  if (key == "min" || key == "max") return end->where;
  return find_number(quantity, key)->where;
}

void check(const Quantity& quantity, const KeyPath& path, const Measure& measure, Report& report) {
  const auto found = quantity_problem(quantity, measure);
  if (!found) return;
  const auto& [key, words] = *found;
  report.refuse({.where = key.empty() ? quantity.where : where(quantity, key),
                 .key = key.empty() ? path.shown : path.key(key).shown,
                 .problem = words.problem,
                 .allowed = words.allowed});
}

Quantity read_distribution(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  Quantity quantity;
  quantity.path = path.name;
  quantity.where = value.where;
  TableReader table(value, path, report);
  const std::optional<Shape> shape = read_shape(table);
  if (!shape) return unreadable(std::move(quantity));
  quantity.shape = *shape;
  bool complete = true;
  for (const GivenBy& by : row(*shape).keys) {
    const auto [key, entry] = find_number(table, by, measure);
    complete = complete && entry;
    if (entry)
      quantity.numbers.emplace_back(
          key, read_parameter(entry->value, path.key(key.name), measure_of(key, measure), report));
  }
  if (*shape != shape_of<Fixed>) {
    quantity.min = read_end(table, "min", measure);
    quantity.max = read_end(table, "max", measure);
  }
  if (const Entry* entry = table.find("source"))
    quantity.source = read_source(entry->value, path.key("source"), report);
  if (const Entry* entry = table.find("note"))
    quantity.note = read_text(entry->value, path.key("note"), report);
  table.refuse_unknown_keys();
  inherit_source(quantity);
  if (!complete) return unreadable(std::move(quantity));
  check(quantity, path, measure, report);
  return quantity;
}

}  // namespace

Quantity read_quantity(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  const Table* table = value.table();
  if (table && !table->find("value")) return read_distribution(value, path, measure, report);
  if (table && table->find("dist")) return read_distribution(value, path, measure, report);
  return fixed_quantity(read_parameter(value, path, measure, report));
}

}  // namespace spinepath::scenario
