// Published models with known answers, a scenario each in tests/published/, which names its source, the expected figures
// and their tolerance: the figures of [[published]] lie within it, the ratios along the frontier are those of the lines
// `# ratio: PATHWAY VALUE RELATIVE_TOLERANCE`, and the pathways of `# dominated: PATHWAY` are dominated.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/sim/cli/program_runner.h"

namespace spinepath {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<fs::path> published_models() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(fs::path(SPINEPATH_ROOT) / "tests/published"))
    files.push_back(file.path());
  std::ranges::sort(files);
  return files;
}

/// What follows the words in the remarks of a file, line by line.
std::vector<std::string> remarks_of(const fs::path& path, const std::string& words) {
  std::vector<std::string> found;
  std::istringstream lines(test::content(path));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("# " + words)) found.push_back(line.substr(2 + words.size()));
  return found;
}

json row_of(const json& frontier, const std::string& pathway) {
  for (const json& row : frontier)
    if (row["Strategy"] == pathway) return row;
  ADD_FAILURE() << pathway;
  return {};
}

class PublishedModel : public testing::TestWithParam<fs::path> {};

TEST_P(PublishedModel, IsReproduced) {
  const test::Workplace place;
  const std::string file = "'" + GetParam().string() + "'";
  const test::Ran validated = place.spinepath("validate -q -o - " + file);
  EXPECT_EQ(validated.exit_code, 0) << validated.out << validated.err;
  EXPECT_FALSE(test::has(validated.out, "unexplained")) << validated.out;

  ASSERT_EQ(place.spinepath("run -q --no-report --out o " + file).exit_code, 0);
  const json frontier = json::parse(test::content(place.path() / "o/summary.json"))["frontier"];
  for (const std::string& remark : remarks_of(GetParam(), "ratio:")) {
    std::istringstream words(remark);
    std::string pathway;
    double expected = 0, tolerance = 0;
    words >> pathway >> expected >> tolerance;
    ASSERT_TRUE(words && tolerance > 0) << remark;
    EXPECT_NEAR(row_of(frontier, pathway)["ICER"].get<double>(), expected, tolerance * expected) << remark;
  }
  for (const std::string& remark : remarks_of(GetParam(), "dominated: "))
    EXPECT_EQ(row_of(frontier, remark)["Status"], "D") << remark;
}

INSTANTIATE_TEST_SUITE_P(Folder, PublishedModel, testing::ValuesIn(published_models()),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace spinepath
