#include "sim/scenario/format/schema.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/scenario/format/file_keys.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/format/schema_defs.h"
#include "sim/scenario/text/duration.h"

namespace spinepath::scenario {
namespace {

/// The keys of a table, and separately the required ones: not enforced for a table that a library may
/// complete.
struct TableSchema {
  Json shape;
  Json demands;
};

/// Both together.
Json whole(TableSchema table) {
  table.shape["allOf"].push_back(std::move(table.demands));
  return std::move(table.shape);
}

class SchemaForm {
 public:
  explicit SchemaForm(SchemaDefs& defs) : defs_(defs) {}

  void number(const Key& key, const Parameter&, const Limits& limits) {
    add(key, defs_.parameter({limits}), required);
  }
  void number(const Key& key, const std::optional<Parameter>&, const Limits& limits) {
    add(key, defs_.parameter({limits}), optional);
  }
  void number(const Key& key, const Parameter&, const Limits& limits, double fallback) {
    add(key, defs_.parameter({limits}), optional)["default"] = fallback;
  }
  void duration(const Key& key, const Parameter&, const Limits& limits) {
    add(key, defs_.parameter({limits, Written::as_duration}), required);
  }
  void duration(const Key& key, const Parameter&, const Limits& limits, double) {
    add(key, defs_.parameter({limits, Written::as_duration}), optional);
  }
  void duration(const Key& key, const std::optional<Parameter>&, const Limits& limits) {
    add(key, defs_.parameter({limits, Written::as_duration}), optional);
  }
  void quantity(const Key& key, const Quantity&, const Limits& limits) {
    add(key, defs_.distribution({limits}), required);
  }
  void quantity(const Key& key, const Quantity&, const Limits& limits, double fallback) {
    add(key, defs_.distribution({limits}), optional)["default"] = fallback;
  }
  void duration_quantity(const Key& key, const Quantity&, const Limits& limits, double) {
    add(key, defs_.distribution({limits, Written::as_duration}), optional);
  }
  void integer(const Key& key, std::int64_t, std::int64_t low, std::int64_t high, Need need) {
    add(key, {{"type", "integer"}, {"minimum", low}, {"maximum", high}}, need);
  }
  void integer_or_zero(const Key& key, std::int64_t, std::int64_t low, std::int64_t high) {
    const Json zero{{"const", 0}}, count{{"type", "integer"}, {"minimum", low}, {"maximum", high}};
    add(key, {{"anyOf", {zero, count}}}, optional);
  }
  void matrix(const Key& key, const Matrix&, const Limits& limits) {
    const Json row{{"type", "array"}, {"items", defs_.number({limits})}};
    add(key, {{"type", "array"}, {"items", row}}, required);
  }
  void pair(const Key& key, const std::vector<Parameter>&, const Limits& limits) {
    add(key, {{"type", "array"}, {"items", defs_.parameter({limits})}, {"minItems", 2}, {"maxItems", 2}},
        optional);
  }
  void yearly(const Key& key, const Yearly&, const Limits& limits) {
    add(key, defs_.yearly(limits), required);
  }
  void mix(const Key& key, const Mix&) {
    add(key, {{"type", "object"}, {"minProperties", 1}, {"additionalProperties", defs_.yearly(probability)}},
        required);
  }
  void rates(const Key& key, const RateSteps&, const Limits& limits) {
    const auto step_at = [&](RatePlace place) {
      SchemaForm form(defs_);
      RateStep step;
      describe(form, step, place);
      return closed_table(std::move(form.properties_), std::move(form.required_));
    };
    const Json steps{{"type", "array"},
                     {"prefixItems", Json::array({step_at(RatePlace::first)})},
                     {"items", step_at(RatePlace::later)},
                     {"minItems", 1},
                     {"maxItems", most_entries}};
    add(key, {{"anyOf", {defs_.parameter({limits}), steps}}}, required);
  }
  void start(const Key& key, const RateStep&) { add(key, defs_.named("duration"), required); }
  void report_times(const Key& key, const std::vector<std::pair<Name, double>>&) {
    add(key, {{"type", "array"}, {"items", defs_.named("duration")}, {"uniqueItems", true}}, optional);
  }
  void plain_number(const Key& key, const std::optional<double>&, Need need) {
    add(key, defs_.number({any_number}), need);
  }
  void distinct_numbers(const Key& key, const std::vector<double>&, const Limits& limits, Need need) {
    add(key, {{"type", "array"}, {"items", defs_.number({limits})}, {"minItems", 1}, {"uniqueItems", true}},
        need);
  }
  void whole_numbers(const Key& key, const auto&, const CountLimits& limits, std::size_t most) {
    const Json one{{"type", "integer"}, {"minimum", limits.low}, {"maximum", limits.high}};
    add(key, {{"type", "array"}, {"items", one}, {"minItems", 1}, {"maxItems", most}, {"uniqueItems", true}},
        required);
  }
  void numbers_by_name(const Key& key, const auto&, const Limits& limits) {
    add(key, {{"type", "object"}, {"additionalProperties", defs_.parameter({limits})}}, optional);
  }
  void names_by_name(const Key& key, const auto&) {
    add_by_name(key, {{"type", "array"}, {"items", filled_text()}, {"minItems", 1}});
  }
  void text(const Key& key, const std::string&, Need need) { add(key, {{"type", "string"}}, need); }
  void line(const Key& key, const std::string&) { add(key, filled_text(), optional); }
  void name(const Key& key, const Name&, Need need) { add(key, filled_text(), need); }
  void names(const Key& key, const std::vector<Name>&) {
    add(key, {{"type", "array"}, {"items", filled_text()}}, optional);
  }
  void some_names(const Key& key, const std::vector<Name>&, std::span<const std::string_view> known = {}) {
    const Json item = known.empty() ? filled_text() : Json{{"enum", known}};
    add(key, {{"type", "array"}, {"items", item}, {"minItems", 1}, {"uniqueItems", true}}, optional);
  }
  void yes_no(const Key& key, bool usual) { add(key, {{"type", "boolean"}, {"default", usual}}, optional); }
  void yes_no(const Key& key, const std::optional<bool>&) { add(key, {{"type", "boolean"}}, optional); }
  template <class Enum>
  void choice(const Key& key, std::optional<Chosen<Enum>>&, std::span<const std::string_view> names) {
    add(key, {{"enum", names}}, optional);
  }
  void choice(const Key& key, auto&, std::span<const std::string_view> names, Need need = required) {
    add(key, {{"enum", names}}, need);
  }
  void choice_text(const Key& key, const std::string&, std::span<const std::string_view> names) {
    add(key, {{"enum", names}}, required);
  }
  void shares(const Key& key, const std::vector<Share>&, Need need,
              std::span<const std::string_view> names = {}) {
    add(key, defs_.shares(names), need);
  }
  void shares_by_name(const Key& key, const auto&, std::span<const std::string_view> names) {
    add(key, {{"type", "object"}, {"additionalProperties", defs_.shares(names)}}, optional);
  }
  void flags(const Key& key, const std::vector<Share>&) { add(key, defs_.shares({}), optional); }
  void texts_by_name(const Key& key, const auto&) { add_by_name(key, {{"type", "string"}}); }
  void curve(const Key& key, const auto&, Need need, CurveUse use) {
    add(key, curve_schema(use), need);
    demands_["properties"][std::string(key.name)] = defs_.whole_curve(use);
  }
  void curves_by_name(const Key& key, const auto&, CurveUse use) {
    add(key, {{"type", "object"}, {"additionalProperties", curve_schema(use)}}, optional);
    demands_["properties"][std::string(key.name)] = {{"additionalProperties", defs_.whole_curve(use)}};
  }
  template <class T>
  void table(const Key& key, const T&, Need need = optional) {
    auto [shape, demands] = schema_of(T{}, defs_);
    add(key, std::move(shape), need);
    demands_["properties"][std::string(key.name)] = std::move(demands);
  }
  template <class T>
  void table(const Key& key, const std::optional<T>&) {
    table(key, T{});
  }
  template <class T>
  void list(const Key& key, const std::vector<T>&, Need need = optional) {
    Json array = {{"type", "array"}, {"items", whole(schema_of(T{}, defs_))}};
    if (need == filled) array["minItems"] = 1;
    add(key, std::move(array), need);
  }
  template <class T>
  void map(const Key& key, const std::vector<T>&) {
    auto [shape, demands] = schema_of(T{}, defs_);
    add(key,
        {{"type", "object"},
         {"propertyNames", {{"pattern", name_pattern}}},
         {"additionalProperties", std::move(shape)}},
        optional);
    demands_["properties"][std::string(key.name)] = {{"additionalProperties", std::move(demands)}};
  }

  template <class T>
  static TableSchema schema_of(T table, SchemaDefs& defs) {
    SchemaForm form(defs);
    describe(form, table);
    form.demands_["required"] = std::move(form.required_);
    KeyRules rules = key_rules(table);
    if (!rules.whole.empty()) form.demands_["allOf"] = std::move(rules.whole);
    if (form.properties_.contains("like"))  // the other treatment has the missing keys
      form.demands_ = {{"if", {{"not", {{"required", {"like"}}}}}}, {"then", std::move(form.demands_)}};
    Json shape = {
        {"type", "object"}, {"properties", std::move(form.properties_)}, {"additionalProperties", false}};
    if (!rules.always.empty()) shape["allOf"] = std::move(rules.always);
    return {std::move(shape), std::move(form.demands_)};
  }

 private:
  static Json filled_text() { return {{"type", "string"}, {"minLength", 1}}; }
  Json& add(const Key& key, Json schema, Need need) {
    if (need != optional) required_.push_back(key.name);
    const Json type = schema.value("type", Json());
    if (type == "array" && !schema.contains("maxItems")) schema["maxItems"] = most_entries;
    const bool by_name = type == "object" && schema["additionalProperties"].is_object();
    if (by_name && !schema.contains("maxProperties")) schema["maxProperties"] = most_entries;
    schema["description"] = key.meaning;
    return properties_[std::string(key.name)] = std::move(schema);
  }
  void add_by_name(const Key& key, const Json& values) {
    const Json names{{"pattern", name_pattern}};
    add(key, {{"type", "object"}, {"propertyNames", names}, {"additionalProperties", values}}, optional);
  }
  Json knot_schema(CurveUse use) {
    SchemaForm form(defs_);
    Knot knot;
    describe(form, knot, use);
    Json table = closed_table(std::move(form.properties_), Json::array());
    table["allOf"] = key_rules(use).always;
    return table;
  }
  Json curve_schema(CurveUse use) {
    const std::string name(name_of_curve(use));
    if (!defs_.all().contains(name)) {
      Json curve{{"type", "object"},
                 {"minLength", 1},
                 {"minProperties", 1},
                 {"maxProperties", max_knots},
                 {"propertyNames", {{"pattern", duration_pattern}}},
                 {"additionalProperties", knot_schema(use)}};
      if (use != CurveUse::context) curve["type"] = {"object", "string"};  // a name in [curves]
      defs_.define(name, std::move(curve));
    }
    return defs_.named(name);
  }

  SchemaDefs& defs_;
  Json properties_ = Json::object(), required_ = Json::array(), demands_ = Json::object();
};

/// The keys required of the scenario file itself, whatever it uses.
bool is_own(std::string_view key) {
  return std::ranges::find(head_keys, key) != head_keys.end() ||
         std::ranges::find(scenario_only, key) != scenario_only.end();
}

}  // namespace

std::string json_schema() {
  SchemaDefs defs;
  auto [shape, demands] = SchemaForm::schema_of(Scenario{}, defs);
  Json own = {{"required", Json::array()}, {"properties", Json::object()}};
  for (const Json& key : demands["required"])
    if (is_own(key.get<std::string>())) own["required"].push_back(key);
  for (const auto& [key, inner] : demands["properties"].items())
    if (is_own(key)) own["properties"][key] = inner;
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "spinepath scenario"},
                 {"description", "Treatment pathways for chronic low back pain (TOML)."}};
  schema.update(shape);
  schema["allOf"] = Json::array({std::move(own)});
  const Json uses_some{{"required", {"use"}}, {"properties", {{"use", {{"minItems", 1}}}}}};
  schema["if"] = {{"not", uses_some}};
  schema["then"] = std::move(demands);
  schema["$defs"] = defs.all();
  return schema.dump(2) + "\n";
}

}  // namespace spinepath::scenario
