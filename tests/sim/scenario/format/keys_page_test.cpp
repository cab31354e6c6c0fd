#include "sim/scenario/format/keys_page.h"

#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/scenario/format/schema.h"
#include "tests/support/text.h"

namespace spinepath::scenario {
namespace {

using test::has;

void collect_keys(const nlohmann::json& schema, std::set<std::string>& keys) {
  if (schema.is_object() && schema.contains("properties") && schema["properties"].is_object())
    for (const auto& [key, value] : schema["properties"].items()) keys.insert(key);
  if (schema.is_structured())
    for (const auto& part : schema) collect_keys(part, keys);
}

TEST(KeysPage, names_every_key_of_the_json_schema) {
  std::set<std::string> keys;
  collect_keys(nlohmann::json::parse(json_schema()), keys);
  EXPECT_GT(keys.size(), 80u);
  const std::string page = keys_page();
  for (const std::string& key : keys) EXPECT_TRUE(has(page, "`" + key + "`")) << key;
}

TEST(KeysPage, gives_limits_and_defaults_and_says_what_is_required) {
  const std::string page = keys_page();
  EXPECT_TRUE(has(page, "| `female` | 0 to 1 (probability) | `0.5` |"));
  EXPECT_TRUE(
      has(page, "| `pain` | above 0, up to 100 (VAS mm), or a [distribution](#a-distribution) | required |"));
  EXPECT_TRUE(
      has(page, "| `assess_at` | a duration such as \"6 weeks\", 0 to 1000 years | `\"3 months\"` |"));
  EXPECT_TRUE(has(page, "| `draws` | 0, or whole number, 2 to 100_000_000 | `0` |"));
  EXPECT_TRUE(has(page, "| `design` | `random`, `sobol` | `random` |"));
  EXPECT_TRUE(has(page, "| `covered` | `true` or `false` | `true` |"));
}

TEST(KeysPage, has_a_section_for_each_table_and_list_of_tables) {
  const std::string page = keys_page();
  EXPECT_TRUE(has(page, "\n## `[treatments.NAME]`\n"));
  EXPECT_TRUE(has(page, "\n### `[[treatments.NAME.costs]]`\n"));
  EXPECT_TRUE(has(page, "| [`costs`](#treatmentsnamecosts) | list of tables |"));
}

TEST(KeysPage, has_no_row_without_a_meaning) {
  std::istringstream page(keys_page());
  for (std::string line; std::getline(page, line);) EXPECT_FALSE(has(line, "|  |")) << line;
}

}  // namespace
}  // namespace spinepath::scenario
