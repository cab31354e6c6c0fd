#include "sim/scenario/read/toml_tree.h"

#include <string>

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

Table parsed(std::string_view text) {
  Report report;
  const auto value = parse_toml(text, 3, report);
  EXPECT_TRUE(report.errors.empty());
  return value ? *value->table() : Table{};
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(TomlTree, keeps_the_order_of_the_file_and_the_place_of_keys_and_values) {
  const Table table = parsed("zebra = 1\nant = \"x\"\n");
  ASSERT_EQ(table.entries.size(), 2u);
  EXPECT_EQ(table.entries[0].key, "zebra");
  EXPECT_EQ(table.entries[1].where, (Location{3, 2, 1}));
  EXPECT_EQ(table.entries[1].value.where, (Location{3, 2, 7}));
}

TEST(TomlTree, tables_in_brackets_and_by_dots_are_open_and_inline_ones_closed) {
  const Table table = parsed("a.b = 1\nc = { d = 1 }\n[e]\n[f.g]\n");
  for (const std::string open : {"a", "e", "f"})
    EXPECT_EQ(table.find(open)->value.table()->kind, TableKind::open);
  EXPECT_EQ(table.find("c")->value.table()->kind, TableKind::closed);
}

TEST(TomlTree, knows_each_kind_of_value) {
  const Table table = parsed("a = true\nb = 1\nc = 1.5\nd = \"x\"\ne = 2024-01-01\nf = []\ng = {}\n");
  for (std::size_t i = 0; i < table.entries.size(); ++i) EXPECT_EQ(table.entries[i].value.data.index(), i);
}

TEST(TomlTree, a_syntax_error_is_told_with_its_place) {
  Report report;
  EXPECT_FALSE(parse_toml("a = 1\nb = \n", 2, report));
  ASSERT_EQ(report.errors.size(), 1u);
  EXPECT_EQ(report.errors[0].where, (Location{2, 2, 5}));
}

TEST(TomlTree, nesting_beyond_all_reason_is_refused_instead_of_exhausting_the_stack) {
  for (const std::string& text :
       {"[" + std::string(100'000, '.') + "]", "a = " + std::string(100'000, '['),
        "a = " + repeated("{" + repeated("a.", 150) + "a = ", 100), "a = " + repeated("[\n{ b.c = ", 100)}) {
    Report report;
    EXPECT_FALSE(parse_toml(text, 0, report));
    ASSERT_EQ(report.errors.size(), 1u);
    EXPECT_EQ(report.errors[0].problem, "is nested too deeply");
  }
}

TEST(TomlTree, dots_that_nest_nothing_are_as_many_as_one_likes) {
  const std::string dots(300, '.'), decimals = repeated("0.5, ", 300);
  const Table table =
      parsed("a = \"" + dots + "\\\"" + dots + "\"  # " + dots + "\nb = '" + dots + "'\nc = \"\"\"\n" + dots +
             "\n\"x\" " + dots + "\"\"\"\nd = '''" + dots + "'''\ne = [" + decimals + "]\nf.g = 1\n");
  EXPECT_EQ(table.entries.size(), 6u);
}

TEST(TomlTree, the_line_that_is_nested_too_deeply_is_named_behind_texts_of_several_lines) {
  Report report;
  EXPECT_FALSE(parse_toml("a = \"\"\"\n.\n\"\"\"\n[" + repeated("a.", 201) + "a]\n", 2, report));
  ASSERT_EQ(report.errors.size(), 1u);
  EXPECT_EQ(report.errors[0].where, (Location{2, 4, 1}));
}

}  // namespace
}  // namespace spinepath::scenario
