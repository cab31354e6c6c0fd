// ReadForm: fills a scenario's tables from a tree by the keys of `describe` in format.h, and reports keys
// that are missing, unknown, of the wrong kind or out of range. A value that cannot be read becomes NaN or
// empty text, so that later checks know which names exist and report nothing twice.
#pragma once
#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/format/format.h"
#include "sim/scenario/read/number_reader.h"
#include "sim/scenario/read/table_reader.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {

/// The names by which the entries of a list are addressed: a treatment's second step is "drug[2]".
class EntryNames {
 public:
  std::string unique(std::string name);

 private:
  std::map<std::string, int> count_;
};

class ReadForm {
 public:
  explicit ReadForm(TableReader table) : table_(std::move(table)) {}

  void number(const Key& key, Parameter& to, const Limits& limits);
  void number(const Key& key, Parameter& to, const Limits& limits, double fallback);
  void number(const Key& key, std::optional<Parameter>& to, const Limits& limits);
  void duration(const Key& key, Parameter& to, const Limits& limits);
  void duration(const Key& key, Parameter& to, const Limits& limits, double fallback);
  void duration(const Key& key, std::optional<Parameter>& to, const Limits& limits);
  void quantity(const Key& key, Quantity& to, const Limits& limits);
  void quantity(const Key& key, Quantity& to, const Limits& limits, double fallback);
  void duration_quantity(const Key& key, Quantity& to, const Limits& limits, double fallback);
  void integer(const Key& key, std::int64_t& to, std::int64_t low, std::int64_t high, Need need);
  void integer_or_zero(const Key& key, std::int64_t& to, std::int64_t low, std::int64_t high);
  void matrix(const Key& key, Matrix& to, const Limits& limits);
  void pair(const Key& key, std::vector<Parameter>& to, const Limits& limits);
  void yearly(const Key& key, Yearly& to, const Limits& limits);
  void mix(const Key& key, Mix& to);
  /// A number, or a list of rates, each from a later time on than the one before.
  void rates(const Key& key, RateSteps& to, const Limits& limits);
  void start(const Key& key, RateStep& to);
  void report_times(const Key& key, std::vector<std::pair<Name, double>>& to);
  void plain_number(const Key& key, std::optional<double>& to, Need need);
  void distinct_numbers(const Key& key, std::vector<double>& to, const Limits& limits, Need need);
  /// At least one, each above the one before.
  void whole_numbers(const Key& key, std::vector<std::int64_t>& to, const CountLimits& limits,
                     std::size_t most);
  void numbers_by_name(const Key& key, std::vector<std::pair<Name, Parameter>>& to, const Limits& limits);

  void text(const Key& key, std::string& to, Need need);
  /// Text without line breaks, not empty if given.
  void line(const Key& key, std::string& to);
  void name(const Key& key, Name& to, Need need);
  void names(const Key& key, std::vector<Name>& to);
  /// At least one if given, each once.
  void some_names(const Key& key, std::vector<Name>& to, std::span<const std::string_view> known = {});
  void yes_no(const Key& key, bool& to);
  void yes_no(const Key& key, std::optional<bool>& to);
  void choice_text(const Key& key, std::string& to, std::span<const std::string_view> names);
  template <class Enum>
  void choice(const Key& key, Enum& to, std::span<const std::string_view> names, Need need = required) {
    if (const auto index = chosen(key, names, need)) to = static_cast<Enum>(*index);
  }
  template <class Enum>
  void choice(const Key& key, std::optional<Chosen<Enum>>& to, std::span<const std::string_view> names) {
    if (const Entry* entry = table_.find(key.name))
      choice(key, to.emplace(Chosen<Enum>{Enum{}, entry->value.where}).value, names);
  }

  void names_by_name(const Key& key, std::vector<std::pair<Name, std::vector<Name>>>& to);
  void shares(const Key& key, std::vector<Share>& to, Need need,
              std::span<const std::string_view> names = {});
  void shares_by_name(const Key& key, std::vector<std::pair<Name, std::vector<Share>>>& to,
                      std::span<const std::string_view> names);
  void flags(const Key& key, std::vector<Share>& to);
  void texts_by_name(const Key& key, std::vector<std::pair<Name, std::string>>& to);
  void curve(const Key& key, Curve& to, Need need, CurveUse use);
  void curve(const Key& key, std::optional<Curve>& to, Need need, CurveUse use);
  void curves_by_name(const Key& key, std::vector<std::pair<Name, Curve>>& to, CurveUse use);

  template <class T>
  void table(const Key& key, T& to, Need need = Need::optional) {
    const Entry* entry = found(key, need, "a table");
    read(entry ? TableReader(entry->value, table_.path(key.name), table_.report()) : absent(key), to);
  }
  template <class T>
  void table(const Key& key, std::optional<T>& to) {
    if (const Entry* entry = found(key, Need::optional, ""))
      read(TableReader(entry->value, table_.path(key.name), table_.report()), to.emplace());
  }
  template <class T>
  void list(const Key& key, std::vector<T>& to, Need need = Need::optional) {
    EntryNames names;
    for (const Value& value : values(key, need)) {
      const KeyPath path = table_.path(key.name).entry(to.size(), names.unique(name_of(value)));
      read(TableReader(value, path, table_.report()), to.emplace_back());
    }
  }
  /// Tables by name, in the order of the file.
  template <class T>
  void map(const Key& key, std::vector<T>& to) {
    for (const Entry& entry : entries(key, Need::optional)) {
      to.emplace_back().name = {entry.key, entry.where};
      read(TableReader(entry.value, table_.path(key.name).key(entry.key), table_.report()), to.back());
    }
  }

  template <class T>
  static void read(TableReader table, T& to) {
    if constexpr (requires { to.where = Location{}; })
      if (table.present()) to.where = table.where();
    ReadForm form(std::move(table));
    describe(form, to);
    form.table_.refuse_unknown_keys();
  }

 private:
  const Entry* found(const Key& key, Need need, std::string_view expected);
  TableReader absent(const Key& key) const;
  void fill(const Key& key, Parameter& to, const Measure& measure, std::optional<double> fallback);
  void fill(const Key& key, Quantity& to, const Measure& measure, std::optional<double> fallback);
  /// None if it was refused.
  std::optional<std::int64_t> whole_number(const Value& value, const KeyPath& path,
                                           const CountLimits& limits);
  std::optional<std::size_t> chosen(const Key& key, std::span<const std::string_view> names, Need need);
  std::span<const Value> values(const Key& key, Need need);
  /// The values of a list; an empty list is reported.
  std::span<const Value> some_values(const Entry& entry, const KeyPath& path);
  /// The first `most_entries` entries; more are refused.
  template <class T>
  std::span<const T> limited(const std::vector<T>& all, const KeyPath& path);
  void refuse_list(const Entry& entry, const KeyPath& path, std::string allowed);
  std::span<const Entry> entries(const Key& key, Need need);
  std::span<const Entry> entries(const Value& value, const KeyPath& path);
  std::vector<Share> read_shares(std::span<const Entry> shares, const KeyPath& path,
                                 std::span<const std::string_view> names);
  Yearly read_yearly(const Entry& entry, const KeyPath& path, const Limits& limits);
  RateStep read_rate(const Value& value, const KeyPath& path, RatePlace place);
  Curve read_curve(const Value& value, const KeyPath& path, CurveUse use);
  Knot read_knot(const Entry& entry, const KeyPath& path, CurveUse use);
  static std::string name_of(const Value& list_entry);

  TableReader table_;
};

/// Fills `to` from a whole table.
template <class T>
void read_table(const Value& value, const KeyPath& path, T& to, Report& report) {
  ReadForm::read(TableReader(value, path, report), to);
}

}  // namespace spinepath::scenario
