// What `verify` prints, writes and refuses; and that its page lists the checks that there are.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/analysis/verify/checks/list.h"
#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::cli {
namespace {

using test::content;
using test::has;
using test::Ran;

class VerifyCommand : public testing::Test {
 protected:
  Ran verified(const std::string& arguments,
               const std::string& text = std::string(scenario::small_scenario)) const {
    place_.file("a.toml", text);
    return place_.spinepath("verify a.toml --patients 1000 " + arguments);
  }
  nlohmann::json written() const {
    return nlohmann::json::parse(content(place_.path() / "results/verify/a/verify.json"));
  }
  test::Workplace place_;
};

TEST_F(VerifyCommand, PrintsAndWritesTheVerdictOfEachCheck) {
  const Ran ran = verified("");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "prices_zero")) << ran.out;
  EXPECT_TRUE(has(ran.out, " 0 failed")) << ran.out;
  EXPECT_TRUE(has(ran.err, "checks in ")) << ran.err;
  const nlohmann::json json = written();
  EXPECT_EQ(json["checks"].size(), verify::checks().size());
  EXPECT_EQ(json["manifest"]["patients"], 1000);
  for (std::size_t i = 0; i < verify::checks().size(); ++i)
    EXPECT_EQ(json["checks"][i]["check"], verify::checks()[i].name);
}

TEST_F(VerifyCommand, WarnsOfInputsThatChangeNothingAndEndsWell) {
  const std::string text =
      scenario::with("at_no_pain = 0.9", "at_no_pain = { value = 0.9 }") +
      "[[treatments.physio.adverse_events]]\nname = \"fall\"\nprobability = 0\ncost = 100\n";
  const Ran ran = verified("--only inputs_alive", text);
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "treatments.physio.adverse_events.fall.cost")) << ran.out;
  EXPECT_EQ(written()["checks"][0]["verdict"], "warning");
}

TEST_F(VerifyCommand, TakesTheChangesOfTheCommandLine) {
  EXPECT_EQ(verified("--only scale_of_pain --set cohort.pain=6").exit_code, ok);
  EXPECT_EQ(written()["checks"][0]["verdict"], "warning");
}

TEST_F(VerifyCommand, GivesTheSameBytesOnAnyNumberOfThreads) {
  const std::string one = verified("--out - --format json --threads 1").out;
  EXPECT_EQ(std::string::npos, one.find("\"failed\""));
  const auto checks = [](const std::string& text) { return nlohmann::json::parse(text)["checks"]; };
  EXPECT_EQ(checks(verified("--out - --format json --threads 2").out), checks(one));
}

TEST_F(VerifyCommand, RefusesUnknownChecksAndAMissingFile) {
  const Ran ran = verified("--only price_zero");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "did you mean prices_zero?")) << ran.err;
  EXPECT_EQ(place_.spinepath("verify").exit_code, usage);
  EXPECT_EQ(place_.spinepath("verify none.toml").exit_code, file_failure);
}

TEST_F(VerifyCommand, StopsOnCtrlC) {
  const Ran ran =
      place_.interrupted_after(0.7, "verify '" + test::four_ways + "' --patients 1e6 --only bits_repeated");
  EXPECT_EQ(ran.exit_code, interrupted) << ran.err;
}

TEST_F(VerifyCommand, ItsPageListsTheChecksThatThereAre) {
  const std::string page = content(std::string(SPINEPATH_ROOT) + "/scenarios/verify.md");
  const std::string begin = "<!-- checks -->\n", end = "<!-- /checks -->";
  const std::size_t first = page.find(begin) + begin.size();
  EXPECT_EQ(page.substr(first, page.find(end) - first),
            place_.spinepath("verify --list --format markdown").out)
      << "to make the table again: spinepath verify --list --format markdown";
}

}  // namespace
}  // namespace spinepath::cli
