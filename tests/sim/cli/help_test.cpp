// Help, manual page and completions, as the program prints them.
#include "sim/cli/help.h"

#include <sstream>

#include <gtest/gtest.h>

#include "sim/output/text/table.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/support/text.h"

namespace spinepath::cli {
namespace {

using test::has;
using test::lines_of;
using test::Ran;
using test::Workplace;

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

TEST(ShortHelp, FitsATerminalWithALineForEachOption) {
  const Workplace place;
  std::vector<std::string> calls{"-h"};
  for (const std::string& name : command_names()) calls.push_back(name + " -h");
  for (const std::string& call : calls) {
    const Ran ran = place.spinepath(call);
    EXPECT_EQ(ran.exit_code, ok) << call;
    EXPECT_TRUE(has(ran.out, "\nExample:\n  spinepath ")) << ran.out;
    bool options = false;
    for (const std::string& line : lines_of(ran.out)) {
      const bool command_of_shell = line.starts_with("  spinepath ") || line.starts_with("    --");
      if (!command_of_shell || options) {
        EXPECT_LE(output::display_width(line), help_width) << call << "\n" << line;
      }
      if (line.empty()) options = false;
      if (options) {
        EXPECT_TRUE(line.starts_with("  -") || line.starts_with("      --")) << call << "\n" << line;
      }
      if (line == "Options:") options = true;
    }
  }
}

TEST(LongHelp, SaysMoreThanTheShortOne) {
  const Workplace place;
  for (const std::string& name : command_names()) {
    const std::string whole = place.spinepath(name + " --help").out;
    EXPECT_GT(whole.size(), place.spinepath(name + " -h").out.size()) << name;
    EXPECT_TRUE(has(whole, "Exit codes:")) << name;
    EXPECT_EQ(whole, place.spinepath("help " + name).out) << name;
  }
  EXPECT_EQ(place.spinepath("--help").out, place.spinepath("help").out);
}

TEST(Help, FitsTheColumnsAskedFor) {
  const Workplace place;
  for (const std::string& line : lines_of(place.shell("COLUMNS=60 \"$S\" run --help").out))
    if (line.find("  ") != 0) {
      EXPECT_LE(output::display_width(line), 60u) << line;
    }
}

TEST(Help, OfAnUnknownCommandIsAMistake) {
  const Workplace place;
  const Ran ran = place.spinepath("help tornado");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "did you mean sensitivity?")) << ran.err;
}

TEST(ManualPage, NamesEveryCommandOptionAndExitCode) {
  const Workplace place;
  const std::string page = place.spinepath("man").out;
  EXPECT_TRUE(page.starts_with(".TH SPINEPATH 1 "));
  for (const std::string& name : command_names()) EXPECT_TRUE(has(page, "\n.SS " + name + "\n")) << name;
  for (const char* option : {"\\-\\-patients", "\\-\\-set", "\\-\\-format", "\\-o"})
    EXPECT_TRUE(has(page, option)) << option;
  EXPECT_TRUE(has(page, "\n.SH EXIT STATUS\n"));
}

TEST(ManualPage, IsCleanRoff) {
  const Workplace place;
  if (place.shell("command -v groff").exit_code != 0) GTEST_SKIP() << "groff is not installed";
  const Ran ran = place.shell("\"$S\" man | groff -man -Tutf8 -ww -z");
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.err, "");
}

}  // namespace
}  // namespace spinepath::cli
