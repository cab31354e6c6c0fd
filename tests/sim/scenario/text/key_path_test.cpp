#include "sim/scenario/text/key_path.h"

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

TEST(KeyPath, shows_list_entries_by_number_and_names_them_by_name) {
  const KeyPath amount =
      KeyPath{}.key("treatments").key("fusion").key("costs").entry(1, "hospital").key("amount");
  EXPECT_EQ(amount.shown, "treatments.fusion.costs[2].amount");
  EXPECT_EQ(amount.name, "treatments.fusion.costs.hospital.amount");
}

TEST(KeyPath, falls_back_on_the_number_where_an_entry_has_no_name) {
  EXPECT_EQ(KeyPath{}.key("response_for").entry(0, "").name, "response_for[1]");
}

TEST(KeyPath, quotes_keys_that_TOML_quotes) {
  EXPECT_EQ(KeyPath{}.key("response").key("3 months").shown, "response.\"3 months\"");
  EXPECT_EQ(KeyPath{}.key("response").key("3 months").name, "response.3 months");
}

TEST(KeyPath, shows_a_key_of_several_lines_in_one) {
  EXPECT_EQ(KeyPath{}.key("evidence").key("a\nb\tc").shown, R"(evidence."a\nb\u0009c")");
}

}  // namespace
}  // namespace spinepath::scenario
