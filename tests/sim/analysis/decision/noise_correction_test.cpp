#include "sim/analysis/decision/noise_correction.h"

#include <gtest/gtest.h>

#include "sim/analysis/decision/choice.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using test::Normals;
using test::Replicated;

/// INMB of one strategy over the reference, N(mean, sd^2), known with a noise of its own.
Increments normal_increments(Eigen::Index draws, double mean, double sd, double noise_sd, Normals& normal) {
  Increments made{Eigen::MatrixXd::Zero(draws, 2), Eigen::MatrixXd::Zero(2, 2)};
  for (Eigen::Index i = 0; i < draws; ++i) made.value(i, 1) = mean + sd * normal() + noise_sd * normal();
  made.noise(1, 1) = noise_sd * noise_sd;
  return made;
}

/// Five strategies that move together, with noise that is correlated between them.
Increments five_strategies(Eigen::Index draws, Normals& normal) {
  Eigen::MatrixXd mix = Eigen::MatrixXd::Zero(5, 5), noisy = mix;
  for (Eigen::Index a = 1; a < 5; ++a)
    for (Eigen::Index b = 1; b <= a; ++b) {
      mix(a, b) = 100.0 * static_cast<double>(1 + (a * b) % 3);
      noisy(a, b) = 60.0 * static_cast<double>(1 + (a + b) % 2);
    }
  Increments made{Eigen::MatrixXd(draws, 5), noisy * noisy.transpose()};
  for (Eigen::Index i = 0; i < draws; ++i) {
    Eigen::VectorXd z(5), e(5);
    for (Eigen::Index s = 0; s < 5; ++s) z[s] = normal(), e[s] = normal();
    made.value.row(i) = (mix * z + noisy * e).transpose();
  }
  return made;
}

TEST(NoiseCorrection, OfNearbyCovariancesIsTheSameInOtherCoordinates) {
  Normals normal(11);
  for (const Eigen::Index draws : {4, 60, 500}) {  // of four draws, fewer differences than strategies
    const Increments made = five_strategies(draws, normal);
    const Eigen::MatrixXd total = covariance(made.value);
    const NearbyShrinkage nearby(total, made.noise);
    for (const Eigen::Index fewer : {draws - draws / 10, draws - 2, Eigen::Index{2}}) {
      const Eigen::MatrixXd other = covariance(made.value.topRows(fewer));
      const Eigen::MatrixXd expected = shrinkage(other, made.noise).factor;
      EXPECT_LT((nearby.factor(other) - expected).norm(), 1e-9 * (1 + expected.norm())) << draws << fewer;
    }
  }
}

TEST(NoiseCorrection, EvpiOfANormalIncrementIsUnbiasedWhereTheNaiveOneIsNot) {
  constexpr double truth = 572.689;  // INB ~ N(500, 2000^2)
  EXPECT_NEAR(test::normal_evpi(500, 2000), truth, 0.0005);
  Replicated naive, corrected;
  Normals normal(1);
  for (int repeat = 0; repeat < 400; ++repeat) {
    const Increments draws = normal_increments(1000, 500, 2000, 2000, normal);
    naive.add(choose(draws.value).evpi());
    corrected.add(choose(without_noise(draws).value).evpi());
  }
  EXPECT_LT(corrected.off(truth), test::standard_errors) << corrected.mean();
  EXPECT_NEAR(naive.mean(), test::normal_evpi(500, std::sqrt(8e6)), test::standard_errors * naive.error());
  EXPECT_GT(naive.off(truth), 100);  // 896: half as much again
}

// Three strategies of equal worth, N(0, s^2) each: E max = 1.5 s / sqrt(pi) (Teichroew, Ann Math Stat 27
// (1956) 410); and so, of the means of n draws with noise r, E max = 1.5 sqrt((s^2 + r^2) / (n pi)).
TEST(NoiseCorrection, EvpiOfThreeEqualStrategiesIsUnbiased) {
  constexpr double s = 1000, r = 1500, unit = 0.8462843753;
  constexpr Eigen::Index n = 1000;
  Replicated naive, corrected;
  Normals normal(8);
  for (int repeat = 0; repeat < 200; ++repeat) {
    Increments draws{Eigen::MatrixXd(n, 3), Eigen::MatrixXd::Zero(3, 3)};
    for (Eigen::Index i = 0; i < n; ++i) {
      const double reference = s * normal() + r * normal();
      for (Eigen::Index a = 0; a < 3; ++a)
        draws.value(i, a) = a == 0 ? 0 : s * normal() + r * normal() - reference;
    }
    draws.noise.bottomRightCorner(2, 2).setConstant(r * r);
    draws.noise.diagonal().tail(2).setConstant(2 * r * r);
    naive.add(choose(draws.value).evpi());
    corrected.add(choose(without_noise(draws).value).evpi());
  }
  const double of_means = unit * std::hypot(s, r) / std::sqrt(static_cast<double>(n));
  EXPECT_LT(corrected.off(unit * s - of_means), test::standard_errors) << corrected.mean();
  EXPECT_GT(naive.off(unit * s - of_means), 100);
}

TEST(NoiseCorrection, LeavesMeanAndCovarianceWithoutNoise) {
  Normals normal(2);
  const Increments draws = five_strategies(2000, normal);
  const Eigen::MatrixXd corrected = without_noise(draws).value;
  const Eigen::MatrixXd wanted = covariance(draws.value) - draws.noise;
  EXPECT_LT((covariance(corrected) - wanted).norm(), 1e-9 * wanted.norm());
  EXPECT_LT((corrected.colwise().mean() - draws.value.colwise().mean()).norm(), 1e-9);
}

TEST(NoiseCorrection, DoesNotDependOnTheReference) {
  Normals normal(3);
  const Increments draws = five_strategies(300, normal);
  Eigen::MatrixXd against_third = Eigen::MatrixXd::Identity(5, 5);  // rows: new increments
  against_third.col(2).array() -= 1;
  const Increments turned{draws.value * against_third.transpose(),
                          against_third * draws.noise * against_third.transpose()};
  const Eigen::MatrixXd once = without_noise(draws).value * against_third.transpose();
  EXPECT_LT((once - without_noise(turned).value).norm(), 1e-8 * once.norm());
}

TEST(NoiseCorrection, WithoutNoiseChangesNothing) {
  Normals normal(4);
  const Increments draws = normal_increments(100, 500, 2000, 0, normal);
  const WithoutNoise result = without_noise(draws);
  EXPECT_LT((result.value - draws.value).norm(), 1e-9 * draws.value.norm());
  EXPECT_EQ(result.contrasts, 1u);
  EXPECT_EQ(result.unresolved, 0u);
}

TEST(NoiseCorrection, TellsWhatCannotBeToldFromNoise) {
  Normals normal(5);
  int shrunk_to_mean = 0, unresolved = 0;
  for (int repeat = 0; repeat < 200; ++repeat) {
    const Increments draws = normal_increments(500, 50, 0, 300, normal);  // every parameter fixed
    const WithoutNoise result = without_noise(draws);
    shrunk_to_mean += choose(result.value).evpi() == 0 ? 1 : 0;
    unresolved += static_cast<int>(result.unresolved);
  }
  // Half the time the draws vary less than noise should; once in 44, by more than two standard errors too
  // much.
  EXPECT_NEAR(shrunk_to_mean, 100, 5 * 7);  // binomial: sd 7
  EXPECT_NEAR(unresolved, 200 * 43 / 44, 5 * 2.1);
}

TEST(NoiseCorrection, EqualStrategiesStayEqualAndMakeNoContrast) {
  Normals normal(6);
  Increments draws{Eigen::MatrixXd::Zero(50, 4), Eigen::MatrixXd::Zero(4, 4)};
  for (Eigen::Index i = 0; i < 50; ++i) draws.value(i, 1) = draws.value(i, 3) = 10 * normal();
  draws.noise(1, 1) = draws.noise(3, 3) = draws.noise(1, 3) = draws.noise(3, 1) = 25;
  const WithoutNoise result = without_noise(draws);
  EXPECT_EQ(result.contrasts, 1u);
  EXPECT_EQ(result.value.col(1), result.value.col(3));
  EXPECT_EQ(result.value.col(2), Eigen::VectorXd::Zero(50));
}

TEST(NoiseCorrection, DrawsThatAreAllTheSameStaySo) {
  const Increments draws{Eigen::MatrixXd::Constant(20, 2, 7), Eigen::MatrixXd::Ones(2, 2)};
  const WithoutNoise result = without_noise(draws);
  EXPECT_EQ(result.value, draws.value);
  EXPECT_EQ(result.contrasts, 0u);
}

}  // namespace
}  // namespace spinepath
