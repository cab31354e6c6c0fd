#include "sim/cli/completions.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::Ran;
using test::Workplace;
using Words = std::set<std::string>;

/// What bash offers for the last of the words.
Words completed(const Workplace& place, const std::string& words, int last) {
  const Ran ran = place.shell(
      "\"$S\" completions bash > script.bash && bash --norc -uc 'source ./script.bash; COMP_WORDS=(" + words +
      "); COMP_CWORD=" + std::to_string(last) +
      "; COMPREPLY=(); _spinepath; printf \"%s\\n\" \"${COMPREPLY[@]}\"'");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  std::istringstream in(ran.out);
  Words found;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) found.insert(line);
  return found;
}

TEST(BashCompletions, CompleteCommandsAndScenarios) {
  const Workplace place;
  place.file("my study.toml", "");
  place.file("notes.txt", "");
  EXPECT_EQ(completed(place, "spinepath se", 1), Words{"sensitivity"});
  EXPECT_EQ(completed(place, "spinepath my", 1), Words{"my study.toml"});
  EXPECT_EQ(completed(place, "spinepath run m", 2), Words{"my study.toml"});
  EXPECT_EQ(completed(place, "spinepath run n", 2), Words{});
  EXPECT_TRUE(completed(place, "spinepath \"\"", 1).contains("run"));
}

TEST(BashCompletions, CompleteOptionsAndTheirChoices) {
  const Workplace place;
  EXPECT_EQ(completed(place, "spinepath run --prec", 2), Words{"--precision"});
  EXPECT_EQ(completed(place, "spinepath run --format \"\"", 3), (Words{"table", "csv", "json", "markdown"}));
  EXPECT_EQ(completed(place, "spinepath run --format = c", 4), Words{"csv"});
  EXPECT_EQ(completed(place, "spinepath run --format =", 3), (Words{"table", "csv", "json", "markdown"}));
  EXPECT_EQ(completed(place, "spinepath x.toml --by con", 3), Words{"condition"});
  EXPECT_EQ(completed(place, "spinepath help chec", 2), Words{"check"});
  EXPECT_EQ(completed(place, "spinepath --vers", 1), Words{"--version"});
}

TEST(BashCompletions, CompleteFoldersForOut) {
  const Workplace place;
  place.shell("mkdir results; touch rest.toml");
  EXPECT_EQ(completed(place, "spinepath run -o re", 3), Words{"results"});
}

TEST(Completions, OfOtherShellsAreGoodScripts) {
  const Workplace place;
  for (const std::string shell : {"zsh", "fish"}) {
    const Ran ran = place.shell("\"$S\" completions " + shell + " > script." + shell);
    EXPECT_EQ(ran.exit_code, 0);
    const std::string script = test::content(place.path() / ("script." + shell));
    for (const Command& command : commands())
      EXPECT_NE(script.find(command.name), std::string::npos) << shell << " " << command.name;
    if (place.shell("command -v " + shell).exit_code != 0) continue;
    EXPECT_EQ(place.shell(shell + " -n script." + shell).exit_code, 0) << shell;
  }
}

}  // namespace
}  // namespace spinepath::cli
