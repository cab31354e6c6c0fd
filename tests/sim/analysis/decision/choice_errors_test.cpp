#include "sim/analysis/decision/choice_errors.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/statistics/jackknife.h"
#include "tests/sim/analysis/psa_example.h"

namespace spinepath {
namespace {

using Eigen::Index;

Eigen::VectorXd figures_of_choice(const Eigen::MatrixXd& benefit) {
  const Choice choice = choose(benefit);
  Eigen::VectorXd figures(1 + 2 * benefit.cols());
  figures[0] = choice.evpi();
  std::ranges::copy(choice.probability, figures.begin() + 1);
  std::ranges::copy(choice.expected_loss, figures.begin() + 1 + benefit.cols());
  return figures;
}

/// As defined: every figure again without each group, and with all draws shifted.
template <class Benefit>
Eigen::VectorXd errors_by_definition(const Increments& draws, Benefit&& benefit) {
  const auto figures = [&](const Eigen::MatrixXd& value) {
    return figures_of_choice(benefit(Increments{value, draws.noise}));
  };
  const Index n = draws.value.rows(), groups = jackknife_groups(n, draws.value.cols());
  std::vector<Eigen::VectorXd> without;
  for (Index g = 0; g < groups; ++g) {
    std::vector<Index> rest;
    for (Index i = 0; i < n; ++i)
      if (i % groups != g) rest.push_back(i);
    without.push_back(figures(draws.value(rest, Eigen::all)));
  }
  Eigen::VectorXd variance = jackknife_variances(without);
  for (Index s = 1; s < draws.shared_noise.cols(); ++s) {  // diagonal: its axes are the strategies
    Eigen::RowVectorXd shift = Eigen::RowVectorXd::Zero(draws.shared_noise.cols());
    shift[s] = std::sqrt(draws.shared_noise(s, s));
    const Eigen::VectorXd up = figures(draws.value.rowwise() + shift),
                          down = figures(draws.value.rowwise() - shift);
    variance += ((up - down) / 2).cwiseAbs2();
  }
  return variance.cwiseSqrt();
}

void expect_as_defined(const Increments& draws) {
  const ChoiceErrors errors = choice_errors(draws);
  const Eigen::VectorXd naive = errors_by_definition(draws, [](const Increments& x) { return x.value; });
  const Eigen::VectorXd corrected =
      errors_by_definition(draws, [](const Increments& x) { return without_noise(x).value; });
  ASSERT_EQ(errors.naive.size(), naive.size());
  for (Index f = 0; f < naive.size(); ++f) {
    EXPECT_NEAR(errors.naive[f], naive[f], 1e-9 * (1 + naive[f])) << f;
    EXPECT_NEAR(errors.corrected[f], corrected[f], 1e-9 * (1 + corrected[f])) << f;
  }
}

/// Three strategies over the first, the last one equal to the second.
Increments four_strategies(Index draws, double noise_sd) {
  test::Normals normal(7);
  Increments made{Eigen::MatrixXd::Zero(draws, 4), Eigen::MatrixXd::Zero(4, 4), Eigen::MatrixXd::Zero(4, 4)};
  for (Index i = 0; i < draws; ++i) {
    const double common = 300 * normal();
    made.value(i, 1) = 50 + common + noise_sd * normal();
    made.value(i, 2) = -20 + 0.5 * common + 200 * normal();
    made.value(i, 3) = made.value(i, 1);
  }
  made.noise(1, 1) = made.noise(3, 3) = made.noise(1, 3) = made.noise(3, 1) = noise_sd * noise_sd;
  made.shared_noise(2, 2) = 900;
  return made;
}

TEST(ChoiceErrors, AreThoseOfTheDefinition) {
  for (const Index draws : {3, 40, 250, 1000})  // groups of one draw and of several
    for (const double noise_sd : {0.0, 100.0, 1000.0}) expect_as_defined(four_strategies(draws, noise_sd));
}

/// Strategies that differ by an effect common to all and one of their own, most of them far from being the best.
Increments many_strategies(Index strategies) {
  constexpr Index draws = 150;
  test::Normals normal(9);
  Increments made{Eigen::MatrixXd::Zero(draws, strategies), Eigen::MatrixXd::Zero(strategies, strategies),
                  Eigen::MatrixXd::Zero(strategies, strategies)};
  for (Index s = 1; s < strategies; ++s) {
    made.noise(s, s) = 50 * 50;
    made.shared_noise(s, s) = s % 3 == 0 ? 0 : static_cast<double>(s * s) * 20;
  }
  for (Index i = 0; i < draws; ++i) {
    const double common = 300 * normal();
    for (Index s = 1; s < strategies; ++s)
      made.value(i, s) =
          static_cast<double>(5 - s) * 40 + common * static_cast<double>(s % 4) + 100 * normal();
  }
  return made;
}

TEST(ChoiceErrors, AreThoseOfTheDefinitionWithManyStrategies) {
  expect_as_defined(many_strategies(30));
  expect_as_defined(many_strategies(60));  // with fewer groups
  EXPECT_EQ(jackknife_groups(150, 44), 100);
  EXPECT_LT(jackknife_groups(150, 60), 100);
  EXPECT_EQ(jackknife_groups(150, 400), 20);
}

TEST(ChoiceErrors, AreNothingOfDrawsThatAreAllTheSame) {
  const ChoiceErrors errors =
      choice_errors({Eigen::MatrixXd::Constant(20, 3, 5), Eigen::MatrixXd::Zero(3, 3)});
  EXPECT_NEAR(errors.naive.norm(), 0, 1e-12);  // rounding
  EXPECT_NEAR(errors.corrected.norm(), 0, 1e-12);
}

}  // namespace
}  // namespace spinepath
