// Every page (*.md) can be relied on: its links lead somewhere, its lines are short, its words are plain;
// and the pages and paths that code and CONTRIBUTING.md name exist.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/source_text.h"

namespace spinepath {
namespace {

namespace fs = std::filesystem;

const fs::path root = SPINEPATH_ROOT;

/// Words of the old style; plain technical English has better ones.
const std::set<std::string> banned{"tell", "tells", "told",     "stand",   "stands", "whom",
                                   "luck", "mend",  "mistakes", "mistake", "beside", "mends"};

/// Folders whose string literals are free of banned words.
const std::vector<std::string> literals_checked{"models", "bench", "sim"};

/// Folders whose comments are free of banned words.
const std::vector<std::string> comments_checked{"models", "bench", "sim"};

/// Folders in which every page that a comment names exists.
const std::vector<std::string> citations_checked{"models", "bench", "tests", "sim"};

std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// All pages of the repository, not those that runs or builds left in it.
std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  const auto add = [&](const fs::path& file) {
    if (file.extension() == ".md") found.push_back(file);
  };
  for (const auto& entry : fs::directory_iterator(root)) add(entry.path());
  add(root / "results" / "README.md");
  for (const char* folder : {".github", "bench", "models", "results/published", "scenarios", "sim", "tests"})
    if (fs::exists(root / folder))
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) add(entry.path());
  return found;
}

std::string short_name(const fs::path& file) { return fs::relative(file, root).string(); }

/// A page's lines, those inside code blocks emptied, code spans removed.
std::vector<std::string> prose_of(const fs::path& page) {
  static const std::regex span("`[^`]*`");
  std::vector<std::string> lines = lines_of(page);
  bool code = false;
  for (std::string& line : lines) {
    const bool fence = line.starts_with("```");
    if (fence) code = !code;
    if (code || fence) line.clear();
    line = std::regex_replace(line, span, "");
  }
  return lines;
}

/// What GitHub makes of a heading: lower case, spaces as hyphens, without punctuation.
std::string anchor(const std::string& heading) {
  std::string text;
  for (const char c : heading)
    if (const auto byte = static_cast<unsigned char>(c); std::isalnum(byte) || c == '_' || c == '-')
      text += static_cast<char>(std::tolower(byte));
    else if (c == ' ')
      text += '-';
  return text;
}

std::set<std::string> anchors_of(const fs::path& page) {
  std::set<std::string> anchors;
  for (const std::string& line : lines_of(page))
    if (line.starts_with('#')) anchors.insert(anchor(line.substr(line.find_first_not_of("# "))));
  return anchors;
}

TEST(Pages, EveryRelativeLinkLeadsToAFileAndAHeading) {
  static const std::regex link("\\]\\(([^)\\s]+)\\)");
  int checked = 0;
  for (const fs::path& page : pages())
    for (const std::string& line : prose_of(page))
      for (std::sregex_iterator at(line.begin(), line.end(), link), end; at != end; ++at) {
        const std::string target = (*at)[1];
        if (target.find("://") != std::string::npos) continue;
        const std::size_t hash = target.find('#');
        const fs::path file = hash == 0 ? page : page.parent_path() / target.substr(0, hash);
        EXPECT_TRUE(fs::exists(file)) << short_name(page) << " links to " << target;
        const bool known = hash == std::string::npos || anchors_of(file).contains(target.substr(hash + 1));
        EXPECT_TRUE(known) << short_name(page) << " links to the heading of " << target;
        ++checked;
      }
  EXPECT_GT(checked, 50);
}

TEST(Pages, LinesButTablesHaveAtMost120Characters) {
  constexpr std::ptrdiff_t longest = 120;
  for (const fs::path& page : pages())
    for (const std::string& line : lines_of(page)) {
      const auto characters =
          std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });  // UTF-8
      EXPECT_TRUE(line.starts_with('|') || characters <= longest) << short_name(page) << ": " << line;
    }
}

void expect_plain_words(const fs::path& file, const std::string& text) {
  for (const std::string& word : test::words_of(text))
    EXPECT_FALSE(banned.contains(word)) << short_name(file) << ": \"" << word << "\" in: " << text;
}

TEST(Pages, UsePlainWords) {
  for (const fs::path& page : pages())
    for (const std::string& line : prose_of(page)) expect_plain_words(page, line);
}

TEST(ShippedScenarios, UsePlainWordsExceptInCitations) {
  for (const auto& entry : fs::recursive_directory_iterator(root / "scenarios"))
    if (entry.path().extension() == ".toml")
      for (const std::string& line : lines_of(entry.path()))
        if (!line.starts_with("citation")) expect_plain_words(entry.path(), line);
}

TEST(Sources, MessagesUsePlainWords) {
  for (const std::string& folder : literals_checked)
    for (const fs::path& file : test::sources_in(root / folder))
      for (const std::string& literal : test::split_source(file).literals) expect_plain_words(file, literal);
}

TEST(Sources, CommentsUsePlainWords) {
  for (const std::string& folder : comments_checked)
    for (const fs::path& file : test::sources_in(root / folder))
      for (const std::string& comment : test::split_source(file).comments) expect_plain_words(file, comment);
}

TEST(Sources, EveryPageThatACommentNamesExists) {
  static const std::regex page("[A-Za-z0-9_./-]+\\.md\\b");
  for (const std::string& folder : citations_checked)
    for (const fs::path& file : test::sources_in(root / folder))
      for (const std::string& comment : test::split_source(file).comments)
        for (std::sregex_iterator at(comment.begin(), comment.end(), page), end; at != end; ++at)
          EXPECT_TRUE(fs::exists(root / at->str())) << short_name(file) << " cites " << at->str();
}

/// The code spans of a page that are paths: with a slash, and at their end a slash or an extension.
std::set<std::string> paths_in(const fs::path& page) {
  static const std::regex path("`([A-Za-z0-9_.-]+/[A-Za-z0-9_./-]*(/|\\.(h|cpp|md|txt|toml)))`");
  std::set<std::string> paths;
  for (const std::string& line : lines_of(page))
    for (std::sregex_iterator at(line.begin(), line.end(), path), end; at != end; ++at)
      paths.insert((*at)[1]);
  return paths;
}

TEST(Contributing, EveryPathExists) {
  const auto paths = paths_in(root / "CONTRIBUTING.md");
  EXPECT_GT(paths.size(), 30u);
  for (const std::string& path : paths) EXPECT_TRUE(fs::exists(root / path)) << path;
}

TEST(Contributing, HasALineForEveryFolderOfTheCode) {
  const auto paths = paths_in(root / "CONTRIBUTING.md");
  for (const char* top : {"models", "sim"})
    for (const auto& entry : fs::recursive_directory_iterator(root / top))
      EXPECT_TRUE(!entry.is_directory() || paths.contains(short_name(entry.path()) + "/")) << entry.path();
}

}  // namespace
}  // namespace spinepath
