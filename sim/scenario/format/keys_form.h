// KeysForm: writes the keys of one table of a scenario file as a Markdown table, and after it the sections of
// the tables inside it. Used by keys_page.cpp; `describe` in format.h lists the keys.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/format/format.h"
#include "sim/scenario/format/measure.h"

namespace spinepath::scenario {

class KeysForm {
 public:
  /// `path`: of the table, as in a TOML header ("treatments.NAME"); empty for the top level.
  explicit KeysForm(std::string path) : path_(std::move(path)) {}

  void number(const Key& key, const Parameter&, const Limits& limits);
  void number(const Key& key, const std::optional<Parameter>&, const Limits& limits);
  void number(const Key& key, const Parameter&, const Limits& limits, double fallback);
  void duration(const Key& key, const Parameter&, const Limits& limits);
  void duration(const Key& key, const Parameter&, const Limits& limits, double fallback);
  void duration(const Key& key, const std::optional<Parameter>&, const Limits& limits);
  void quantity(const Key& key, const Quantity&, const Limits& limits);
  void quantity(const Key& key, const Quantity&, const Limits& limits, double fallback);
  void duration_quantity(const Key& key, const Quantity&, const Limits& limits, double fallback);
  void integer(const Key& key, std::int64_t usual, std::int64_t low, std::int64_t high, Need need);
  void integer_or_zero(const Key& key, std::int64_t usual, std::int64_t low, std::int64_t high);
  void matrix(const Key& key, const Matrix&, const Limits& limits);
  void pair(const Key& key, const std::vector<Parameter>&, const Limits& limits);
  void yearly(const Key& key, const Yearly&, const Limits& limits);
  void mix(const Key& key, const Mix&);
  void rates(const Key& key, const RateSteps&, const Limits& limits);
  void report_times(const Key& key, const std::vector<std::pair<Name, double>>&);
  void plain_number(const Key& key, const std::optional<double>&, Need need);
  void distinct_numbers(const Key& key, const std::vector<double>&, const Limits& limits, Need need);
  void whole_numbers(const Key& key, const std::vector<std::int64_t>&, const CountLimits& limits,
                     std::size_t most);
  void numbers_by_name(const Key& key, const std::vector<std::pair<Name, Parameter>>&, const Limits& limits);
  void text(const Key& key, const std::string&, Need need);
  void line(const Key& key, const std::string&);
  void name(const Key& key, const Name&, Need need);
  void names(const Key& key, const std::vector<Name>&);
  void some_names(const Key& key, const std::vector<Name>&, std::span<const std::string_view> known = {});
  void yes_no(const Key& key, bool usual);
  void yes_no(const Key& key, const std::optional<bool>&);
  template <class Enum>
  void choice(const Key& key, Enum usual, std::span<const std::string_view> names, Need need = required) {
    add(key, one_of(names), need, need == optional ? one_of(names.subspan(std::size_t(usual), 1)) : "");
  }
  template <class Enum>
  void choice(const Key& key, const std::optional<Chosen<Enum>>&, std::span<const std::string_view> names) {
    add(key, one_of(names), optional);
  }
  void choice_text(const Key& key, const std::string&, std::span<const std::string_view> names);
  void names_by_name(const Key& key, const std::vector<std::pair<Name, std::vector<Name>>>&);
  void shares(const Key& key, const std::vector<Share>&, Need need,
              std::span<const std::string_view> names = {});
  void shares_by_name(const Key& key, const std::vector<std::pair<Name, std::vector<Share>>>&,
                      std::span<const std::string_view> names);
  void flags(const Key& key, const std::vector<Share>&);
  void texts_by_name(const Key& key, const std::vector<std::pair<Name, std::string>>&);
  void curve(const Key& key, const Curve&, Need need, CurveUse use);
  void curve(const Key& key, const std::optional<Curve>&, Need need, CurveUse use);
  void curves_by_name(const Key& key, const std::vector<std::pair<Name, Curve>>&, CurveUse use);

  template <class T>
  void table(const Key& key, const T&, Need need = optional) {
    enter<T>(key, "[" + inner(key) + "]", inner(key), "table", need);
  }
  template <class T>
  void table(const Key& key, const std::optional<T>&) {
    table(key, T{});
  }
  template <class T>
  void list(const Key& key, const std::vector<T>&, Need need = optional) {
    enter<T>(key, "[[" + inner(key) + "]]", inner(key), "list of tables", need);
  }
  template <class T>
  void map(const Key& key, const std::vector<T>&) {
    const std::string path = inner(key) + ".NAME";
    enter<T>(key, "[" + path + "]", path, "tables by name", optional);
  }

  /// The table of keys, then a section for each table inside.
  std::string page() const;

 private:
  template <class T>
  void enter(const Key& key, const std::string& header, std::string path, std::string_view kind, Need need) {
    KeysForm form(std::move(path));
    T table{};
    describe(form, table);
    add_section(key, header, kind, need, form.page());
  }
  void add(const Key& key, const std::string& value, Need need, std::string_view usual = "");
  void add_section(const Key& key, const std::string& header, std::string_view kind, Need need,
                   const std::string& keys);
  static std::string one_of(std::span<const std::string_view> names);
  std::string inner(const Key& key) const;

  std::string path_, rows_, sections_;
};

}  // namespace spinepath::scenario
