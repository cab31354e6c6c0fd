// What `sources` tells of the shipped scenario, and of mistakes.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::content;
using test::four_ways;
using test::has;
using test::Ran;

class SourcesCommand : public testing::Test {
 protected:
  Ran sources(const std::string& options) const { return place_.spinepath("sources " + options); }
  std::string csv(const std::string& options) const {
    EXPECT_EQ(sources(four_ways + " --csv e.csv " + options).exit_code, ok);
    return content(place_.path() / "e.csv");
  }
  test::Workplace place_;
};

TEST_F(SourcesCommand, TellsHowFarTheClinicsAreFromTheTrials) {
  const Ran ran = sources(four_ways);
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_EQ(test::without_warnings(ran.err), "");
  EXPECT_TRUE(has(ran.out, "How far are clinics' claims from controlled evidence?"));
  EXPECT_TRUE(has(ran.out, "0.277 (implied)"));  // 1 - Phi((50 - 32.4)/hypot(28, 10))
}

TEST_F(SourcesCommand, WithEvidenceListsWhatARunOfItReads) {
  const std::string all = csv(""), controlled = csv("--evidence controlled"),
                    claim = csv("--evidence clinic_claim");
  for (const char* path : {".clinic_claim.", ".observed.", ".sham_one_trial.", "platelet_rich_plasma_disc"}) {
    EXPECT_TRUE(has(all, path)) << path;
    EXPECT_FALSE(has(controlled, path)) << path;
  }
  EXPECT_TRUE(has(claim, "marrow_cells_disc.variants.clinic_claim.response.12 months.relief_50,0.69,"));
  EXPECT_FALSE(has(claim, "marrow_cells_disc.specific_effect."));
  EXPECT_TRUE(has(claim, "fusion.effect."));
}

TEST_F(SourcesCommand, NoFileThatIsReadIsWrittenOver) {
  place_.spinepath("new s.toml");
  const std::string before = content(place_.path() / "s.toml");
  place_.shell("ln s.toml same.csv");
  for (const std::string csv : {"s.toml", "./s.toml", "same.csv"}) {
    const Ran ran = sources("s.toml --csv " + csv);
    EXPECT_EQ(ran.exit_code, file_failure);
    EXPECT_EQ(ran.err, "spinepath: cannot write " + csv + ": this command reads it\n");
    EXPECT_EQ(content(place_.path() / "s.toml"), before);
  }
}

TEST_F(SourcesCommand, ALinkStaysAndItsTargetIsWritten) {
  place_.spinepath("new s.toml");
  place_.shell("touch target.csv; ln -s target.csv link.csv; ln -s nothing dangling.csv");
  EXPECT_EQ(sources("s.toml --csv link.csv").exit_code, ok);
  EXPECT_TRUE(std::filesystem::is_symlink(place_.path() / "link.csv"));
  EXPECT_TRUE(has(content(place_.path() / "target.csv"), "cohort.female,"));
  EXPECT_EQ(sources("s.toml --csv dangling.csv").exit_code, file_failure);
  EXPECT_EQ(place_.shell("\"$S\" sources s.toml --csv /dev/stdout > both.txt").exit_code, ok);
  EXPECT_TRUE(has(content(place_.path() / "both.txt"), "cohort.female,"));
}

TEST_F(SourcesCommand, AnUnknownEvidenceIsAnsweredWithTheNearest) {
  const Ran ran = sources(four_ways + " --evidence clinic_clam");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_EQ(test::without_warnings(ran.err),
            "spinepath sources: --evidence: unknown evidence clinic_clam; did you mean clinic_claim?\n");
  EXPECT_EQ(ran.out, "");
}

TEST_F(SourcesCommand, EvidenceThatLeavesPatientsWithoutAResponseIsAMistake) {
  place_.spinepath("new s.toml");
  place_.shell(
      "sed -i 's/^\\[treatments.steroid_injection.specific_effect\\]/"
      "[treatments.steroid_injection.variants.seen.specific_effect]/; "
      "s/^\\[simulation\\]/[evidence]\\ncontrolled = \"differences\"\\nseen = \"arms\"\\n&\\nevidence = "
      "\"seen\"/' "
      "s.toml");
  EXPECT_EQ(sources("s.toml --evidence seen").exit_code, ok);
  const Ran ran = sources("s.toml --evidence controlled --csv e.csv");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(has(ran.err, "with evidence controlled: s.toml:")) << ran.err;
  EXPECT_TRUE(has(ran.err, "treatments.steroid_injection: no response, effect or specific_effect for "))
      << ran.err;
  EXPECT_FALSE(std::filesystem::exists(place_.path() / "e.csv"));
}

TEST_F(SourcesCommand, AFileThatCannotBeWrittenIsAFailure) {
  const Ran ran = sources(four_ways + " --csv /proc/x/e.csv");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_EQ(ran.out, "");
}

}  // namespace
}  // namespace spinepath::cli
