#include "sim/scenario/format/schema.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace spinepath::scenario {
namespace {

using nlohmann::json;

void for_each_object(const json& node, const std::function<void(const json&)>& visit) {
  if (node.is_object()) visit(node);
  if (node.is_structured())
    for (const json& inner : node) for_each_object(inner, visit);
}

// What the schema accepts and refuses: tests/scenarios/schema_check.py.

TEST(JsonSchema, every_reference_leads_to_a_definition) {
  const json schema = json::parse(json_schema());
  for_each_object(schema, [&](const json& node) {
    if (!node.contains("$ref") || !node["$ref"].is_string()) return;
    EXPECT_TRUE(schema.contains(json::json_pointer(node["$ref"].get<std::string>().substr(1)))) << node;
  });
}

TEST(JsonSchema, every_table_with_fixed_keys_refuses_others) {
  for_each_object(json::parse(json_schema()), [](const json& node) {
    if (node.value("type", json()) != "object" || !node.contains("properties")) return;
    EXPECT_EQ(node["additionalProperties"], false) << node;
  });
}

TEST(JsonSchema, every_key_of_the_format_has_a_description) {
  const json schema = json::parse(json_schema());
  for (const auto& [key, table] : schema["properties"].items()) {
    EXPECT_TRUE(table.contains("description")) << key;
    const json inner_keys = table.value("properties", json::object());
    for (const auto& [inner, value] : inner_keys.items())
      EXPECT_FALSE(value["description"].get<std::string>().empty()) << key << "." << inner;
  }
}

TEST(JsonSchema, demands_of_a_library_s_tables_only_without_libraries) {
  const json schema = json::parse(json_schema());
  const json always = schema["allOf"][0]["required"], alone = schema["then"]["required"];
  EXPECT_EQ(std::count(always.begin(), always.end(), "pathways"), 1);
  EXPECT_EQ(std::count(always.begin(), always.end(), "cohort"), 0);
  EXPECT_EQ(std::count(alone.begin(), alone.end(), "cohort"), 1);
}

}  // namespace
}  // namespace spinepath::scenario
