// Every floating-point field of a header says its unit in brackets: on its line, or in the comment above it.
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/source_text.h"

namespace spinepath {
namespace {

namespace fs = std::filesystem;

bool is_comment(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != std::string::npos && line.compare(first, 2, "//") == 0;
}

/// Declarations of fields that hold doubles, in whatever container, without their unit; "file:line: text".
std::vector<std::string> without_unit(const fs::path& header, int& fields) {
  static const std::regex field(
      R"(^ +(mutable )?(double|(std::)?(vector|optional|array|span)<[^;()]*double[^;()]*>) [A-Za-z_][^;()]*;.*)");
  static const std::regex unit(R"(//.*\[[^\]]+\])");
  std::vector<std::string> missing;
  std::ifstream in(header);
  std::string above;  // the comment that ends before this line
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (is_comment(line)) {
      above += line;
      continue;
    }
    if (std::regex_match(line, field)) {
      ++fields;
      if (!std::regex_search(line, unit) && !std::regex_search(above, unit))
        missing.push_back(header.string() + ":" + std::to_string(number) + ": " + line);
    }
    above.clear();
  }
  return missing;
}

TEST(Headers, EveryDoubleFieldHasItsUnit) {
  int fields = 0;
  for (const char* folder : {"models", "sim"})
    for (const fs::path& file : test::sources_in(fs::path(SPINEPATH_ROOT) / folder))
      if (file.extension() == ".h")
        for (const std::string& line : without_unit(file, fields)) ADD_FAILURE() << line;
  EXPECT_GT(fields, 100);
}

}  // namespace
}  // namespace spinepath
