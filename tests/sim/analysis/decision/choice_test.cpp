#include "sim/analysis/decision/choice.h"

#include <cmath>
#include <numeric>
#include <random>

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
  EXPECT_EQ(choice.equal, std::vector<std::size_t>{1});  // means 4/3, 4/3 and 1
  const Choice same = choose(Eigen::MatrixXd::Zero(10, 4));
  EXPECT_EQ(same.best, 0u);
  EXPECT_EQ(same.equal, (std::vector<std::size_t>{1, 2, 3}));
}

TEST(Choice, BenefitsEqualWithinRoundingAreTies) {
  const double size = 5e5;  // of the net benefits; 2e-10 are four units of its last place
  Eigen::MatrixXd benefit(3, 3);
  benefit << 0, 2e-10, -100,  //
      0, -2e-10, 100,         //
      0, 50, 50 + 2e-10;
  const Choice choice = choose(benefit, size);
  EXPECT_EQ(choice.ties, 2u);
  for (const double probability : choice.probability) EXPECT_DOUBLE_EQ(probability, 1.0 / 3);
  EXPECT_EQ(choice.best, 1u);  // means 0, 50/3 and 50/3, within rounding
  EXPECT_EQ(choice.equal, std::vector<std::size_t>{2});
  EXPECT_EQ(choose(benefit).ties, 0u) << "without the size of the terms, numbers count that are left of them";
}

TEST(Choice, DoesNotDependOnTheLastBitOfNetBenefits) {
  std::mt19937_64 random(3);
  std::uniform_int_distribution<int> few(0, 3), direction(-1, 1);
  Eigen::MatrixXd benefit(200, 5), other(200, 5);
  for (Eigen::Index i = 0; i < benefit.size(); ++i) {
    const double x = 5e4 + 1000.1 * few(random);
    benefit(i) = x - 5e4;
    other(i) = std::nextafter(x, x + direction(random)) - 5e4;
  }
  const Choice one = choose(benefit, 6e4), two = choose(other, 6e4);
  EXPECT_EQ(one.best, two.best);
  EXPECT_EQ(one.ties, two.ties);
  EXPECT_GT(one.ties, 0u);
  EXPECT_EQ(one.probability, two.probability);
}

TEST(Choice, OfStrategiesInAnotherOrderIsTheSameWhereNoneAreTies) {
  const Eigen::MatrixXd benefit = Eigen::MatrixXd::Random(97, 4);
  const Choice one = choose(benefit), turned = choose(benefit.rowwise().reverse());
  EXPECT_EQ(one.best, 3 - turned.best);
  for (std::size_t s = 0; s < 4; ++s) EXPECT_EQ(one.probability[s], turned.probability[3 - s]);
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
