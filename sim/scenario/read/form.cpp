#include "sim/scenario/read/form.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/scenario/format/quantity.h"
#include "sim/scenario/read/distribution_reader.h"

namespace spinepath::scenario {
namespace {

Parameter parameter_of(double value) {
  Parameter parameter;
  parameter.value = value;
  return parameter;
}

std::string whole_number_text(const CountLimits& limits) {
  const auto [low, high] = limits;
  return low == high ? fmt::format("{}", low) : fmt::format("a whole number, {} to {}", low, high);
}

void check_choice(const Name& name, const KeyPath& path, std::span<const std::string_view> choices,
                  Report& report) {
  if (!choices.empty() && !name.text.empty() && std::ranges::find(choices, name.text) == choices.end())
    report.refuse(unknown_name(name, path, "is not a valid value", strings(choices)));
}

}  // namespace

const Entry* ReadForm::found(const Key& key, Need need, std::string_view expected) {
  return need == Need::optional ? table_.find(key.name) : table_.require(key.name, expected);
}

void ReadForm::fill(const Key& key, Parameter& to, const Measure& measure, std::optional<double> fallback) {
  const Entry* entry = found(key, fallback ? Need::optional : Need::required, allowed(measure));
  if (entry)
    to = read_parameter(entry->value, table_.path(key.name), measure, table_.report());
  else if (fallback)
    to = parameter_of(*fallback);
  else if (table_.present())
    to = parameter_of(std::numeric_limits<double>::quiet_NaN());
}

void ReadForm::fill(const Key& key, Quantity& to, const Measure& measure, std::optional<double> fallback) {
  const Entry* entry = found(key, fallback ? Need::optional : Need::required, allowed(measure));
  if (entry)
    to = read_quantity(entry->value, table_.path(key.name), measure, table_.report());
  else
    to = fixed_quantity(parameter_of(fallback.value_or(std::numeric_limits<double>::quiet_NaN())));
}

void ReadForm::number(const Key& key, Parameter& to, const Limits& limits) { fill(key, to, {limits}, {}); }
void ReadForm::number(const Key& key, Parameter& to, const Limits& limits, double fallback) {
  fill(key, to, {limits}, fallback);
}
void ReadForm::number(const Key& key, std::optional<Parameter>& to, const Limits& limits) {
  if (const Entry* entry = table_.find(key.name))
    to = read_parameter(entry->value, table_.path(key.name), {limits}, table_.report());
}
void ReadForm::duration(const Key& key, Parameter& to, const Limits& limits) {
  fill(key, to, {limits, Written::as_duration}, {});
}
void ReadForm::duration(const Key& key, Parameter& to, const Limits& limits, double fallback) {
  fill(key, to, {limits, Written::as_duration}, fallback);
}
void ReadForm::duration(const Key& key, std::optional<Parameter>& to, const Limits& limits) {
  if (const Entry* entry = table_.find(key.name))
    to = read_parameter(entry->value, table_.path(key.name), {limits, Written::as_duration}, table_.report());
}
void ReadForm::quantity(const Key& key, Quantity& to, const Limits& limits) { fill(key, to, {limits}, {}); }
void ReadForm::quantity(const Key& key, Quantity& to, const Limits& limits, double fallback) {
  fill(key, to, {limits}, fallback);
}
void ReadForm::duration_quantity(const Key& key, Quantity& to, const Limits& limits, double fallback) {
  fill(key, to, {limits, Written::as_duration}, fallback);
}

void ReadForm::plain_number(const Key& key, std::optional<double>& to, Need need) {
  if (const Entry* entry = found(key, need, allowed({any_number})))
    to = read_number(entry->value, table_.path(key.name), {any_number}, table_.report());
}

std::optional<std::int64_t> ReadForm::whole_number(const Value& value, const KeyPath& path,
                                                   const CountLimits& limits) {
  const auto refuse = [&](std::string problem) {
    table_.report().refuse({.where = value.where,
                            .key = path.shown,
                            .problem = std::move(problem),
                            .allowed = whole_number_text(limits)});
    return std::nullopt;
  };
  const auto* integer = std::get_if<std::int64_t>(&value.data);
  const auto* real = std::get_if<double>(&value.data);
  if (!integer && !real) return refuse(fmt::format("expected a whole number, found {}", kind_name(value)));
  const bool whole = integer || (std::fabs(*real) <= largest_number && *real == std::trunc(*real));
  if (!whole) return refuse(fmt::format("{} is not a whole number", *real));
  const std::int64_t number = integer ? *integer : static_cast<std::int64_t>(*real);
  if (number < limits.low || number > limits.high) return refuse(fmt::format("{} is out of range", number));
  return number;
}

void ReadForm::integer(const Key& key, std::int64_t& to, std::int64_t low, std::int64_t high, Need need) {
  const Entry* entry = found(key, need, whole_number_text({low, high}));
  if (!entry) return;
  if (const auto number = whole_number(entry->value, table_.path(key.name), {low, high})) to = *number;
}

void ReadForm::whole_numbers(const Key& key, std::vector<std::int64_t>& to, const CountLimits& limits,
                             std::size_t most) {
  const Entry* entry = found(key, Need::required, "a list of whole numbers");
  if (!entry) return;
  const KeyPath path = table_.path(key.name);
  const auto refuse = [&](const Value& value, std::string where, std::string problem, std::string allowed) {
    table_.report().refuse({.where = value.where,
                            .key = std::move(where),
                            .problem = std::move(problem),
                            .allowed = std::move(allowed)});
  };
  const std::span<const Value> all = some_values(*entry, path);
  if (all.size() > most)
    return refuse(all[most], path.shown, fmt::format("has {} entries", all.size()),
                  fmt::format("at most {}", most));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const KeyPath place = path.entry(i, "");
    const auto number = whole_number(all[i], place, limits);
    if (number && !to.empty() && *number <= to.back())
      refuse(all[i], place.shown, fmt::format("{} is not above {}, the one before", *number, to.back()),
             "ascending numbers");
    if (number) to.push_back(*number);
  }
}

void ReadForm::integer_or_zero(const Key& key, std::int64_t& to, std::int64_t low, std::int64_t high) {
  const Entry* entry = table_.find(key.name);
  if (!entry) return;
  const auto* number = std::get_if<std::int64_t>(&entry->value.data);
  if (number && *number == 0)
    to = 0;
  else if (const auto whole = whole_number(entry->value, table_.path(key.name), {low, high}))
    to = *whole;
}

void ReadForm::text(const Key& key, std::string& to, Need need) {
  if (const Entry* entry = found(key, need, "text"))
    to = read_text(entry->value, table_.path(key.name), table_.report());
}

void ReadForm::line(const Key& key, std::string& to) {
  if (const Entry* entry = table_.find(key.name))
    to = read_line(entry->value, table_.path(key.name), "text", table_.report());
}

void ReadForm::name(const Key& key, Name& to, Need need) {
  if (const Entry* entry = found(key, need, "a name"))
    to = read_name(entry->value, table_.path(key.name), table_.report());
}

void ReadForm::names(const Key& key, std::vector<Name>& to) {
  for (const Value& value : values(key, Need::optional))
    to.push_back(read_name(value, table_.path(key.name).entry(to.size(), ""), table_.report()));
}

void ReadForm::some_names(const Key& key, std::vector<Name>& to, std::span<const std::string_view> known) {
  const Entry* entry = table_.find(key.name);
  if (!entry) return;
  for (const Value& value : some_values(*entry, table_.path(key.name))) {
    const KeyPath path = table_.path(key.name).entry(to.size(), "");
    const Name name = read_name(value, path, table_.report());
    check_choice(name, path, known, table_.report());
    if (!name.text.empty() && std::ranges::find(to, name.text, &Name::text) != to.end())
      table_.report().refuse({.where = name.where,
                              .key = path.shown,
                              .problem = fmt::format("duplicate \"{}\"", name.text),
                              .allowed = "each name once"});
    to.push_back(name);
  }
}

void ReadForm::yes_no(const Key& key, bool& to) {
  if (const Entry* entry = table_.find(key.name))
    to = read_yes_no(entry->value, table_.path(key.name), table_.report());
}

void ReadForm::yes_no(const Key& key, std::optional<bool>& to) {
  if (table_.find(key.name)) yes_no(key, to.emplace());
}

std::optional<std::size_t> ReadForm::chosen(const Key& key, std::span<const std::string_view> choices,
                                            Need need) {
  const Entry* entry = found(key, need, listed(strings(choices)));
  if (!entry) return {};
  return read_choice(entry->value, table_.path(key.name), choices, table_.report());
}

void ReadForm::choice_text(const Key& key, std::string& to, std::span<const std::string_view> choices) {
  if (const auto index = chosen(key, choices, Need::required)) to = choices[*index];
}

}  // namespace spinepath::scenario
