// The dependency rules of the house: who may include whom, and the one home of each library.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
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

/// What a line includes; empty for other lines.
std::string included_by(const std::string& line) {
  constexpr std::string_view start = "#include ";
  if (!line.starts_with(start)) return {};
  const std::size_t begin = start.size() + 1;
  return line.substr(begin, line.find_first_of("\">", begin) - begin);
}

/// Headers and sources of the product, relative to the repository root.
std::vector<std::string> all_sources() {
  const fs::path root = SPINEPATH_ROOT;
  std::vector<std::string> files;
  for (const char* folder : {"models", "sim"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
      if (const std::string extension = entry.path().extension(); extension == ".h" || extension == ".cpp")
        files.push_back(fs::relative(entry.path(), root).string());
  return files;
}

std::vector<Include> all_includes() {
  std::vector<Include> includes;
  for (const std::string& file : all_sources()) {
    std::ifstream in(fs::path(SPINEPATH_ROOT) / file);
    for (std::string line; std::getline(in, line);)
      if (const std::string header = included_by(line); !header.empty()) includes.push_back({file, header});
  }
  return includes;
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& p) { return text.starts_with(p); });
}

bool is_ours(const std::string& header) { return starts_with_any(header, {"models/", "sim/"}); }

/// "sim/engine/walk" of sim/engine/walk/walk.cpp; "sim/cli" of sim/cli/main.cpp.
std::string folder_of(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

std::string layer_of(const std::string& path) {
  if (path.starts_with("models/")) return "models";
  return path.substr(0, path.find('/', 4));
}

TEST(Architecture, ArrowsBetweenLayersRunOneWay) {
  const std::map<std::string, std::set<std::string>> allowed{
      {"models", {}},
      {"sim/engine", {"models"}},
      {"sim/cluster", {"models", "sim/engine"}},
      {"sim/scenario", {"models"}},
      {"sim/analysis", {"models", "sim/engine", "sim/scenario"}},
      {"sim/output", {"models", "sim/engine", "sim/scenario", "sim/analysis"}},
      {"sim/report", {"models", "sim/engine", "sim/scenario", "sim/analysis", "sim/output"}},
      {"sim/cli",
       {"models", "sim/engine", "sim/scenario", "sim/analysis", "sim/output", "sim/report", "sim/cluster"}}};
  int checked = 0;
  for (const Include& include : all_includes()) {
    if (!is_ours(include.header)) continue;
    const auto rule = allowed.find(layer_of(include.file));
    ASSERT_NE(rule, allowed.end()) << include.file << " is in no layer";
    const std::string target = layer_of(include.header);
    EXPECT_TRUE(target == rule->first || rule->second.contains(target))
        << include.file << " includes " << include.header;
    ++checked;
  }
  EXPECT_GT(checked, 100);
}

/// The folders of each layer, and which of their neighbours each may include. Read from top to bottom, arrows
/// point up only: nothing may be named before it has its own row.
TEST(Architecture, ArrowsBetweenFoldersOfALayerRunOneWay) {
  struct Row {
    std::string folder;
    std::set<std::string> may_include;
  };
  const std::map<std::string, std::vector<Row>> layers{
      {"sim/scenario",
       {{"text", {}},
        {"format", {"text"}},
        {"life_table", {"text"}},
        {"read", {"text", "format"}},
        {"merge", {"text", "format", "read"}},
        {"evidence", {"text", "format"}},
        {"uncertainty", {"format", "evidence"}},
        {"check", {"text", "format", "read", "evidence", "uncertainty"}},
        {"compile", {"format", "evidence"}},
        {"", {"text", "format", "life_table", "read", "merge", "evidence", "uncertainty", "check"}}}},
      {"sim/engine",
       {{"partial", {}},
        {"rows", {}},
        {"random", {"rows"}},
        {"crowd", {"rows", "random"}},
        {"relief", {"rows", "crowd"}},
        {"walk", {"rows", "random", "crowd", "relief"}},
        {"value", {"rows", "crowd", "relief", "walk"}},
        {"tally", {"rows", "value"}},
        {"run", {"partial", "rows", "random", "crowd", "walk", "value", "tally"}}}},
      {"sim/analysis",
       {{"statistics", {}},
        {"psa", {"statistics"}},
        {"decision", {"statistics", "psa"}},
        {"ratios", {"statistics", "psa", "decision"}},
        {"information", {"statistics", "psa", "decision"}},
        {"imports", {"statistics", "psa", "decision"}},
        {"sensitivity", {"statistics"}},
        {"comparison", {"statistics", "psa", "decision"}},
        {"budget", {"psa"}},
        {"subgroups", {"psa", "decision"}},
        {"alike", {}},
        {"validation", {}},
        {"verify", {"psa", "decision", "sensitivity"}},
        {"verify/checks", {"psa", "decision", "sensitivity", "verify"}}}},
      {"sim/output",
       {{"text", {}},
        {"files", {"text"}},
        {"partial", {"text", "files"}},
        {"scenario", {"text", "files"}},
        {"decision", {"text", "files"}},
        {"run", {"text", "files", "scenario", "decision"}},
        {"sensitivity", {"text", "files", "scenario", "decision"}},
        {"comparison", {"text", "files", "scenario", "decision"}},
        {"budget", {"text", "files", "scenario"}},
        {"validation", {"text", "files"}},
        {"verify", {"text", "files"}},
        {"story", {"scenario", "text"}}}},
      {"sim/report",
       {{"draw", {}},
        {"diagram", {"draw"}},
        {"data", {"draw"}},
        {"words", {"data"}},
        {"findings", {"data", "words"}},
        {"page", {"draw", "data", "words"}},
        {"plot", {"draw", "data", "words", "page"}},
        {"outcomes", {"draw", "data", "words", "findings", "page", "plot"}},
        {"decision", {"draw", "data", "words", "findings", "page", "plot"}},
        {"method", {"draw", "data", "words", "findings", "page", "plot", "decision"}},
        {"brief", {"draw", "data", "words", "findings", "page", "plot"}},
        {"", {"draw", "data", "words", "page", "outcomes", "decision", "method", "brief"}}}},
      {"sim/cli",
       {{"terminal", {}},
        {"bench", {"terminal"}},
        {"options", {"terminal"}},
        {"plan", {"terminal"}},
        {"stages", {"terminal", "options", "plan"}},
        {"", {"terminal", "options", "plan"}},
        {"commands", {"terminal", "bench", "options", "plan", "stages", ""}}}}};
  std::map<std::string, std::set<std::string>> rules;
  for (const auto& [layer, rows] : layers) {
    const auto full = [&layer = layer](const std::string& name) {
      return name.empty() ? layer : layer + "/" + name;
    };
    for (const Row& row : rows) {
      std::set<std::string> targets;
      for (const std::string& target : row.may_include) {
        EXPECT_TRUE(rules.contains(full(target)))
            << full(target) << " has no row before " << full(row.folder);
        targets.insert(full(target));
      }
      rules[full(row.folder)] = targets;
    }
  }
  for (const Include& include : all_includes()) {
    const std::string from = folder_of(include.file), to = folder_of(include.header);
    if (!include.header.starts_with("sim/") || from == to) continue;
    if (layer_of(include.file) != layer_of(include.header)) continue;
    ASSERT_TRUE(rules.contains(from)) << from << " has no row in this test";
    EXPECT_TRUE(rules.at(from).contains(to)) << include.file << " includes " << include.header;
  }
}

/// So that a folder can be seen at a glance, and a file's name does not repeat its folder's.
TEST(Architecture, FoldersAreSmallAndNamesAreNotRepeated) {
  constexpr int most_files = 25;
  std::map<std::string, int> files;
  for (const std::string& file : all_sources()) {
    const std::string folder = folder_of(file);
    ++files[folder];
    const std::string name = folder.substr(folder.find_last_of('/') + 1);
    EXPECT_FALSE(fs::path(file).filename().string().starts_with(name + "_"))
        << file << " repeats the name of its folder";
  }
  for (const auto& [folder, count] : files) EXPECT_LE(count, most_files) << folder;
}

TEST(Architecture, EachLibraryHasItsHome) {
  const std::map<std::string, std::vector<std::string>> homes{
      {"Random123/", {"sim/engine/random/chance.h"}},
      {"oneapi/tbb",
       {"sim/engine/run/run.cpp", "sim/engine/run/blocks.cpp", "sim/engine/run/many.cpp",
        "sim/engine/run/each.cpp", "sim/cli/terminal/version"}},
      {"tbb/", {"sim/engine/run/run.cpp"}},
      {"mpi", {"sim/cluster/mpi.cpp"}},
      {"toml++/", {"sim/scenario/read/toml_tree.cpp", "sim/cli/terminal/version"}},
      {"nlohmann/",
       {"sim/output/", "sim/report/data/", "sim/scenario/format/schema", "sim/scenario/text/input_error",
        "sim/cli/"}},
      {"utf8", {"sim/scenario/text/utf8.cpp"}},
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

/// No command can write files or listen to signals but by a Job (sim/cli/job.h).
TEST(Architecture, OnlyTheFrameOpensOutputsAndListensToSignals) {
  const std::map<std::string, std::vector<std::string>> users{
      {"sim/output/files/folder.h", {"sim/output/files/", "sim/cli/job.cpp"}},
      {"sim/output/files/one_file.h", {"sim/output/files/", "sim/cli/job.cpp"}},
      {"sim/output/files/staging.h", {"sim/output/files/", "sim/output/partial/"}},
      {"sim/output/files/publish.h", {"sim/output/files/"}},
      {"sim/cli/terminal/interrupt.h",
       {"sim/cli/terminal/interrupt", "sim/cli/terminal/progress", "sim/cli/job.cpp"}},
      {"fstream",
       {"sim/output/files/", "sim/output/partial/", "sim/scenario/", "sim/cli/bench/",
        "sim/cli/terminal/machine"}}};
  for (const Include& include : all_includes())
    if (const auto rule = users.find(include.header); rule != users.end()) {
      EXPECT_TRUE(starts_with_any(include.file, rule->second))
          << include.file << " includes " << include.header;
    }
}

std::string content_of(const fs::path& file) {
  std::ifstream in(fs::path(SPINEPATH_ROOT) / file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Files of models/ and sim/ in which the text occurs.
std::set<std::string> files_with(const std::string& text) {
  const fs::path root = SPINEPATH_ROOT;
  std::set<std::string> files;
  for (const char* folder : {"models", "sim"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file()) continue;
      if (content_of(entry.path()).find(text) != std::string::npos)
        files.insert(fs::relative(entry.path(), root).string());
    }
  return files;
}

// What is known of an outcome is in its row of models/outcomes.h; all else asks the row. By name an outcome is
// only valued, put into a section of a report, or used where a method is about that outcome alone.
TEST(Architecture, OutcomesAreNamedInFewFiles) {
  const std::vector<std::string> allowed{
      "models/outcomes.h",
      "sim/engine/value/",           // their values
      "sim/engine/run/blocks.cpp",   // quantiles of spend
      "sim/engine/run/results.cpp",  // the same
      "sim/analysis/psa/split.cpp",  // the outcomes by which a budget of patients is split
      "sim/analysis/budget/",        // spend
      "sim/analysis/verify/",        // laws of single outcomes
      "sim/output/run/",
      "sim/output/decision/cost_effectiveness.h",
      "sim/output/comparison/report.cpp",
      "sim/output/story/"};
  const std::set<std::string> files = files_with("Outcome::");
  EXPECT_GT(files.size(), 5u);
  for (const std::string& file : files) EXPECT_TRUE(starts_with_any(file, allowed)) << file;
}

// The C library has them in versions for several processors, which differ in the last bit (models/numerics/).
TEST(Architecture, NoFunctionOfTheCLibraryThatRoundsDecidesABit) {
  const std::regex rounding(
      "std::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|erf|erfc|tgamma|lgamma|"
      "cbrt|"
      "hypot)\\(");
  for (const std::string& file : files_with("#include <cmath>")) {
    const std::string text = content_of(file);
    std::smatch found;
    EXPECT_FALSE(std::regex_search(text, found, rounding)) << file << " has " << found.str();
  }
}

// So that the compiler names the switches that a new enumerator concerns.
TEST(Architecture, NoSwitchHasADefault) {
  for (const std::string& file : files_with("  default:")) ADD_FAILURE() << file;
}

/// Between processes a thread answers messages; it computes nothing.
TEST(Architecture, ThreadsAreInTheEngineAndBetweenProcesses) {
  const std::set<std::string> of_threads{"thread", "mutex", "future"};
  for (const Include& include : all_includes())
    if (of_threads.contains(include.header) && !include.file.starts_with("sim/cluster/"))
      ADD_FAILURE() << include.file << " includes <" << include.header
                    << ">; threads belong to sim/engine/run/ and are those of oneTBB";
}

}  // namespace
}  // namespace spinepath
