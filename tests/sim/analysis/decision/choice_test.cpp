#include "sim/analysis/decision/choice.h"

#include <numeric>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Choice, CountsTheBestOfEachDraw) {
  Eigen::MatrixXd benefit(4, 3);
  benefit << 1, 2, 3,  //
      5, 0, 0,         //
      0, 4, 1,         //
      0, 2, 1;
  const Choice choice = choose(benefit);
  EXPECT_EQ(choice.probability, (std::vector<double>{0.25, 0.5, 0.25}));
  EXPECT_EQ(choice.best, 1u);  // means 1.5, 2, 1.25; mean of the best in each draw (3 + 5 + 4 + 2) / 4 = 3.5
  EXPECT_EQ(choice.expected_loss, (std::vector<double>{2, 1.5, 2.25}));
  EXPECT_EQ(choice.evpi(), 1.5);
  EXPECT_EQ(choice.ties, 0u);
}

TEST(Choice, TheBestOnAverageNeedNotBeTheMostProbableOne) {
  Eigen::MatrixXd benefit(3, 2);
  benefit << 0, 1, 0, 1, 0, -5;
  const Choice choice = choose(benefit);
  EXPECT_EQ(choice.best, 0u);
  EXPECT_LT(choice.probability[0], choice.probability[1]);
}

TEST(Choice, TiesGoToTheFirstDeclaredAndAreCounted) {
  Eigen::MatrixXd benefit(3, 3);
  benefit << 1, 1, 0,  //
      0, 2, 2,         //
      3, 1, 1;
  const Choice choice = choose(benefit);
  EXPECT_EQ(choice.ties, 2u);
  EXPECT_DOUBLE_EQ(choice.probability[0], 2.0 / 3);
  EXPECT_DOUBLE_EQ(choice.probability[1], 1.0 / 3);
  EXPECT_EQ(choice.probability[2], 0);
  EXPECT_EQ(choose(Eigen::MatrixXd::Zero(10, 4)).best, 0u);
}

TEST(Choice, OfOneStrategyIsCertain) {
  const Choice choice = choose(Eigen::MatrixXd::Random(10, 1));
  EXPECT_EQ(choice.probability, std::vector<double>{1});
  EXPECT_EQ(choice.evpi(), 0);
  EXPECT_EQ(choice.ties, 0u);
}

TEST(Choice, ProbabilitiesSumToOneAndNothingIsWorthLessThanNothing) {
  for (int repeat = 0; repeat < 50; ++repeat) {
    const Choice choice = choose(Eigen::MatrixXd::Random(97, 5));
    EXPECT_NEAR(std::accumulate(choice.probability.begin(), choice.probability.end(), 0.0), 1, 1e-12);
    for (const double loss : choice.expected_loss) EXPECT_GE(loss, choice.evpi());
    EXPECT_GE(choice.evpi(), 0);
  }
}

}  // namespace
}  // namespace spinepath
