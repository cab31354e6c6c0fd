// The keys of ReadForm that hold lists and tables by name: shares, times, texts.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/format/rules.h"
#include "sim/scenario/read/form.h"

namespace spinepath::scenario {
namespace {

void check_sum(const std::vector<Share>& shares, const Entry& entry, const KeyPath& path, Report& report) {
  const auto words = shares_problem(shares);
  if (words && entry.value.table())
    report.refuse({.where = entry.value.where,
                   .key = path.shown,
                   .problem = words->problem,
                   .allowed = words->allowed});
}

}  // namespace

TableReader ReadForm::absent(const Key& key) const {
  return {nullptr, table_.where(), table_.path(key.name), table_.report()};
}

template <class T>
std::span<const T> ReadForm::limited(const std::vector<T>& all, const KeyPath& path) {
  if (all.size() <= most_entries) return all;
  table_.report().refuse({.where = all[most_entries].where,
                          .key = path.shown,
                          .problem = fmt::format("has {} entries", all.size()),
                          .allowed = fmt::format("at most {}", most_entries)});
  return std::span(all).first(most_entries);
}

std::span<const Value> ReadForm::values(const Key& key, Need need) {
  const Entry* entry = found(key, need, "a list");
  if (!entry) return {};
  if (need == Need::filled) return some_values(*entry, table_.path(key.name));
  if (const Array* array = entry->value.array()) return limited(*array, table_.path(key.name));
  refuse_list(*entry, table_.path(key.name), "a list");
  return {};
}

std::span<const Value> ReadForm::some_values(const Entry& entry, const KeyPath& path) {
  const Array* array = entry.value.array();
  if (array && !array->empty()) return limited(*array, path);
  refuse_list(entry, path, "a list of at least one");
  return {};
}

void ReadForm::refuse_list(const Entry& entry, const KeyPath& path, std::string allowed) {
  const auto problem =
      entry.value.array() ? "is empty" : fmt::format("expected a list, found {}", kind_name(entry.value));
  table_.report().refuse(
      {.where = entry.value.where, .key = path.shown, .problem = problem, .allowed = std::move(allowed)});
}

std::span<const Entry> ReadForm::entries(const Value& value, const KeyPath& path) {
  const TableReader reader(value, path, table_.report());
  return reader.present() ? limited(reader.table()->entries, path) : std::span<const Entry>{};
}

std::span<const Entry> ReadForm::entries(const Key& key, Need need) {
  const Entry* entry = found(key, need, "a table");
  return entry ? entries(entry->value, table_.path(key.name)) : std::span<const Entry>{};
}

void ReadForm::pair(const Key& key, std::vector<Parameter>& to, const Limits& limits) {
  const Entry* entry = table_.find(key.name);
  if (!entry) return;
  const KeyPath path = table_.path(key.name);
  const Array* array = entry->value.array();
  if (!array || array->size() != 2) {
    table_.report().refuse({.where = entry->value.where,
                            .key = path.shown,
                            .problem = "is not a list of two numbers",
                            .allowed = "[from, to]"});
    return;
  }
  for (const Value& value : *array)
    to.push_back(read_parameter(value, path.entry(to.size(), ""), {limits}, table_.report()));
}

Yearly ReadForm::read_yearly(const Entry& entry, const KeyPath& path, const Limits& limits) {
  if (!entry.value.array()) return {read_parameter(entry.value, path, {limits}, table_.report())};
  Yearly numbers;
  for (const Value& value : some_values(entry, path))
    numbers.push_back(read_parameter(value, path.entry(numbers.size(), ""), {limits}, table_.report()));
  return numbers;
}

void ReadForm::yearly(const Key& key, Yearly& to, const Limits& limits) {
  if (const Entry* entry = table_.require(key.name, "a number, or a list of one per year"))
    to = read_yearly(*entry, table_.path(key.name), limits);
}

void ReadForm::mix(const Key& key, Mix& to) {
  const Entry* entry = table_.require(key.name, "shares of pathways that sum to 1 each year");
  if (!entry) return;
  to.where = entry->value.where;
  const KeyPath path = table_.path(key.name);
  for (const Entry& share : entries(entry->value, path))
    to.uptake.emplace_back(Name{share.key, share.where},
                           read_yearly(share, path.key(share.key), probability));
}

void ReadForm::matrix(const Key& key, Matrix& to, const Limits& limits) {
  const Entry* entry = table_.require(key.name, "a list of rows");
  if (!entry) return;
  to.where = entry->value.where;
  for (const Value& row : values(key, Need::required)) {
    const KeyPath path = table_.path(key.name).entry(to.rows.size(), "");
    std::vector<double>& numbers = to.rows.emplace_back();
    if (row.array()) {
      for (const Value& number : *row.array())
        numbers.push_back(read_number(number, path.entry(numbers.size(), ""), {limits}, table_.report()));
      continue;
    }
    numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    table_.report().refuse({.where = row.where,
                            .key = path.shown,
                            .problem = fmt::format("expected a list of numbers, found {}", kind_name(row)),
                            .allowed = "a row of the matrix"});
  }
}

void ReadForm::report_times(const Key& key, std::vector<std::pair<Name, double>>& to) {
  const KeyPath path = table_.path(key.name);
  for (const Value& value : values(key, Need::optional)) {
    const double time =
        read_number(value, path.entry(to.size(), ""), {years, Written::as_duration}, table_.report());
    to.emplace_back(Name{value.text() ? *value.text() : std::string{}, value.where}, time);
  }
}

void ReadForm::distinct_numbers(const Key& key, std::vector<double>& to, const Limits& limits, Need need) {
  const Entry* entry = found(key, need, "a list of numbers");
  if (!entry) return;
  const KeyPath path = table_.path(key.name);
  for (const Value& value : some_values(*entry, path)) {
    const KeyPath place = path.entry(to.size(), "");
    const double number = read_number(value, place, {limits}, table_.report());
    if (std::ranges::find(to, number) != to.end())
      table_.report().refuse({.where = value.where,
                              .key = place.shown,
                              .problem = fmt::format("duplicate {}", number),
                              .allowed = "each number once"});
    to.push_back(number);
  }
}

void ReadForm::numbers_by_name(const Key& key, std::vector<std::pair<Name, Parameter>>& to,
                               const Limits& limits) {
  for (const Entry& entry : entries(key, Need::optional)) {
    const KeyPath path = table_.path(key.name).key(entry.key);
    to.emplace_back(Name{entry.key, entry.where},
                    read_parameter(entry.value, path, {limits}, table_.report()));
  }
}

void ReadForm::names_by_name(const Key& key, std::vector<std::pair<Name, std::vector<Name>>>& to) {
  for (const Entry& entry : entries(key, Need::optional)) {
    const KeyPath path = table_.path(key.name).key(entry.key);
    auto& names = to.emplace_back(Name{entry.key, entry.where}, std::vector<Name>{}).second;
    for (const Value& value : some_values(entry, path))
      names.push_back(read_name(value, path.entry(names.size(), ""), table_.report()));
  }
}

std::vector<Share> ReadForm::read_shares(std::span<const Entry> shares, const KeyPath& path,
                                         std::span<const std::string_view> names) {
  std::vector<Share> result;
  for (const Entry& entry : shares) {
    const Name name{entry.key, entry.where};
    if (!names.empty() && std::ranges::find(names, entry.key) == names.end())
      table_.report().refuse(unknown_name(name, path.key(entry.key), "is not known", strings(names)));
    result.push_back(
        {name, read_parameter(entry.value, path.key(entry.key), {probability}, table_.report())});
  }
  return result;
}

void ReadForm::shares(const Key& key, std::vector<Share>& to, Need need,
                      std::span<const std::string_view> names) {
  const Entry* entry = found(key, need, "shares that sum to 1");
  if (!entry) return;
  to = read_shares(entries(entry->value, table_.path(key.name)), table_.path(key.name), names);
  check_sum(to, *entry, table_.path(key.name), table_.report());
}

void ReadForm::flags(const Key& key, std::vector<Share>& to) {
  to = read_shares(entries(key, Need::optional), table_.path(key.name), {});
}

void ReadForm::shares_by_name(const Key& key, std::vector<std::pair<Name, std::vector<Share>>>& to,
                              std::span<const std::string_view> names) {
  for (const Entry& entry : entries(key, Need::optional)) {
    const KeyPath path = table_.path(key.name).key(entry.key);
    to.emplace_back(Name{entry.key, entry.where}, read_shares(entries(entry.value, path), path, names));
    check_sum(to.back().second, entry, path, table_.report());
  }
}

void ReadForm::texts_by_name(const Key& key, std::vector<std::pair<Name, std::string>>& to) {
  for (const Entry& entry : entries(key, Need::optional))
    to.emplace_back(Name{entry.key, entry.where},
                    read_text(entry.value, table_.path(key.name).key(entry.key), table_.report()));
}

std::string EntryNames::unique(std::string name) {
  const int count = ++count_[name];
  return name.empty() || count == 1 ? name : fmt::format("{}[{}]", name, count);
}

std::string ReadForm::name_of(const Value& list_entry) {
  constexpr std::array<std::string_view, 3> naming_keys{"item", "name", "treatment"};
  if (const Table* table = list_entry.table())
    for (const std::string_view key : naming_keys)
      if (const Entry* entry = table->find(key); entry && entry->value.text()) return *entry->value.text();
  return {};
}

}  // namespace spinepath::scenario
