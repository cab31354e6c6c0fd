#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::has;
using test::Ran;
namespace fs = std::filesystem;

class Rerun : public testing::Test {
 protected:
  Rerun() {
    place_.spinepath("new s.toml");
    run("run s.toml --patients 3000 --draws 20 --patients-per-draw 50 --by severity --out o/x -j 2");
    run("sensitivity s.toml --patients 200 --out o/x");
  }
  void run(const std::string& arguments) const {
    const Ran ran = place_.spinepath(arguments + " --quiet");
    EXPECT_EQ(ran.exit_code, ok) << ran.err;
  }
  std::string text(const std::string& file) const { return test::content(place_.path() / file); }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(place_.path() / file, std::ios::binary) << text;
  }

  const test::Workplace place_;
};

TEST_F(Rerun, OfUntouchedResultsFindsTheSameBytesFromAnyFolder) {
  const Ran ran = place_.shell("cd /; \"$S\" rerun \"$OLDPWD/o/x\"");
  EXPECT_EQ(ran.exit_code, ok) << ran.out << ran.err;
  EXPECT_TRUE(has(ran.out, "same")) << ran.out;
  EXPECT_TRUE(has(ran.out, "outcomes.csv\n")) << ran.out;
  EXPECT_TRUE(has(ran.out, "sensitivity.csv\n")) << ran.out;
  EXPECT_TRUE(has(ran.out, "export/cost.csv\n")) << ran.out;
  EXPECT_TRUE(has(ran.out, "summary.json\n")) << ran.out;
  EXPECT_FALSE(has(ran.out, "differs")) << ran.out;
  EXPECT_TRUE(has(ran.out, " the same, to the byte\n")) << ran.out;
  EXPECT_TRUE(has(ran.err, "spinepath run s.toml --patients=3000")) << ran.err;
}

TEST_F(Rerun, NamesWhatDiffersIsMissingOrWasChanged) {
  write("o/x/differences.csv", text("o/x/differences.csv") + "1\n");
  fs::remove(place_.path() / "o/x/flow.csv");
  std::string scenario = text("s.toml");
  const std::string key = "at_no_pain = ";
  ASSERT_NE(scenario.find(key), std::string::npos);
  write("s.toml", scenario.replace(scenario.find(key) + key.size(), 3, "0.8"));
  const Ran ran = place_.spinepath("rerun o/x");
  EXPECT_EQ(ran.exit_code, check_failed) << ran.err;
  EXPECT_TRUE(has(ran.out, "changed since  ")) << ran.out;
  EXPECT_TRUE(has(ran.out, "missing        ")) << ran.out;
  EXPECT_TRUE(has(ran.out, "differs        ")) << ran.out;
}

TEST_F(Rerun, OfAFolderWithoutResultsIsAnError) {
  EXPECT_EQ(place_.spinepath("rerun .").exit_code, file_failure);
  EXPECT_EQ(place_.spinepath("rerun nowhere").exit_code, file_failure);
  EXPECT_EQ(place_.spinepath("rerun").exit_code, usage);
}

TEST_F(Rerun, TheListOfFilesSaysWhereTheyComeFrom) {
  const std::string files = text("o/x/files.json");
  for (const char* fact :
       {"\"words\"", "\"folder\"", "\"host\"", "\"processor\"", "\"started\"", "\"wall_seconds\"",
        "\"processor_seconds\"", "\"threads\": 2", "\"read\"", "\"compiler\"", "\"sha256\""})
    EXPECT_TRUE(has(files, fact)) << fact << files;
  const Ran sum = place_.shell("sha256sum o/x/outcomes.csv");
  EXPECT_TRUE(has(files, sum.out.substr(0, 64))) << sum.out;
}

}  // namespace
}  // namespace spinepath::cli
