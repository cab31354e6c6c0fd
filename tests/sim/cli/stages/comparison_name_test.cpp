#include "sim/cli/stages/comparison_name.h"

#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace spinepath::cli {
namespace {

using Names = std::vector<std::string>;

std::string name_of(const Names& files, const Names& evidence = {}) {
  return comparison_name(files, evidence);
}

TEST(ComparisonName, TellsFilesAndEvidences) {
  EXPECT_EQ(name_of({"scenarios/a.toml", "b.toml"}), "a+b");
  EXPECT_EQ(name_of({"scenarios/a.toml"}, {"controlled", "seen"}), "a@controlled+seen");
  EXPECT_EQ(name_of({"a.toml", "b.toml"}, {"seen"}), "a+b@seen");
}

TEST(ComparisonName, IsAnotherForAnotherComparison) {
  const std::set<std::string> different{
      name_of({"a.toml", "b.toml", "c.toml"}),   name_of({"a.toml", "b.toml", "d.toml"}),
      name_of({"a.toml", "b.toml"}, {"x"}),      name_of({"a.toml", "b.toml"}, {"y"}),
      name_of({"a.toml", "b.toml"}, {"x", "y"}), name_of({"a.toml", "b.toml"}, {"y", "x"}),
      name_of({"a+b.toml", "c.toml"}),           name_of({"a_b.toml", "c.toml"}),
      name_of({"a.toml", "x/a.toml"}),           name_of({"a.toml", "y/a.toml"}),
      name_of({"a.toml"}, {"with/slash", "x"}),  name_of({"a.toml"}, {"with_slash", "x"})};
  EXPECT_EQ(different.size(), 12u);
  for (const std::string& name : different) EXPECT_EQ(name.find('/'), std::string::npos) << name;
}

TEST(ComparisonName, StaysShort) {
  Names files;
  for (int i = 0; i < 50; ++i) files.push_back("a_long_name_" + std::to_string(i) + ".toml");
  const std::string all = name_of(files);
  EXPECT_LE(all.size(), 80u);
  EXPECT_TRUE(all.starts_with("a_long_name_0+a_long_name_1+")) << all;
  files.back() = "another.toml";
  EXPECT_NE(name_of(files), all);
  EXPECT_EQ(name_of(files), name_of(files));
}

}  // namespace
}  // namespace spinepath::cli
