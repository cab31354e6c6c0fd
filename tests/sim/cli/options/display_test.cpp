// How results are shown: formats, widths, colours, stdout alone, and the short names of options.
#include "sim/cli/options/display.h"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/output/text/table.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/support/text.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::content;
using test::four_ways;
using test::has;
using test::Ran;

/// Commands that print results; `compare` and `budget` need more than the starter scenario.
const std::vector<std::string> printing{
    "run " + four_ways + " --patients 200 -o o",
    "compare " + four_ways + " --evidence controlled,observed --patients 200 -o c",
    "sensitivity " + four_ways + " --patients 10 --parameters 'utility*' -o t",
    "budget " + four_ways + " --patients 200 -o b",
    "check " + four_ways,
    "sources " + four_ways};

TEST(Formats, AreAlikeOnEveryCommandThatPrintsResults) {
  const test::Workplace place;
  for (const std::string& command : printing) {
    const Ran csv = place.spinepath(command + " --format csv"),
              text = place.spinepath(command + " --format json"),
              markdown = place.spinepath(command + " --format markdown");
    EXPECT_EQ(csv.exit_code, ok) << command << csv.err;
    EXPECT_TRUE(has(csv.out.substr(0, csv.out.find('\n')), ",")) << command;
    EXPECT_TRUE(json::accept(text.out)) << command;
    EXPECT_TRUE(has(markdown.out, "\n| --- |")) << command << "\n" << markdown.out;
    EXPECT_FALSE(has(markdown.out, "──")) << command;
    EXPECT_EQ(place.spinepath(command + " --format xml").exit_code, usage) << command;
  }
}

TEST(Pages, FitTheColumnsAskedFor) {
  const test::Workplace place;
  for (const std::string& command : printing)
    for (const std::size_t columns : {80u, 100u}) {
      const Ran ran = place.shell("COLUMNS=" + std::to_string(columns) + " \"$S\" " + command);
      EXPECT_EQ(ran.exit_code, ok) << command << ran.err;
      std::istringstream in(ran.out);
      for (std::string line; std::getline(in, line);)
        EXPECT_LE(output::display_width(line), columns) << command << "\n" << line;
    }
}

TEST(Colours, AreAsAskedFor) {
  const test::Workplace place;
  const std::string check = "check " + four_ways;
  EXPECT_FALSE(has(place.spinepath(check).out, "\033"));
  EXPECT_TRUE(has(place.spinepath(check + " --color always").out, "\033[1m"));
  EXPECT_FALSE(has(place.shell("CLICOLOR_FORCE=1 \"$S\" " + check + " --color never").out, "\033"));
  EXPECT_FALSE(has(place.shell("CLICOLOR_FORCE=1 NO_COLOR=1 \"$S\" " + check).out, "\033"));
  EXPECT_TRUE(has(place.shell("NO_COLOR=1 \"$S\" " + check + " --color always").out, "\033[1m"));
}

TEST(OutOfAHyphen, WritesNoFiles) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  for (const char* out : {"-o -", "--out -", "--out=-"}) {
    const Ran ran = place.spinepath(std::string("run s.toml --patients 100 --format csv ") + out);
    EXPECT_EQ(ran.exit_code, ok) << ran.err;
    EXPECT_TRUE(ran.out.starts_with("pathway,outcome,")) << ran.out;
    EXPECT_FALSE(has(ran.err, "files in")) << ran.err;
  }
  EXPECT_FALSE(std::filesystem::exists(place.path() / "results"));
  EXPECT_FALSE(std::filesystem::exists(place.path() / "-"));
}

TEST(ScenarioOfAHyphen, IsReadFromStdin) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  const std::string options = " --patients 100 --format csv -q -o -";
  const Ran ran = place.shell("\"$S\" run -" + options + " < s.toml");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_EQ(ran.out, place.spinepath("run s.toml" + options).out);
  const Ran bad = place.shell("echo 'schema = 2\nfoo = 2' | \"$S\" check -");
  EXPECT_EQ(bad.exit_code, invalid_scenario);
  EXPECT_TRUE(has(bad.err, "<stdin>:2:1: foo")) << bad.err;
}

TEST(ShortOptions, AreTheUsualOnes) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  const Ran ran = place.spinepath("run s.toml --patients 1000 -j 1 -o o -q");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(json::parse(content(place.path() / "o/files.json"))["runs"][0]["origin"]["threads"], 1);
  EXPECT_EQ(place.spinepath("-V").out, place.spinepath("--version").out);
}

TEST(Verbose, SaysWhatIsDone) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  const Ran ran = place.spinepath("run s.toml --patients 100 --draws 3 --patients-per-draw 64 -o o -v");
  EXPECT_EQ(ran.exit_code, ok);
  for (const char* part :
       {"read s.toml", "scenario hash ", "100 patients", "3 draws", "wrote o/outcomes.csv"})
    EXPECT_TRUE(has(ran.err, part)) << part << "\n" << ran.err;
  EXPECT_EQ(place.spinepath("run s.toml -q -v").exit_code, usage);
}

TEST(CommandLine, OfAScenarioAloneRunsIt) {
  const test::Workplace place;
  place.spinepath("new s.toml");
  EXPECT_EQ(place.spinepath("s.toml --patients 100 -q --format csv -o -").out,
            place.spinepath("run s.toml --patients 100 -q --format csv -o -").out);
}

TEST(CommandLine, OtherWordsForACommandAreUnderstood) {
  const test::Workplace place;
  for (const auto& [word, meant] : {std::pair{"tornado", "sensitivity"},
                                    {"psa", "run --draws"},
                                    {"bia", "budget"},
                                    {"ceac", "run --draws"},
                                    {"lint", "check"}}) {
    const Ran ran = place.spinepath(std::string(word) + " x.toml");
    EXPECT_EQ(ran.exit_code, usage);
    EXPECT_TRUE(has(ran.err, std::string("did you mean ") + meant)) << ran.err;
  }
}

}  // namespace
}  // namespace spinepath::cli
