// What `validate` prints, writes and refuses.
#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::cli {
namespace {

using test::content;
using test::has;
using test::Ran;

class ValidateCommand : public testing::Test {
 protected:
  Ran validate(const std::string& keys, const std::string& arguments = "") const {
    place_.file("a.toml", std::string(scenario::small_scenario) +
                              "[[published]]\nname = \"physiotherapy arm\"\npathway = \"physio_only\"\n"
                              "outcome = \"relief_50\"\nat = \"3 months\"\n" +
                              keys);
    return place_.spinepath("validate a.toml --patients 1000 " + arguments);
  }
  test::Workplace place_;
};

TEST_F(ValidateCommand, PrintsAndWritesWhatIsPredictedAndPublished) {
  const Ran ran = validate("value = 0.3\nn = 100\n");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "physiotherapy arm")) << ran.out;
  EXPECT_TRUE(has(ran.err, "1 scenario in ")) << ran.err;
  const std::string csv = content(place_.path() / "results/validate/a/validation.csv");
  EXPECT_TRUE(has(csv, "a.toml,physiotherapy arm,physio_only,relief_50,,3 months,,level,probability,0."))
      << csv;
  EXPECT_TRUE(has(csv, ",inside,no,")) << csv;
}

TEST_F(ValidateCommand, EndsWithFailureOnAnUnexplainedMiss) {
  EXPECT_EQ(validate("value = 0.9\nn = 1000\n").exit_code, check_failed);
  EXPECT_EQ(validate("value = 0.9\nn = 1000\nmiss = \"other patients\"\n").exit_code, ok);
}

TEST_F(ValidateCommand, RefusesFiguresWithoutARowAndFilesWithoutFigures) {
  const Ran ran = validate("value = 0.3\nof = \"payer\"\n");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(has(ran.err, "a.toml:")) << ran.err;
  EXPECT_TRUE(has(ran.err, "physio_only has no relief_50 of payer at 3 months")) << ran.err;
  place_.file("none.toml", std::string(scenario::small_scenario));
  EXPECT_EQ(place_.spinepath("validate none.toml").exit_code, invalid_scenario);
}

TEST_F(ValidateCommand, PrintsAPageOfMarkdown) {
  const Ran ran = validate("value = 0.3\nn = 100\n", "--format markdown --out -");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "| physiotherapy arm |")) << ran.out;
}

}  // namespace
}  // namespace spinepath::cli
