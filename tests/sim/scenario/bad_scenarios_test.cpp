// Every file in tests/scenarios/bad is a scenario with a mistake, and says in its first lines what must be
// told about it: `# expect: line:column: key: problem; …`, with the file's name in front where it is another
// file.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path bad = fs::path(SPINEPATH_ROOT) / "tests/scenarios/bad";

std::vector<fs::path> bad_scenarios() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(bad))
    if (file.path().extension() == ".toml") files.push_back(file.path());
  std::ranges::sort(files);
  return files;
}

std::string expected_of(const fs::path& path) {
  constexpr std::string_view mark = "# expect: ";
  std::ifstream file(path);
  std::string expected;
  for (std::string line; std::getline(file, line) && line.starts_with(mark);)
    expected += line.substr(mark.size()) + "\n";
  return expected;
}

/// All errors, without the folder, and without the file's own name.
std::string told_of(const fs::path& path) {
  const Reading reading = read_scenario(path);
  const std::string folder = bad.string() + "/", own = path.filename().string() + ":";
  std::string told;
  for (const InputError& error : reading.errors) {
    std::string line = to_text(error, reading.files);
    for (std::size_t at; (at = line.find(folder)) != std::string::npos;) line.erase(at, folder.size());
    told += (line.starts_with(own) ? line.substr(own.size()) : line) + "\n";
  }
  return told;
}

class BadScenario : public testing::TestWithParam<fs::path> {};

TEST_P(BadScenario, is_refused_in_these_words) {
  EXPECT_EQ(told_of(GetParam()), expected_of(GetParam()));
  EXPECT_NE(expected_of(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(Folder, BadScenario, testing::ValuesIn(bad_scenarios()),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace spinepath::scenario
