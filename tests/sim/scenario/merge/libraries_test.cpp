#include "sim/scenario/merge/libraries.h"

#include <fstream>

#include <gtest/gtest.h>

#include "sim/scenario/read/toml_tree.h"

namespace spinepath::scenario {
namespace {

namespace fs = std::filesystem;

/// A folder of files for one test.
class Libraries : public testing::Test {
 protected:
  Libraries() { fs::create_directories(folder_ / "library"); }
  ~Libraries() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const { std::ofstream(folder_ / name) << text; }
  Value read(std::string text) {
    const auto value = read_with_libraries(folder_ / "scenario.toml", std::move(text), files_, report_);
    return value.value_or(Value{});
  }
  /// The number under keys in the tables of a value.
  static std::int64_t number(const Value& value, std::initializer_list<std::string_view> keys) {
    const Value* at = &value;
    for (const std::string_view key : keys) {
      const Entry* entry = at->table() ? at->table()->find(key) : nullptr;
      if (!entry) return -1;
      at = &entry->value;
    }
    return std::get<std::int64_t>(at->data);
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  FileSet files_;
  Report report_;
};

TEST_F(Libraries, open_tables_merge_key_by_key_and_the_later_file_wins) {
  write("a.toml", "[t]\nx = 1\ny = 1\nz = 1\n");
  write("b.toml", "[t]\ny = 2\nz = 2\n");
  const Value merged = read("use = [\"a.toml\", \"b.toml\"]\nt.z = 3\n");
  EXPECT_EQ(number(merged, {"t", "x"}), 1);
  EXPECT_EQ(number(merged, {"t", "y"}), 2);
  EXPECT_EQ(number(merged, {"t", "z"}), 3);
}

TEST_F(Libraries, inline_tables_lists_and_values_replace_what_a_library_said) {
  write("a.toml", "[t]\nx = { p = 1, q = 1 }\nlist = [1, 2, 3]\n");
  const Value merged = read("use = [\"a.toml\"]\n[t]\nx = { p = 2 }\nlist = [4]\n");
  EXPECT_EQ(number(merged, {"t", "x", "p"}), 2);
  EXPECT_EQ(number(merged, {"t", "x", "q"}), -1);
  EXPECT_EQ(merged.table()->find("t")->value.table()->find("list")->value.array()->size(), 1u);
}

TEST_F(Libraries, dotted_keys_change_one_key_of_a_library_s_inline_table) {
  write("a.toml", "[t]\nx = { p = 1, q = 1 }\n");
  const Value merged = read("use = [\"a.toml\"]\n[t]\nx.p = 2\n");
  EXPECT_EQ(number(merged, {"t", "x", "p"}), 2);
  EXPECT_EQ(number(merged, {"t", "x", "q"}), 1);
}

TEST_F(Libraries, paths_are_relative_to_the_file_that_names_them) {
  write("library/a.toml", "use = [\"b.toml\"]\n");
  write("library/b.toml", "[t]\nx = 1\n");
  EXPECT_EQ(number(read("use = [\"library/a.toml\"]\n"), {"t", "x"}), 1);
  EXPECT_EQ(files_.name(2), (folder_ / "library/b.toml").string());
}

TEST_F(Libraries, one_reached_by_two_routes_is_read_once_and_undoes_nothing) {
  write("base.toml", "[t]\nx = 1\n");
  write("a.toml", "use = [\"base.toml\"]\n[t]\nx = 2\n");
  write("b.toml", "use = [\"library/../base.toml\"]\n");
  EXPECT_EQ(number(read("use = [\"a.toml\", \"b.toml\"]\n"), {"t", "x"}), 2);
  EXPECT_EQ(files_.names().size(), 4u);
  EXPECT_TRUE(report_.errors.empty());
}

TEST_F(Libraries, a_library_s_title_and_schema_do_not_become_the_scenario_s) {
  write("a.toml", "schema = 2\ntitle = \"a library\"\n[t]\nx = 1\n");
  const Value merged = read("use = [\"a.toml\"]\n");
  EXPECT_EQ(merged.table()->find("title"), nullptr);
  EXPECT_EQ(merged.table()->find("schema"), nullptr);
  EXPECT_TRUE(report_.errors.empty());
}

TEST_F(Libraries, one_that_cannot_be_read_leaves_the_others_and_marks_the_report) {
  write("a.toml", "[t]\nx = 1\n");
  EXPECT_EQ(number(read("use = [\"none.toml\", \"a.toml\"]\n"), {"t", "x"}), 1);
  EXPECT_EQ(report_.errors.size(), 1u);
  EXPECT_FALSE(report_.whole);
}

}  // namespace
}  // namespace spinepath::scenario
