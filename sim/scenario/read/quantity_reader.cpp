#include <limits>

#include "sim/scenario/read/distribution_reader.h"
#include "sim/scenario/read/quantity_checks.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

std::vector<std::string_view> distribution_names() {
  std::vector<std::string_view> names;
  for (const DistributionKeys& known : distributions) names.push_back(known.dist);
  return names;
}

const DistributionKeys* keys_of(TableReader& table) {
  const auto names = distribution_names();
  const Entry* dist = table.require("dist", listed(strings(names)));
  if (!dist) return nullptr;
  const auto choice = read_choice(dist->value, table.path("dist"), names, table.report());
  return choice ? &distributions[*choice] : nullptr;
}

std::optional<Parameter> read_end(TableReader& table, std::string_view key, const Measure& measure) {
  const Entry* entry = table.find(key);
  if (!entry) return {};
  return read_parameter(entry->value, table.path(key), measure, table.report());
}

/// For what is reported already: a fixed NaN.
Quantity unreadable(Quantity quantity) {
  Parameter unread;
  unread.value = std::numeric_limits<double>::quiet_NaN();
  unread.where = quantity.where;
  quantity.shape = Shape::fixed;
  quantity.numbers = {{"value", std::move(unread)}};
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

Quantity read_distribution(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  Quantity quantity;
  quantity.path = path.name;
  quantity.where = value.where;
  TableReader table(value, path, report);
  const DistributionKeys* keys = keys_of(table);
  if (!keys) return unreadable(std::move(quantity));
  quantity.shape = keys->shape;
  bool complete = true;
  for (const NumberKey& key : keys->numbers) {
    if (key.name.empty()) continue;
    const auto [name, entry] = find_number(table, key, measure);
    complete = complete && entry;
    if (entry)
      quantity.numbers.emplace_back(
          name, read_parameter(entry->value, path.key(name), measure_of(name, measure), report));
  }
  if (keys->shape != Shape::fixed) {
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
  check_quantity(quantity, path, measure, report);
  return quantity;
}

}  // namespace

Quantity fixed_quantity(Parameter value) {
  Quantity quantity;
  quantity.path = value.path;
  quantity.where = value.where;
  quantity.numbers.emplace_back("value", std::move(value));
  return quantity;
}

Quantity read_quantity(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  const Table* table = value.table();
  if (table && !table->find("value")) return read_distribution(value, path, measure, report);
  if (table && table->find("dist")) return read_distribution(value, path, measure, report);
  return fixed_quantity(read_parameter(value, path, measure, report));
}

}  // namespace spinepath::scenario
