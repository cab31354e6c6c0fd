#include "sim/scenario/format/schema_defs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "models/cost.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/format/rules.h"
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

using Keys = std::vector<std::string_view>;

/// At least one of these keys.
Json some_of(const Keys& keys) {
  Json choices = Json::array();
  for (const std::string_view key : keys) choices.push_back({{"required", Json::array({key})}});
  return {{"anyOf", std::move(choices)}};
}

Json none_of(const Keys& keys) { return {{"not", some_of(keys)}}; }

/// No two of these keys where `clash` says so.
Json not_together(const Keys& keys, auto clash) {
  Json pairs = Json::array();
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (std::size_t j = i + 1; j < keys.size(); ++j)
      if (clash(keys[i], keys[j])) pairs.push_back({{"required", Json::array({keys[i], keys[j]})}});
  return pairs.empty() ? Json() : Json{{"not", {{"anyOf", std::move(pairs)}}}};
}

Json where(std::string_view key, const Json& value) {
  return {{"properties", {{key, {{"const", value}}}}}, {"required", Json::array({key})}};
}

Keys kinds_of_measurement() {
  Keys keys;
  for (const MeasuredKind& kind : measured_kinds) keys.push_back(kind.key);
  return keys;
}

Json one_kind_at_most() {
  return not_together(kinds_of_measurement(), [](auto, auto) { return true; });
}

KeyRules exactly_one_kind() {
  return {.always = Json::array({one_kind_at_most()}),
          .whole = Json::array({some_of(kinds_of_measurement())})};
}

}  // namespace

KeyRules key_rules(const Treatment&) {
  Keys of_relief = kinds_of_measurement();
  of_relief.emplace_back("durability");
  const Json no_relief{{"if", where("relieves_pain", false)}, {"then", none_of(of_relief)}};
  return {.always = Json::array({one_kind_at_most(), no_relief})};
}

KeyRules key_rules(const Variant&) { return exactly_one_kind(); }
KeyRules key_rules(const ReliefFor&) { return exactly_one_kind(); }
KeyRules key_rules(const NaturalCourse&) { return {.whole = Json::array({some_of({"curve", "curve_for"})})}; }

KeyRules key_rules(const CostItem&) {
  Keys all, ends;
  for (const FlowKey& key : flow_keys) {
    all.push_back(key.key);
    if (key.ends) ends.push_back(key.key);
  }
  const std::string_view yearly = cost_timings[static_cast<std::size_t>(When::per_year)].name;
  const Json flow{{"if", where("when", yearly)}, {"then", some_of(ends)}, {"else", none_of(all)}};
  return {.always = Json::array({{{"if", {{"required", {"when"}}}}, {"then", flow}}})};
}

KeyRules key_rules(CurveUse use) {
  const std::vector<KnotSet> sets = knot_sets(use);
  const auto is_set = [&](std::string_view one, std::string_view other) {
    return std::ranges::any_of(sets, [&](const KnotSet& set) {
      return (set.one == one && set.other == other) || (set.one == other && set.other == one);
    });
  };
  Keys keys, alone;
  for (const KnotNumber& number : knot_numbers) {
    if (std::ranges::any_of(sets,
                            [&](const KnotSet& s) { return s.one == number.key || s.other == number.key; }))
      keys.push_back(number.key);
    if (is_set(number.key, "")) alone.push_back(number.key);
  }
  KeyRules rules{.always = Json::array({{{"maxProperties", 2}}}), .whole = Json::array({some_of(alone)})};
  const Json pairs = not_together(keys, [&](auto one, auto other) { return !is_set(one, other); });
  if (!pairs.is_null()) rules.always.push_back(pairs);
  return rules;
}

std::string_view name_of_curve(CurveUse use) {
  constexpr std::array<std::string_view, 5> names{"response_curve", "effect_curve", "natural_curve",
                                                  "context_curve", "curve"};  // by CurveUse
  return names[static_cast<std::size_t>(use)];
}

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

Json SchemaDefs::bounds_alone(const Measure& measure) {
  Json table = closed_table({{"min", parameter(measure)}, {"max", parameter(measure)}}, Json::array());
  add_remarks(table, *this);
  table["minProperties"] = 1;
  return table;
}

Json SchemaDefs::distribution(const Measure& measure) {
  const std::string name = name_of(measure) + "_or_distribution";
  if (!defs_.contains(name)) {
    Json choices = Json::array({parameter(measure)});
    for (const DistributionRow& known : distributions) choices.push_back(one_distribution(known, measure));
    choices.push_back(bounds_alone(measure));
    define(name, {{"anyOf", std::move(choices)}});
  }
  return named(name);
}

Json SchemaDefs::shares(std::span<const std::string_view> names) {
  if (names.empty())
    return {{"type", "object"},
            {"maxProperties", 64},  // bits of one word in the simulation
            {"propertyNames", {{"pattern", name_pattern}}},
            {"additionalProperties", parameter({probability})}};
  Json properties = Json::object();
  for (const std::string_view name : names) properties[std::string(name)] = parameter({probability});
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json SchemaDefs::yearly(const Limits& limits) {
  const Json one = parameter({limits});
  const Json list{{"type", "array"}, {"items", one}, {"minItems", 1}, {"maxItems", most_budget_years}};
  return {{"anyOf", {one, list}}};
}

Json SchemaDefs::whole_curve(CurveUse use) {
  const std::string name = fmt::format("whole_{}", name_of_curve(use));
  if (!defs_.contains(name)) define(name, {{"additionalProperties", {{"allOf", key_rules(use).whole}}}});
  return named(name);
}

}  // namespace spinepath::scenario
