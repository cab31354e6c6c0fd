#include "sim/scenario/text/file_set.h"

#include <fstream>

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

namespace fs = std::filesystem;

fs::path write(const std::string& name, std::string_view text) {
  const fs::path path = fs::path(testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

std::string problem_with(const fs::path& path) {
  FileSet files;
  Report report;
  EXPECT_FALSE(files.read(path, {}, report));
  return report.errors.size() == 1 ? to_text(report.errors[0], files.names()) : "";
}

TEST(FileSet, numbers_files_in_reading_order) {
  FileSet files;
  Report report;
  EXPECT_EQ(files.add("a", "1", report)->number, 0);
  EXPECT_EQ(files.add("b", "2", report)->number, 1);
  EXPECT_EQ(files.name(1), "b");
}

TEST(FileSet, hash_is_FNV_1a_over_the_bytes_of_all_files) {
  FileSet files;
  Report report;
  files.add("a", "foo", report);
  files.add("b", "bar", report);
  EXPECT_EQ(files.hash(), 0x85944171f73967e8u);  // of "foobar": Fowler, Noll, Vo's own test vector
}

TEST(FileSet, a_missing_file_and_a_directory_are_refused) {
  EXPECT_EQ(problem_with("no/such.toml"), "no/such.toml: no such file: no/such.toml");
  EXPECT_NE(problem_with(testing::TempDir()).find("is a directory"), std::string::npos);
}

TEST(FileSet, files_up_to_16_MiB_are_read_and_no_larger_ones) {
  const fs::path path = write("large.toml", "# large\n");
  fs::resize_file(path, largest_file);
  FileSet files;
  Report report;
  EXPECT_TRUE(files.read(path, {}, report));
  fs::resize_file(path, largest_file + 1);
  EXPECT_NE(problem_with(path).find("larger than 16 MiB"), std::string::npos);
  fs::remove(path);
}

TEST(FileSet, the_first_byte_that_is_no_UTF_8_is_named_with_its_place) {
  const fs::path path = write("latin.toml", "a = 1\nb = \"\xe9\"\n");
  EXPECT_EQ(problem_with(path), path.string() + ":2:6: byte 0xe9 is not UTF-8; allowed: text in UTF-8");
}

}  // namespace
}  // namespace spinepath::scenario
