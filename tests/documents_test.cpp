// The pages agree with the program: their commands run, the reference of keys is the one that the program prints,
// and the lists of scenarios, of facts and of exit codes are complete.
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/cli/commands.h"
#include "sim/cli/terminal/exit_codes.h"
#include "sim/scenario/format/keys_page.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/support/outcome_page.h"
#include "tests/support/text.h"

namespace spinepath {
namespace {

const std::string root = SPINEPATH_ROOT;

/// Lines of a page's code blocks that begin with ./run, without their remarks.
std::vector<std::string> commands_of(const std::string& page) {
  std::vector<std::string> commands;
  std::ifstream in(root + "/" + page);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("./run ")) commands.push_back(line.substr(6, line.find("  #") - 6));
  return commands;
}

using test::has;

/// What ./run makes of its arguments; fewer patients, so that the test is short.
std::string as_program_call(std::string arguments) {
  arguments = std::regex_replace(arguments, std::regex("--draws [0-9]+ --patients-per-draw [0-9]+"),
                                 "--draws 4 --patients-per-draw 64");
  const std::string first = arguments.substr(0, arguments.find(' '));
  const bool run = first.ends_with(".toml");
  const bool many =
      (run || first == "compare") && !has(arguments, "--patients ") && !has(arguments, "--precision ");
  return (run ? "run " : "") + arguments + (many ? " --patients 500" : "");
}

void expect_all_work(const std::vector<std::string>& commands) {
  const test::Workplace workplace;
  workplace.shell("ln -s '" + root + "/scenarios' scenarios");
  for (const std::string& command : commands) {
    const test::Ran ran = workplace.spinepath(as_program_call(command));
    EXPECT_EQ(ran.exit_code, 0) << command << "\n" << ran.err;
  }
}

TEST(Readme, EveryCommandWorks) {
  const auto commands = commands_of("README.md");
  EXPECT_GE(commands.size(), 5u);
  expect_all_work(commands);
}

TEST(PublishedComparison, EveryCommandWorks) {
  const auto commands = commands_of("results/published/README.md");
  EXPECT_EQ(commands.size(), 3u);
  expect_all_work(commands);
}

TEST(Tutorial, EveryCommandWorks) {
  const auto commands = commands_of("scenarios/README.md");
  EXPECT_GE(commands.size(), 6u);
  expect_all_work(commands);
}

/// The code block of a page that contains this line.
std::string block_with(const std::string& page, const std::string& line) {
  const std::size_t at = page.find("\n" + line + "\n");
  const std::size_t begin = page.rfind("```toml\n", at) + 8, end = page.find("```", at);
  return at == std::string::npos ? std::string{} : page.substr(begin, end - begin);
}

TEST(Tutorial, ItsTreatmentOnOtherTermsFitsTheStarterScenario) {
  const std::string page = test::content(root + "/scenarios/README.md");
  const std::string addition = block_with(page, "[treatments.costly_injection]");
  ASSERT_FALSE(addition.empty());
  const test::Workplace place;
  ASSERT_EQ(place.spinepath("new my.toml").exit_code, 0);
  place.file("mine.toml", test::content(place.path() / "my.toml") + addition);
  const test::Ran ran = place.spinepath("check mine.toml");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "costly_injection")) << ran.out;
}

TEST(KeysPage, IsTheOneThatTheProgramPrints) {
  EXPECT_EQ(test::content(root + "/scenarios/keys.md"), scenario::keys_page())
      << "to make it again: spinepath schema --format markdown > scenarios/keys.md";
}

/// What a page has between `<!-- NAME -->` and `<!-- /NAME -->`.
std::string marked(const std::string& page, const std::string& name) {
  const std::string text = test::content(root + "/" + page);
  const std::string begin = fmt::format("<!-- {} -->\n", name), end = fmt::format("<!-- /{} -->", name);
  const std::size_t first = text.find(begin), last = text.find(end);
  if (first == std::string::npos || last == std::string::npos) return {};
  return text.substr(first + begin.size(), last - first - begin.size());
}

TEST(Readme, ListsEveryCommand) {
  std::string table = "| command | what it does |\n|---|---|\n";
  for (const cli::Command& command : cli::commands())
    table += fmt::format("| `{}` | {} |\n", command.name, command.summary);
  EXPECT_EQ(marked("README.md", "commands"), table);
}

/// The recipe for a command in CONTRIBUTING.md: a file and a row.
TEST(Contributing, EachCommandIsOneFileAndOneRow) {
  std::set<std::string> rows, files;
  for (const cli::Command& command : cli::commands()) rows.emplace(command.name);
  for (const auto& file : std::filesystem::directory_iterator(root + "/sim/cli/commands"))
    if (file.path().extension() == ".cpp") files.insert(file.path().stem());
  EXPECT_EQ(rows, files);
}

TEST(Readme, ListsEveryExitCode) {
  std::string table = "| exit code | meaning |\n|---|---|\n";
  for (const cli::ExitCodeInfo& row : cli::exit_codes)
    table += fmt::format("| {} | {} |\n", static_cast<int>(row.code), row.text);
  EXPECT_EQ(marked("README.md", "exit-codes"), table);
}

TEST(ResultsPage, HasTheTableOfOutcomes) {
  EXPECT_EQ(marked("results/README.md", "outcomes"), test::outcome_page());
}

/// The rows that the first column of a table line names: "S1-13, S1-14" or "S1-02 to S1-05".
std::set<std::string> rows_of(const std::string& line) {
  std::set<std::string> rows;
  const std::string column = line.substr(0, line.find(" |", 2));
  std::optional<int> first;  // of a range
  for (std::size_t at = column.find("S"); at != std::string::npos; at = column.find("S", at + 1)) {
    const int number = std::stoi(column.substr(at + 3, 2));
    for (int n = first.value_or(number); n <= number; ++n)
      rows.insert(fmt::format("{}{:02}", column.substr(at, 3), n));
    first = column.compare(at + 5, 4, " to ") == 0 ? std::optional(number) : std::nullopt;
  }
  return rows;
}

TEST(DocumentsPage, AccountsForEveryRowOfTheFiveDocuments) {
  std::set<std::string> accounted;
  std::ifstream page(root + "/scenarios/documents.md");
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("| S") && line.size() > 6 && line[4] == '-') accounted.merge(rows_of(line));
  std::set<std::string> all;
  constexpr int rows[] = {27, 43, 13, 21, 32};  // of evidence/seeds.csv, S0 to S4
  for (int document = 0; document < 5; ++document)
    for (int row = 1; row <= rows[document]; ++row) all.insert(fmt::format("S{}-{:02}", document, row));
  EXPECT_EQ(accounted, all);
}

TEST(Tutorial, NamesEveryShippedScenario) {
  const std::string page = test::content(root + "/scenarios/README.md");
  for (const auto& file : std::filesystem::directory_iterator(root + "/scenarios")) {
    if (file.path().extension() != ".toml") continue;
    const std::string row = fmt::format("| `{}` |", file.path().filename().string());
    EXPECT_NE(page.find(row), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace spinepath
