// One scenario with every mechanism of the format, and edits that each make it invalid
// (tests/scenarios/broken_variants.txt): none may be accepted, and every error names a file and a line. Those
// of good_variants.txt leave it valid.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

const std::string scenarios = SPINEPATH_ROOT "/tests/scenarios/";
const std::string whole_file = scenarios + "good/everything.toml";

struct BrokenVariant {
  std::string name, old_text, new_text;
  std::string place;  ///< lines from the edit on, "+1", or "file:line"
  std::string error;  ///< key and problem
};

void PrintTo(const BrokenVariant& variant, std::ostream* out) { *out << variant.name; }

std::string text_of_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

void append_line(std::string& text, const std::string& line) {
  text.append(text.empty() ? "" : "\n").append(line);
}

std::vector<BrokenVariant> variants_in(const std::string& name) {
  std::vector<BrokenVariant> all;
  std::ifstream file(scenarios + name);
  for (std::string line; std::getline(file, line);) {
    const std::string rest = line.substr(std::min<std::size_t>(2, line.size()));
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with("- ")) {
      append_line(all.back().old_text, rest);
    } else if (line.starts_with("+ ")) {
      append_line(all.back().new_text, rest);
    } else if (line.starts_with("! ")) {
      const std::size_t end = rest.find(": ");
      all.back().place = rest.substr(0, end);
      all.back().error = rest.substr(end);
    } else {
      all.push_back({.name = line, .old_text = {}, .new_text = {}, .place = {}, .error = {}});
    }
  }
  return all;
}

std::vector<BrokenVariant> broken_variants() { return variants_in("broken_variants.txt"); }

/// "everything.toml:87" for the place of an error; `at`: of the edit in the text.
std::string expected_place(const BrokenVariant& variant, const std::string& text, std::size_t at) {
  if (variant.place.find(':') != std::string::npos) return variant.place;
  const auto before = text.begin() + static_cast<std::ptrdiff_t>(at);
  const auto line = 1 + std::count(text.begin(), before, '\n') + std::stol(variant.place);
  return fmt::format("everything.toml:{}", line);
}

/// "file:line: key: problem", without the folders and the column.
std::string without_column(const InputError& error, const std::vector<std::string>& files) {
  const std::string& path = files.at(static_cast<std::size_t>(error.where.file));
  return fmt::format("{}:{}{}: {}", path.substr(path.rfind('/') + 1), error.where.line,
                     error.key.empty() ? "" : ": " + error.key, error.problem);
}

class Broken : public testing::TestWithParam<BrokenVariant> {};

TEST_P(Broken, is_refused_at_its_place) {
  const BrokenVariant& variant = GetParam();
  std::string text = text_of_file(whole_file);
  const std::size_t at = text.find(variant.old_text);
  ASSERT_NE(at, std::string::npos) << variant.old_text;
  ASSERT_EQ(text.find(variant.old_text, at + 1), std::string::npos) << "twice: " << variant.old_text;
  const std::string expected = expected_place(variant, text, at) + variant.error;
  const Reading reading =
      read_scenario_text(text.replace(at, variant.old_text.size(), variant.new_text), whole_file);
  EXPECT_FALSE(reading.scenario);
  for (const InputError& error : reading.errors)
    EXPECT_GT(error.where.line, 0) << to_text(error, reading.files);
  EXPECT_TRUE(std::ranges::any_of(
      reading.errors,
      [&](const InputError& error) { return without_column(error, reading.files).starts_with(expected); }))
      << expected << "\n"
      << errors_of(reading);
}

INSTANTIATE_TEST_SUITE_P(Variants, Broken, testing::ValuesIn(broken_variants()),
                         [](const auto& variant) { return variant.param.name; });

class GoodVariant : public testing::TestWithParam<BrokenVariant> {};

TEST_P(GoodVariant, has_no_errors) {
  std::string text = text_of_file(whole_file);
  const std::size_t at = text.find(GetParam().old_text);
  ASSERT_NE(at, std::string::npos) << GetParam().old_text;
  text.replace(at, GetParam().old_text.size(), GetParam().new_text);
  EXPECT_EQ(errors_of(read_scenario_text(text, whole_file)), "");
}

INSTANTIATE_TEST_SUITE_P(Edits, GoodVariant, testing::ValuesIn(variants_in("good_variants.txt")),
                         [](const auto& variant) { return variant.param.name; });

TEST(BrokenVariants, are_many_different_edits_of_a_scenario_without_errors) {
  EXPECT_EQ(errors_of(read_scenario(whole_file)), "");
  std::set<std::pair<std::string, std::string>> edits;
  for (const BrokenVariant& variant : broken_variants()) edits.emplace(variant.old_text, variant.new_text);
  EXPECT_EQ(edits.size(), broken_variants().size());
  EXPECT_GE(edits.size(), 200u);
}

}  // namespace
}  // namespace spinepath::scenario
