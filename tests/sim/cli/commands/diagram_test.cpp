// `diagram` writes the picture of a scenario, and over nothing that it read.
#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::content;
using test::four_ways;
using test::has;
using test::Ran;

class DiagramCommand : public testing::Test {
 protected:
  Ran diagram(const std::string& arguments) const { return place_.spinepath("diagram " + arguments); }
  std::string file(const std::string& name) const { return content(place_.path() / name); }
  test::Workplace place_;
};

TEST_F(DiagramCommand, WritesTheSamePictureToAFileAndToStdout) {
  const Ran ran = diagram(four_ways);
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_EQ(test::without_warnings(ran.err), "5 pathways drawn; files in results/diagram/four_ways.svg\n");
  EXPECT_EQ(ran.out, "");
  const std::string svg = file("results/diagram/four_ways.svg");
  EXPECT_TRUE(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
  EXPECT_EQ(diagram(four_ways + " -o -").out, svg);
  EXPECT_EQ(diagram(four_ways + " --out a/b.svg").exit_code, ok);
  EXPECT_EQ(file("a/b.svg"), svg);
}

TEST_F(DiagramCommand, DrawsTheScenarioWithChanges) {
  const std::string changed =
      diagram(four_ways + " -o - --set pathways.ladder.steps.discectomy.accept=0.25").out;
  EXPECT_TRUE(has(changed, "Discectomy (25 % accept, ")) << changed;
}

TEST_F(DiagramCommand, DrawsAsManyColumnsAsAskedFor) {
  EXPECT_EQ(diagram(four_ways + " -o - --columns 1").out, diagram(four_ways + " -o -").out);
  EXPECT_TRUE(has(diagram(four_ways + " -o -").out, "viewBox=\"0 0 460 "));
  EXPECT_TRUE(has(diagram(four_ways + " -o - --columns 3").out, "viewBox=\"0 0 1380 "));
  EXPECT_EQ(diagram(four_ways + " -o - --columns 0").exit_code, usage);
}

TEST_F(DiagramCommand, DoesNotWriteOverTheScenario) {
  place_.spinepath("new s.toml");
  const std::string before = file("s.toml");
  const Ran ran = diagram("s.toml --out ./s.toml");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_EQ(ran.err, "spinepath: cannot write ./s.toml: this command reads it\n");
  EXPECT_EQ(file("s.toml"), before);
}

TEST_F(DiagramCommand, AScenarioWithErrorsIsNotDrawn) {
  place_.file("s.toml", "schema = 2\n");
  const Ran ran = diagram("s.toml --out s.svg");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_FALSE(std::filesystem::exists(place_.path() / "s.svg"));
}

}  // namespace
}  // namespace spinepath::cli
