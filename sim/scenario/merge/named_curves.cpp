#include "sim/scenario/merge/named_curves.h"

#include <algorithm>
#include <utility>

#include "sim/scenario/format/knots.h"
#include "sim/scenario/read/text_reader.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {
namespace {

Value* value_of(Value& value, std::string_view key) {
  Table* table = std::get_if<Table>(&value.data);
  if (!table) return nullptr;
  const auto found = std::ranges::find(table->entries, key, &Entry::key);
  return found == table->entries.end() ? nullptr : &found->value;
}

class Placing {
 public:
  Placing(Table curves, Report& report) : curves_(std::move(curves)), report_(report) {}

  void in_treatment(Value& treatment, const KeyPath& path) const {
    in_measurement(treatment, path);
    in_tables(value_of(treatment, "variants"), path.key("variants"));
    in_list(value_of(treatment, "relief_for"), path.key("relief_for"));
  }

  void in_natural_course(Value& course, const KeyPath& path) const {
    in_measurement(course, path);
    in_list(value_of(course, "curve_for"), path.key("curve_for"));
  }

 private:
  /// Of all keys that may hold a curve.
  void in_measurement(Value& table, const KeyPath& path) const {
    for (const MeasuredKind& kind : measured_kinds)
      if (Value* curve = value_of(table, kind.key)) place(*curve, path.key(kind.key));
    if (Value* curve = value_of(table, "curve")) place(*curve, path.key("curve"));
  }
  void in_tables(Value* tables, const KeyPath& path) const {
    if (Table* table = tables ? std::get_if<Table>(&tables->data) : nullptr)
      for (Entry& entry : table->entries) in_measurement(entry.value, path.key(entry.key));
  }
  void in_list(Value* tables, const KeyPath& path) const {
    Array* list = tables ? std::get_if<Array>(&tables->data) : nullptr;
    for (std::size_t i = 0; list && i < list->size(); ++i) in_measurement((*list)[i], path.entry(i, ""));
  }
  void place(Value& value, const KeyPath& path) const {
    const std::string* name = value.text();
    if (!name) return;
    const Entry* curve = curves_.find(*name);
    if (curve) {
      const Table* knots = curve->value.table();
      if (knots && !knots->entries.empty())
        value.data = curve->value.data;  // others are reported in [curves]
      return;
    }
    std::vector<std::string> known;
    for (const Entry& entry : curves_.entries) known.push_back(entry.key);
    report_.refuse(unknown_name({*name, value.where}, path, "is not in [curves]", known));
  }

  Table curves_;
  Report& report_;
};

}  // namespace

void place_named_curves(Value& scenario, Report& report) {
  const Value* curves = value_of(scenario, "curves");
  const Table* named = curves ? curves->table() : nullptr;
  if (curves && !named) return;  // reported when read
  const Placing placing(named ? *named : Table{}, report);
  if (Value* course = value_of(scenario, "natural_course"))
    placing.in_natural_course(*course, KeyPath{}.key("natural_course"));
  Value* treatments = value_of(scenario, "treatments");
  if (Table* table = treatments ? std::get_if<Table>(&treatments->data) : nullptr)
    for (Entry& entry : table->entries)
      placing.in_treatment(entry.value, KeyPath{}.key("treatments").key(entry.key));
}

}  // namespace spinepath::scenario
