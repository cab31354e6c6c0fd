#include "sim/scenario/merge/named_curves.h"

#include <algorithm>
#include <utility>

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
    if (Value* response = value_of(treatment, "response")) place(*response, path.key("response"));
    Value* variants = value_of(treatment, "response_variants");
    if (Table* table = variants ? std::get_if<Table>(&variants->data) : nullptr)
      for (Entry& variant : table->entries)
        place(variant.value, path.key("response_variants").key(variant.key));
    Value* entries = value_of(treatment, "response_for");
    Array* list = entries ? std::get_if<Array>(&entries->data) : nullptr;
    for (std::size_t i = 0; list && i < list->size(); ++i)
      if (Value* curve = value_of((*list)[i], "curve"))
        place(*curve, path.key("response_for").entry(i, "").key("curve"));
  }

  /// In [curves] itself a curve must be a table of knots, not a name.
  void check_curves() const {
    for (const Entry& curve : curves_.entries)
      if (curve.value.text())
        report_.refuse({.where = curve.value.where,
                        .key = KeyPath{}.key("curves").key(curve.key).shown,
                        .problem = "expected a table of knots, found text",
                        .allowed = "a knot such as \"3 months\""});
  }

 private:
  void place(Value& value, const KeyPath& path) const {
    const std::string* name = value.text();
    if (!name) return;
    const Entry* curve = curves_.find(*name);
    if (curve) {
      value.data = curve->value.data;
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
  const Placing placing(named ? *named : Table{}, report);
  placing.check_curves();
  Value* treatments = value_of(scenario, "treatments");
  if (Table* table = treatments ? std::get_if<Table>(&treatments->data) : nullptr)
    for (Entry& entry : table->entries)
      placing.in_treatment(entry.value, KeyPath{}.key("treatments").key(entry.key));
}

}  // namespace spinepath::scenario
