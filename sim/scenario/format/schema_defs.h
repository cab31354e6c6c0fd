// SchemaDefs: the `$defs` of the JSON Schema: numbers, parameters and distributions for each range of the
// format, generated on first use.
#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "models/distributions.h"
#include "sim/scenario/format/measure.h"

namespace spinepath::scenario {

using Json = nlohmann::ordered_json;

class SchemaDefs {
 public:
  SchemaDefs();
  Json number(const Measure& measure);        ///< plain
  Json parameter(const Measure& measure);     ///< plain or { value, uncertainty, source, note }
  Json distribution(const Measure& measure);  ///< that, or { dist, … } between patients
  Json named(const std::string& name) const { return {{"$ref", "#/$defs/" + name}}; }
  void define(const std::string& name, Json schema) { defs_[name] = std::move(schema); }
  const Json& all() const { return defs_; }

 private:
  Json uncertainty(const Measure& measure);
  Json one_distribution(const DistributionRow& known, const Measure& measure);

  Json defs_ = Json::object();
};

/// A table with these keys and no others.
Json closed_table(Json properties, Json required);

}  // namespace spinepath::scenario
