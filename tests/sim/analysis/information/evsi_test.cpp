#include "sim/analysis/information/evsi.h"

#include <gtest/gtest.h>

#include "models/numerics/special_functions.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using test::linear_sample;
using test::normal_evpi;
using test::Normals;
using test::Replicated;
using test::standard_errors;

constexpr Perspective in_health_care{};
constexpr double threshold = 20000;

Regression regression_on(const PsaSample& sample, const std::vector<std::size_t>& parameters) {
  Eigen::MatrixXd x(static_cast<Eigen::Index>(sample.draws), std::ssize(parameters));
  for (Eigen::Index i = 0; i < x.rows(); ++i)
    for (Eigen::Index p = 0; p < x.cols(); ++p)
      x(i, p) = sample.parameter(static_cast<std::size_t>(i), parameters[static_cast<std::size_t>(p)]);
  return Regression(x);
}

std::vector<Evsi> by_share(const PsaSample& sample, const std::vector<std::size_t>& parameters,
                           const std::vector<Eigen::VectorXd>& shares) {
  return evsi(increments(sample, in_health_care, threshold), regression_on(sample, parameters), shares);
}

std::vector<Eigen::VectorXd> shares_of(std::initializer_list<double> shares) {
  std::vector<Eigen::VectorXd> all;
  for (const double share : shares) all.push_back(Eigen::VectorXd::Constant(1, share));
  return all;
}

// INB ~ N(100, 800^2 + 300^2), as psa_example.h says; after a trial its mean is N(100, v_x 800^2 + v_y 300^2).
TEST(Evsi, OfNormalParametersIsTheClosedFormWhateverTheNoise) {
  for (const double noise : {0.0, 1.0}) {
    Replicated fifth, half, most, of_y, of_both;
    for (std::uint64_t repeat = 0; repeat < 200; ++repeat) {
      const PsaSample sample = linear_sample(1000, 100 + repeat, 600 * noise, 0.04 * noise);
      const std::vector<Evsi> of_x = by_share(sample, {0}, shares_of({0.2, 0.5, 0.9}));
      fifth.add(of_x[0].value), half.add(of_x[1].value), most.add(of_x[2].value);
      of_y.add(by_share(sample, {1}, shares_of({0.5}))[0].value);
      of_both.add(by_share(sample, {0, 1}, {Eigen::VectorXd{{0.5, 0.2}}})[0].value);
    }
    EXPECT_LT(fifth.off(normal_evpi(100, 800 * std::sqrt(0.2))), standard_errors) << fifth.mean();
    EXPECT_LT(half.off(normal_evpi(100, 800 * std::sqrt(0.5))), standard_errors) << half.mean();
    EXPECT_LT(most.off(normal_evpi(100, 800 * std::sqrt(0.9))), standard_errors) << most.mean();
    EXPECT_LT(of_y.off(normal_evpi(100, 300 * std::sqrt(0.5))), standard_errors) << of_y.mean();
    const double sd = std::sqrt(0.5 * 800 * 800 + 0.2 * 300 * 300);
    EXPECT_LT(of_both.off(normal_evpi(100, sd)), standard_errors) << of_both.mean();
  }
}

// INB = 40000 p - 11500, p ~ beta(12, 28). A trial of n patients with r responders gives the posterior mean
// (12 + r)/(40 + n), and r is beta-binomial: its value by summing over r, and by simulating p and r.
struct BetaBinomial {
  static constexpr double prior = 40, alpha = 12, beta = 28, mean = 40000 * alpha / prior - 11500;

  static double benefit(double share) { return 40000 * share - 11500; }
  static double nested(int patients, Replicated& gain, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::gamma_distribution<double> one(alpha), other(beta);
    for (int i = 0; i < 1'000'000; ++i) {
      const double a = one(random), p = a / (a + other(random));
      const int responders = std::binomial_distribution<int>(patients, p)(random);
      gain.add(std::max(0.0, benefit((alpha + responders) / (prior + patients))) - std::max(0.0, mean));
    }
    return gain.mean();
  }
  static PsaSample sample(std::uint64_t seed) {
    PsaSample drawn = test::empty_sample({"usual", "new"}, 1000, {"p"});
    Normals normal(seed);
    test::noise_at(drawn, 1, test::care_cost, 1, test::care_cost) = 800.0 * 800;
    for (std::size_t i = 0; i < drawn.draws; ++i) {
      const double p = beta_quantile(alpha, beta, test::normal_distribution(normal()));
      test::parameter_at(drawn, i, 0) = p;
      test::mean_at(drawn, i, 1, test::care_cost) = 800 * normal() - benefit(p);
    }
    return drawn;
  }
};

TEST(Evsi, OfAShareAgreesWithNestedSimulationOfTheTrial) {
  constexpr std::array patients{10, 40, 160};
  std::array<Replicated, 3> truth, found;
  for (std::size_t t = 0; t < patients.size(); ++t) BetaBinomial::nested(patients[t], truth[t], 70 + t);
  std::vector<Eigen::VectorXd> shares;
  for (const int n : patients)
    shares.push_back(Eigen::VectorXd::Constant(1, resolved_share(n, BetaBinomial::prior)));
  for (std::uint64_t repeat = 0; repeat < 200; ++repeat) {
    const std::vector<Evsi> values = by_share(BetaBinomial::sample(500 + repeat), {0}, shares);
    for (std::size_t t = 0; t < values.size(); ++t) found[t].add(values[t].value);
  }
  for (std::size_t t = 0; t < patients.size(); ++t) {
    // The data are counts and not normal: the approximation may be off by 3 %.
    const double error = std::hypot(truth[t].error(), found[t].error());
    EXPECT_NEAR(found[t].mean(), truth[t].mean(), standard_errors * error + 0.03 * truth[t].mean())
        << patients[t];
  }
}

// INB = 3000 (X^2 - 1) + 4000 X Z + 300, X and Z standard normal. With the share v of both resolved and the
// posterior means x = sqrt(v) u and z = sqrt(v) w: E[X^2 - 1 | data] = x^2 - v, E[X Z | data] = x z.
TEST(Evsi, OfBendsAndProductsAgreesWithNestedSimulation) {
  constexpr double v = 0.4;
  Normals normal(11);
  Replicated truth, found;
  for (int i = 0; i < 1'000'000; ++i) {
    const double u = normal(), w = normal();
    truth.add(std::max(0.0, v * (3000 * (u * u - 1) + 4000 * u * w) + 300) - 300);
  }
  for (std::uint64_t repeat = 0; repeat < 60; ++repeat) {
    Normals each(2000 + repeat);
    PsaSample sample = test::empty_sample({"usual", "new"}, 2000, {"x", "z"});
    test::noise_at(sample, 1, test::care_cost, 1, test::care_cost) = 500.0 * 500;
    for (std::size_t i = 0; i < sample.draws; ++i) {
      const double x = test::parameter_at(sample, i, 0) = each();
      const double z = test::parameter_at(sample, i, 1) = each();
      test::mean_at(sample, i, 1, test::care_cost) = 500 * each() - (3000 * (x * x - 1) + 4000 * x * z + 300);
    }
    found.add(by_share(sample, {0, 1}, {Eigen::VectorXd{{v, v}}})[0].value);
  }
  const double error = std::hypot(truth.error(), found.error());
  EXPECT_NEAR(found.mean(), truth.mean(), standard_errors * error + 0.03 * truth.mean());
}

TEST(Evsi, IsNothingWithoutPatientsAndEvppiWithAllOfThem) {
  const PsaSample sample = linear_sample(1000, 5, 300, 0.02);
  const std::vector<Evsi> ends = by_share(sample, {0}, shares_of({0, 1}));
  EXPECT_EQ(ends[0].value, 0);
  EXPECT_EQ(ends[0].error, 0);
  const Evppi perfect = evppi(increments(sample, in_health_care, threshold), regression_on(sample, {0}));
  EXPECT_NEAR(ends[1].value, perfect.value, 1e-6);
  EXPECT_EQ(resolved_share(0, 40), 0);
  EXPECT_NEAR(resolved_share(1e12, 40), 1, 1e-10);
}

TEST(Evsi, RisesWithTheShareThatIsResolved) {
  const PsaSample sample = linear_sample(500, 6, 300, 0.02);
  double before = 0;
  for (const Evsi& one : by_share(sample, {0, 1}, [] {
         std::vector<Eigen::VectorXd> all;
         for (int i = 1; i <= 10; ++i) all.push_back(Eigen::VectorXd{{i / 10.0, i / 20.0}});
         return all;
       }())) {
    EXPECT_GE(one.value, before);
    before = one.value;
  }
}

TEST(Evsi, OfParametersThatMatterForNothingIsNothing) {
  Replicated of_idle;
  for (std::uint64_t repeat = 0; repeat < 50; ++repeat)
    of_idle.add(by_share(linear_sample(1000, 300 + repeat, 300, 0.02), {2}, shares_of({0.5}))[0].value);
  EXPECT_LT(of_idle.mean(), 0.01 * 293.188);
}

TEST(Evsi, OfEqualStrategiesIsNothing) {
  PsaSample sample = linear_sample(200, 3, 0, 0);
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (const std::size_t quantity : {test::care_cost, test::qaly_gain})
      test::mean_at(sample, i, 0, quantity) = sample.at(i, 1, quantity);
  const Evsi x = by_share(sample, {0}, shares_of({0.5}))[0];
  EXPECT_EQ(x.value, 0);
  EXPECT_EQ(x.error, 0);
}

TEST(Evsi, ItsErrorIsTheSpreadBetweenRepetitions) {
  for (const double share : {0.2, 0.6}) {
    Replicated value, error;
    for (std::uint64_t repeat = 0; repeat < 300; ++repeat) {
      const Evsi x = by_share(linear_sample(1000, 900 + repeat, 300, 0.02), {0}, shares_of({share}))[0];
      value.add(x.value);
      error.add(x.error);
    }
    EXPECT_NEAR(error.mean() / value.sd(), 1, 5 * std::sqrt(0.5 / 300)) << share;  // as in evppi_test.cpp
  }
}

TEST(Evsi, IsBroughtIntoTheBoundsOfTheTruth) {
  const std::vector<Evsi> values = in_bounds({{-1, 1}, {5, 1}, {4, 1}, {9, 1}}, 8);
  EXPECT_EQ(values[0].value, 0);
  EXPECT_EQ(values[1].value, 5);
  EXPECT_EQ(values[2].value, 5);
  EXPECT_EQ(values[3].value, 8);
  EXPECT_EQ(values[2].error, 1);
}

}  // namespace
}  // namespace spinepath
