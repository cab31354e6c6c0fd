#include "sim/analysis/decision/evppi.h"

#include <gtest/gtest.h>

#include "sim/analysis/decision/choice.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using test::linear_sample;
using test::Normals;
using test::Replicated;
using test::standard_errors;

constexpr Perspective perspective{};
constexpr double k = 20000;

Regression on(const PsaSample& sample, const std::vector<std::size_t>& parameters) {
  Eigen::MatrixXd x(static_cast<Eigen::Index>(sample.draws), std::ssize(parameters));
  for (Eigen::Index i = 0; i < x.rows(); ++i)
    for (Eigen::Index p = 0; p < x.cols(); ++p)
      x(i, p) = sample.parameter(static_cast<std::size_t>(i), parameters[static_cast<std::size_t>(p)]);
  return Regression(x);
}

TEST(Evppi, OfALinearDecisionIsKnownWhateverTheNoise) {
  for (const double noise : {0.0, 1.0}) {  // the noise of INB then has an sd of 1000, above that of X and Y
    Replicated of_x, of_y, of_both, of_idle;
    for (std::uint64_t repeat = 0; repeat < 200; ++repeat) {
      const PsaSample sample = linear_sample(1000, 100 + repeat, 600 * noise, 0.04 * noise);
      const Increments draws = increments(sample, perspective, k);
      of_x.add(evppi(draws, on(sample, {0})).value);
      of_y.add(evppi(draws, on(sample, {1})).value);
      of_both.add(evppi(draws, on(sample, {0, 1})).value);
      of_idle.add(evppi(draws, on(sample, {2})).value);
    }
    EXPECT_LT(of_x.off(271.644), standard_errors) << noise << ": " << of_x.mean();
    EXPECT_LT(of_y.off(76.271), standard_errors) << noise << ": " << of_y.mean();
    EXPECT_LT(of_both.off(293.188), standard_errors)
        << noise << ": " << of_both.mean();  // both are all: EVPI
    EXPECT_LT(of_idle.mean(), 0.01 * 293.188) << noise;
  }
}

// Of two more strategies that are never worth their money and do not depend on X.
TEST(Evppi, IsNotChangedByStrategiesThatTheParameterDoesNotMove) {
  Replicated of_x;
  for (std::uint64_t repeat = 0; repeat < 100; ++repeat) {
    const PsaSample two = linear_sample(1000, 2000 + repeat, 300, 0.02);
    PsaSample four = test::empty_sample({"usual", "new", "dear", "dearer"}, 1000, two.parameters);
    four.parameter_values = two.parameter_values;
    Normals normal(3000 + repeat);
    for (std::size_t i = 0; i < 1000; ++i)
      for (std::size_t s = 0; s < 4; ++s) {
        const bool dear = s > 1;
        const double more = dear ? 9000 + 500 * normal() : 0;
        test::mean_at(four, i, s, test::care_cost) = two.at(i, dear ? 0 : s, test::care_cost) + more;
        test::mean_at(four, i, s, test::qaly_gain) = two.at(i, dear ? 0 : s, test::qaly_gain);
      }
    of_x.add(evppi(increments(four, perspective, k), on(four, {0})).value);
  }
  EXPECT_LT(of_x.off(271.644), standard_errors) << of_x.mean();
}

TEST(Evppi, IsTheSameWhicheverStrategyIsTheReference) {
  const PsaSample linear = linear_sample(300, 21, 300, 0.02);
  PsaSample one = test::empty_sample({"usual", "new", "dear"}, 300, linear.parameters);
  one.parameter_values = linear.parameter_values;
  PsaSample other = one;
  Normals normal(22);
  for (std::size_t i = 0; i < 300; ++i) {
    const double x = one.parameter(i, 0), dear = 4400 + 5e5 * x * x + 2000 * normal();
    const double costs[] = {4000, linear.at(i, 1, test::care_cost), dear};
    const double gains[] = {2, linear.at(i, 1, test::qaly_gain), 2.02 + x};
    for (std::size_t s = 0; s < 3; ++s) {
      test::mean_at(one, i, s, test::care_cost) = test::mean_at(other, i, 2 - s, test::care_cost) = costs[s];
      test::mean_at(one, i, s, test::qaly_gain) = test::mean_at(other, i, 2 - s, test::qaly_gain) = gains[s];
    }
  }
  const Evppi forward = evppi(increments(one, perspective, k), on(one, {0}));
  const Evppi backward = evppi(increments(other, perspective, k), on(other, {0}));
  EXPECT_GT(forward.value, 10);
  EXPECT_NEAR(forward.value, backward.value, 1e-6);
  EXPECT_NEAR(forward.error, backward.error, 1e-6);
}

TEST(Evppi, ItsErrorIsTheSpreadBetweenRepetitions) {
  Replicated value, error;
  for (std::uint64_t repeat = 0; repeat < 300; ++repeat) {
    const PsaSample sample = linear_sample(1000, 900 + repeat, 300, 0.02);
    const Evppi x = evppi(increments(sample, perspective, k), on(sample, {0}));
    value.add(x.value);
    error.add(x.error);
  }
  EXPECT_NEAR(error.mean() / value.sd(), 1, 5 * std::sqrt(0.5 / 300));  // relative se of an sd: 1 / sqrt(2 n)
}

// INB = 20000 X^2 Z - 900 V with V = exp(W), X ~ N(1, 0.5^2), Z ~ N(0.05, 0.03^2), W ~ N(0, 0.5^2): bends and
// an interaction. Known parameters inside, the others' expectations by hand: E X^2 = 1.25, E Z = 0.05, E V =
// exp(0.125).
struct Bent {
  double x, z, v;
  explicit Bent(Normals& normal)
      : x(1 + 0.5 * normal()), z(0.05 + 0.03 * normal()), v(std::exp(0.5 * normal())) {}
};
const double mean_v = std::exp(0.125);
double benefit(double x_squared, double z, double v) { return 20000 * x_squared * z - 900 * v; }

TEST(Evppi, OfABentDecisionAgreesWithNestedSimulation) {
  Normals normal(7);
  // Outer loop of the nested simulation; the inner expectation is exact.
  Replicated x, z, v, xz;
  double mean = benefit(1.25, 0.05, mean_v);
  for (int outer = 0; outer < 1'000'000; ++outer) {
    const Bent b(normal);
    x.add(std::max(0.0, benefit(b.x * b.x, 0.05, mean_v)) - std::max(0.0, mean));
    z.add(std::max(0.0, benefit(1.25, b.z, mean_v)) - std::max(0.0, mean));
    v.add(std::max(0.0, benefit(1.25, 0.05, b.v)) - std::max(0.0, mean));
    xz.add(std::max(0.0, benefit(b.x * b.x, b.z, mean_v)) - std::max(0.0, mean));
  }
  Replicated by_x, by_z, by_v, by_xz;
  for (std::uint64_t repeat = 0; repeat < 60; ++repeat) {
    Normals each(1000 + repeat);
    PsaSample sample = test::empty_sample({"usual", "new"}, 2000, {"x", "z", "v"});
    test::noise_at(sample, 1, test::care_cost, 1, test::care_cost) = 500.0 * 500;
    for (std::size_t i = 0; i < sample.draws; ++i) {
      const Bent b(each);
      test::parameter_at(sample, i, 0) = b.x;
      test::parameter_at(sample, i, 1) = b.z;
      test::parameter_at(sample, i, 2) = b.v;
      test::mean_at(sample, i, 1, test::care_cost) = 500 * each() - benefit(b.x * b.x, b.z, b.v);
    }
    const Increments draws = increments(sample, perspective, k);
    by_x.add(evppi(draws, on(sample, {0})).value);
    by_z.add(evppi(draws, on(sample, {1})).value);
    by_v.add(evppi(draws, on(sample, {2})).value);
    by_xz.add(evppi(draws, on(sample, {0, 1})).value);
  }
  const auto agrees = [](const Replicated& regression, const Replicated& nested) {
    return std::fabs(regression.mean() - nested.mean()) / std::hypot(regression.error(), nested.error());
  };
  EXPECT_LT(agrees(by_x, x), standard_errors) << by_x.mean() << " " << x.mean();
  EXPECT_LT(agrees(by_z, z), standard_errors) << by_z.mean() << " " << z.mean();
  EXPECT_LT(agrees(by_v, v), standard_errors) << by_v.mean() << " " << v.mean();
  EXPECT_LT(agrees(by_xz, xz), standard_errors) << by_xz.mean() << " " << xz.mean();
}

TEST(Evppi, OfEqualStrategiesIsNothing) {
  PsaSample sample = linear_sample(200, 3, 0, 0);
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (const std::size_t quantity : {test::care_cost, test::qaly_gain})
      test::mean_at(sample, i, 0, quantity) = sample.at(i, 1, quantity);
  const Evppi x = evppi(increments(sample, perspective, k), on(sample, {0}));
  EXPECT_EQ(x.value, 0);
  EXPECT_EQ(x.error, 0);
}

TEST(Evppi, OfAParameterThatNeverVariesIsNothing) {
  PsaSample sample = linear_sample(200, 3, 0, 0);
  for (std::size_t i = 0; i < sample.draws; ++i) test::parameter_at(sample, i, 2) = 7;
  EXPECT_EQ(evppi(increments(sample, perspective, k), on(sample, {2})).value, 0);
  const double x = evppi(increments(sample, perspective, k), on(sample, {0})).value;
  EXPECT_NEAR(evppi(increments(sample, perspective, k), on(sample, {0, 2})).value, x, 0.05 * x);
}

}  // namespace
}  // namespace spinepath
