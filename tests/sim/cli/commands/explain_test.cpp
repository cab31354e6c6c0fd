// What `explain` prints and refuses.
#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::cli {
namespace {

using test::has;
using test::Ran;

class ExplainCommand : public testing::Test {
 protected:
  ExplainCommand() { place_.file("a.toml", std::string(scenario::small_scenario)); }
  Ran explain(const std::string& arguments) const { return place_.spinepath("explain a.toml " + arguments); }
  test::Workplace place_;
};

TEST_F(ExplainCommand, SaysWhatBecomesOfPeopleWhoFit) {
  const Ran ran =
      explain("--like 'age = 47, condition=degenerative_disc,pain=62,sex=female,severity=moderate'");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out,
                  "People like you: age 42 to 52 years, degenerative_disc, pain 57 to 67 VAS mm, female, "
                  "moderate"))
      << ran.out;
  EXPECT_TRUE(has(ran.out, "Of 1,000 people like you, 0 have half of their pain gone")) << ran.out;
}

TEST_F(ExplainCommand, RefusesDescriptionsThatItDoesNotUnderstand) {
  for (const auto& [like, message] :
       {std::pair{"age", "is not KEY=VALUE"}, std::pair{"age=old", "age=old is not a number"},
        std::pair{"condition=degenerative_disk", "did you mean degenerative_disc?"},
        std::pair{"weight=80", "age, condition, pain, sex, severity"},
        std::pair{"age=20", "nobody like that"}, std::pair{"age=50,age=47", "duplicate age"},
        std::pair{"age=47 --pathway physio_only", "goes with --patient"}}) {
    const Ran ran = explain(std::string("--like ") + like);
    EXPECT_EQ(ran.exit_code, usage) << like;
    EXPECT_TRUE(has(ran.err, message)) << ran.err;
  }
}

TEST_F(ExplainCommand, NeedsAPatientOrADescription) {
  EXPECT_EQ(explain("").exit_code, usage);
  EXPECT_EQ(explain("--patient 1 --like age=50").exit_code, usage);
  EXPECT_EQ(explain("--patient 1").exit_code, ok);
}

}  // namespace
}  // namespace spinepath::cli
