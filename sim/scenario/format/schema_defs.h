// SchemaDefs: the `$defs` of the JSON Schema: numbers, parameters and distributions for each range of the
// format, generated on first use. KeyRules: which keys of a table go together, from the tables by which
// scenarios are checked.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "models/distributions.h"
#include "sim/scenario/format/knots.h"
#include "sim/scenario/format/measure.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

inline constexpr std::string_view name_pattern = "^[A-Za-z0-9_.-]+$";

using Json = nlohmann::ordered_json;

class SchemaDefs {
 public:
  SchemaDefs();
  Json number(const Measure& measure);                   ///< plain
  Json parameter(const Measure& measure);                ///< plain or { value, uncertainty, source, note }
  Json distribution(const Measure& measure);             ///< that, or { dist, … } between patients
  Json shares(std::span<const std::string_view> names);  ///< of these names, or of any
  Json yearly(const Limits& limits);                     ///< a parameter for all years, or a list
  Json whole_curve(CurveUse use);                        ///< what a curve also meets that nothing completes
  Json named(const std::string& name) const { return {{"$ref", "#/$defs/" + name}}; }
  void define(const std::string& name, Json schema) { defs_[name] = std::move(schema); }
  const Json& all() const { return defs_; }

 private:
  Json uncertainty(const Measure& measure);
  Json one_distribution(const DistributionRow& known, const Measure& measure);
  /// Other bounds of a distribution that a library holds.
  Json bounds_alone(const Measure& measure);

  Json defs_ = Json::object();
};

/// Name of a curve's definition.
std::string_view name_of_curve(CurveUse use);

/// A table with these keys and no others.
Json closed_table(Json properties, Json required);

/// Schemas that a table meets, for keys that go together.
struct KeyRules {
  Json always = Json::array();  ///< also where a library or `like` may complete the table
  Json whole = Json::array();   ///< of a table that nothing completes
};
template <class T>
KeyRules key_rules(const T&) {
  return {};
}
KeyRules key_rules(const Treatment&);
KeyRules key_rules(const Variant&);
KeyRules key_rules(const ReliefFor&);
KeyRules key_rules(const NaturalCourse&);
KeyRules key_rules(const CostItem&);
KeyRules key_rules(CurveUse use);  ///< of its knots

}  // namespace spinepath::scenario
