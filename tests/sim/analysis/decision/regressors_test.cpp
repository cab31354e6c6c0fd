#include "sim/analysis/decision/regressors.h"

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"

namespace spinepath {
namespace {

/// Two parameters of one rank, bent differently, and one of its own.
PsaSample curve_and_price() {
  PsaSample sample = test::empty_sample({"usual"}, 5, {"price", "relief_30", "relief_50"});
  sample.parameter_ranks = {0, 1, 1};
  const double rates[] = {0.3, 0.5, 0.1, 0.2, 0.4};
  for (std::size_t i = 0; i < 5; ++i) {
    test::parameter_at(sample, i, 0) = 100 + static_cast<double>(i * i);
    test::parameter_at(sample, i, 1) = rates[i];
    test::parameter_at(sample, i, 2) = rates[i] * rates[i] * rates[i];
  }
  return sample;
}

TEST(NormalScores, AreThoseOfTheOrder) {
  const Eigen::VectorXd scores = normal_scores(Eigen::VectorXd{{3, -100, 7}});
  EXPECT_NEAR(scores[0], 0, 1e-12);
  EXPECT_NEAR(scores[1], -0.8694, 1e-4);  // Phi^-1((1 - 3/8) / (3 + 1/4))
  EXPECT_NEAR(scores[2], 0.8694, 1e-4);
}

TEST(NormalScores, OfEqualValuesAreEqual) {
  const Eigen::VectorXd scores = normal_scores(Eigen::VectorXd{{2, 1, 2, 5}});
  EXPECT_EQ(scores[0], scores[2]);
  EXPECT_NEAR(scores[0], 0, 1e-12);  // their mean rank is 2.5 of 4
  EXPECT_NEAR(normal_scores(Eigen::VectorXd::Constant(7, 3.5)).norm(), 0, 1e-12);
}

TEST(Regressors, OfAParameterWithARankOfItsOwnAreItsValues) {
  const Eigen::MatrixXd price = regressors(curve_and_price(), {0});
  ASSERT_EQ(price.cols(), 1);
  EXPECT_EQ(price.col(0), (Eigen::VectorXd{{100, 101, 104, 109, 116}}));
}

TEST(Regressors, OfParametersOfOneRankAreTheSameWhicheverIsAskedAbout) {
  const PsaSample sample = curve_and_price();
  const Eigen::MatrixXd first = regressors(sample, {1});
  ASSERT_EQ(first.cols(), 1);
  EXPECT_EQ(first.col(0), normal_scores(Eigen::VectorXd{{3, 5, 1, 2, 4}}));
  EXPECT_EQ(regressors(sample, {2}), first);
  EXPECT_EQ(regressors(sample, {1, 2}), first);
  const Eigen::MatrixXd all = regressors(sample, {2, 0, 1});
  ASSERT_EQ(all.cols(), 2);
  EXPECT_EQ(all.col(0), first.col(0));
  EXPECT_EQ(all.col(1), regressors(sample, {0}).col(0));
}

}  // namespace
}  // namespace spinepath
