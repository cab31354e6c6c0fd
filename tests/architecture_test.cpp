// The dependency rules of the house: who may include whom, and the one home of each library.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;    ///< relative to the repository root
  std::string header;  ///< as written, without quotes or brackets
};

/// What a line includes; empty where it is no include.
std::string included_by(const std::string& line) {
  constexpr std::string_view start = "#include ";
  if (!line.starts_with(start)) return {};
  const std::size_t begin = start.size() + 1;
  return line.substr(begin, line.find_first_of("\">", begin) - begin);
}

std::vector<Include> all_includes() {
  const fs::path root = SPINEPATH_ROOT;
  std::vector<Include> includes;
  for (const char* folder : {"models", "sim"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);)
        if (const std::string header = included_by(line); !header.empty())
          includes.push_back({fs::relative(entry.path(), root).string(), header});
    }
  }
  return includes;
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& p) { return text.starts_with(p); });
}

bool is_ours(const std::string& header) { return starts_with_any(header, {"models/", "sim/"}); }

std::string layer_of(const std::string& path) {
  if (path.starts_with("models/")) return "models/";
  return path.substr(0, path.find('/', 4) + 1);  // sim/engine/
}

TEST(Architecture, ArrowsRunOneWay) {
  const std::map<std::string, std::vector<std::string>> allowed{
      {"models/", {"models/"}},
      {"sim/engine/", {"models/", "sim/engine/"}},
      {"sim/scenario/", {"models/", "sim/scenario/"}},
      {"sim/analysis/", {"models/", "sim/engine/", "sim/scenario/", "sim/analysis/"}},
      {"sim/output/", {"models/", "sim/engine/", "sim/scenario/", "sim/analysis/", "sim/output/"}},
      {"sim/cli/", {"models/", "sim/"}}};
  int checked = 0;
  for (const Include& include : all_includes()) {
    if (!is_ours(include.header)) continue;
    const auto rule = allowed.find(layer_of(include.file));
    ASSERT_NE(rule, allowed.end()) << include.file << " stands in no layer";
    EXPECT_TRUE(starts_with_any(include.header, rule->second))
        << include.file << " includes " << include.header;
    ++checked;
  }
  EXPECT_GT(checked, 100);
}

TEST(Architecture, EachLibraryHasItsHome) {
  const std::map<std::string, std::vector<std::string>> homes{
      {"Random123/", {"sim/engine/random/chance.h"}},
      {"oneapi/tbb", {"sim/engine/run/run.cpp", "sim/engine/run/run_many.cpp", "sim/cli/terminal/version"}},
      {"tbb/", {"sim/engine/run/run.cpp"}},
      {"toml++/", {"sim/scenario/read/toml_tree.cpp", "sim/cli/terminal/version"}},
      {"nlohmann/",
       {"sim/output/", "sim/scenario/format/schema", "sim/scenario/text/input_error", "sim/cli/"}},
      {"CLI/", {"sim/cli/"}},
      {"boost/math/", {"models/"}},
      {"Eigen/", {"sim/analysis/"}},
      {"boost/random/", {"sim/analysis/statistics/sobol_points"}}};
  for (const Include& include : all_includes())
    for (const auto& [library, home] : homes)
      EXPECT_TRUE(!include.header.starts_with(library) || starts_with_any(include.file, home))
          << include.file << " includes " << include.header;
}

TEST(Architecture, ModelsKnowOnlyThemselvesTheStandardLibraryAndBoostMath) {
  for (const Include& include : all_includes()) {
    if (!include.file.starts_with("models/")) continue;
    const bool standard = include.header.find_first_of("/.") == std::string::npos;
    EXPECT_TRUE(standard || starts_with_any(include.header, {"models/", "boost/math/"}))
        << include.file << " includes " << include.header;
  }
}

TEST(Architecture, TheEngineKnowsNoFilesAndNoText) {
  const std::set<std::string> forbidden{"string", "fstream", "iostream", "sstream", "filesystem", "cstdio"};
  for (const Include& include : all_includes())
    EXPECT_FALSE(include.file.starts_with("sim/engine/") && forbidden.contains(include.header))
        << include.file << " includes " << include.header;
}

TEST(Architecture, ThreadsAreInOneFile) {
  for (const Include& include : all_includes())
    if (include.header == "thread" || include.header == "mutex" || include.header == "future")
      ADD_FAILURE() << include.file << " includes <" << include.header
                    << ">; threads belong to sim/engine/run/run.cpp";
}

}  // namespace
}  // namespace spinepath
