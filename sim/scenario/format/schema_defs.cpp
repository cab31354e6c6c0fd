#include "sim/scenario/format/schema_defs.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/format/uncertain.h"
#include "sim/scenario/text/duration.h"

namespace spinepath::scenario {
namespace {

/// Name of a measure's definition: "number_0_to_1", "duration".
std::string name_of(const Measure& measure) {
  if (measure.written == Written::as_duration) return "duration";
  Limits limits = measure.limits;
  limits.unit = "";
  std::string name = "number_" + allowed({limits});
  std::erase(name, ',');
  std::ranges::replace(name, ' ', '_');
  return name;
}

/// Adds a number's keys to a table: one, or exactly one of two.
void add_number(Json& table, const GivenBy& by, const auto& schema_for) {
  const auto& [key, instead] = by;
  table["properties"][std::string(key.name)] = schema_for(key);
  if (instead.name.empty()) {
    table["required"].push_back(key.name);
    return;
  }
  table["properties"][std::string(instead.name)] = schema_for(instead);
  table["oneOf"] = {{{"required", Json::array({key.name})}}, {{"required", Json::array({instead.name})}}};
}

void add_remarks(Json& table, SchemaDefs& defs) {
  table["properties"]["source"] = defs.named("source_name");
  table["properties"]["note"] = {{"type", "string"}};
}

}  // namespace

Json closed_table(Json properties, Json required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

SchemaDefs::SchemaDefs() {
  define("source_name", {{"type", "string"}, {"minLength", 1}, {"description", "key in [sources]"}});
  define("duration", {{"type", "string"},
                      {"pattern", duration_pattern},
                      {"description", "a time with its unit, \"6 weeks\""}});
}

Json SchemaDefs::number(const Measure& measure) {
  const std::string name = name_of(measure);
  if (!defs_.contains(name)) {
    const auto& [low, high, ends, unit] = measure.limits;
    Json number = {{"type", "number"}};
    number[ends == Ends::closed ? "minimum" : "exclusiveMinimum"] =
        std::isfinite(low) ? low : -largest_number;
    number[ends == Ends::open ? "exclusiveMaximum" : "maximum"] = std::isfinite(high) ? high : largest_number;
    define(name, std::move(number));
  }
  return named(name);
}

Json SchemaDefs::parameter(const Measure& measure) {
  const std::string name = name_of(measure) + "_or_parameter";
  if (!defs_.contains(name)) {
    Json table = closed_table({{"value", number(measure)}, {"uncertainty", uncertainty(measure)}},
                              Json::array({"value"}));
    add_remarks(table, *this);
    define(name, {{"anyOf", {number(measure), std::move(table)}}});
  }
  return named(name);
}

Json SchemaDefs::uncertainty(const Measure& measure) {
  const std::string name = name_of(measure) + "_uncertainty";
  const Measure ends{measure.limits.closed(), measure.written};
  if (!defs_.contains(name)) {
    Json choices = Json::array();
    for (const UncertaintyForm& form : uncertainty_forms()) {
      if (form.kind == Uncertainty::Kind::dirichlet && !measure.limits.is_share()) continue;
      Json table = closed_table(Json::object(), Json::array());
      if (!form.dist.empty()) {
        table["properties"]["dist"] = {{"const", form.dist}};
        table["required"].push_back("dist");
      }
      for (const GivenBy& by : form.keys)
        add_number(table, by, [&](const NumberKey& key) { return number(measure_of(key, ends)); });
      choices.push_back(std::move(table));
    }
    define(name,
           {{"description", "uncertainty of the parameter around its value"}, {"oneOf", std::move(choices)}});
  }
  return named(name);
}

Json SchemaDefs::one_distribution(const DistributionRow& known, const Measure& measure) {
  Json table = closed_table({{"dist", {{"const", known.name}}}}, Json::array({"dist"}));
  for (const GivenBy& by : known.keys)
    add_number(table, by, [&](const NumberKey& key) { return parameter(measure_of(key, measure)); });
  if (known.name != Fixed::name) {
    table["properties"]["min"] = parameter(measure);
    table["properties"]["max"] = parameter(measure);
  }
  add_remarks(table, *this);
  return table;
}

Json SchemaDefs::distribution(const Measure& measure) {
  const std::string name = name_of(measure) + "_or_distribution";
  if (!defs_.contains(name)) {
    Json choices = Json::array({parameter(measure)});
    for (const DistributionRow& known : distributions) choices.push_back(one_distribution(known, measure));
    define(name, {{"anyOf", std::move(choices)}});
  }
  return named(name);
}

}  // namespace spinepath::scenario
