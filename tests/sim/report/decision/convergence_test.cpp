#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/decision/decided.h"

namespace spinepath::report {
namespace {

TEST(ConvergenceFigure, ComparesWhatMovedWithTheLead) {
  // Net benefit at 20,000, by draws: 200, -400, -200, 0, 200, …: -800 / 7 of seven, -1,400 / 14 of all.
  TestFolder folder = decided_run();
  folder.add_file("draws.csv", draws_text(14));
  const auto figure = convergence_figure(folder.material());
  ASSERT_TRUE(figure);
  EXPECT_EQ(figure->finding,
            "The second half of 14 draws moved means by at most 14 USD; the best leads by 100");
}

TEST(ConvergenceFigure, RoundingErrorIsNoMovement) {
  EXPECT_EQ(convergence_figure(decided_run().material())->finding,
            "The second half of 20 draws moved means by at most 0 USD; the best leads by 100");
}

TEST(ConvergenceFigure, SaysWhenMoreDrawsCouldChangeTheOrder) {
  std::string text = "draw,pathway,outcome,of,at,mean,se\n";
  for (int i = 1; i <= 20; ++i)
    text += fmt::format(
        "{0},first,spend,health_care,horizon,0,1\n{0},first,qalys,,horizon,3,0\n"
        "{0},second,spend,health_care,horizon,{1},1\n{0},second,qalys,,horizon,3,0\n",
        i, i <= 10 ? -100 : 90);
  TestFolder folder = decided_run();
  folder.add_file("draws.csv", text);
  EXPECT_EQ(convergence_figure(folder.material())->finding,
            "More draws could change which is best: half of 20 draws moved means by up to 95 USD, the best "
            "leads by 5.0");
}

TEST(ConvergenceFigure, HasTheShareOfTheErrorThatIsDueToPatients) {
  const auto figure = convergence_figure(decided_run().material());
  EXPECT_NE(figure->error.find("36 % is due to the number of patients: more draws would"), std::string::npos)
      << figure->error;  // errors 6 and 10
}

TEST(ConvergenceFigure, IsLeftOutWithoutDraws) {
  EXPECT_FALSE(convergence_figure(Material{}));
  TestFolder folder = decided_run();
  folder.add_file("draws.csv", draws_text(5));
  EXPECT_FALSE(convergence_figure(folder.material()));
}

}  // namespace
}  // namespace spinepath::report
