#include "sim/scenario/uncertainty/distribution.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using scenario::Limits;
using scenario::Parameter;
using scenario::Uncertainty;
using Kind = Uncertainty::Kind;

Parameter parameter(double value, const Uncertainty& uncertainty) {
  Parameter p;
  p.value = value;
  p.uncertainty = uncertainty;
  return p;
}

template <class D>
Uncertainty by(const GivenNumbers& numbers) {
  return {.kind = Kind::distribution, .shape = shape_of<D>, .numbers = numbers};
}

struct Moments {
  double mean, sd;
};

/// By the midpoint rule over ranks: no chance in it.
Moments moments_of(const Distribution& d) {
  constexpr int points = 100'000;
  double sum = 0, square = 0;
  for (int i = 0; i < points; ++i) {
    const double x = d.quantile((i + 0.5) / points);
    sum += x;
    square += x * x;
  }
  const double mean = sum / points;
  return {mean, std::sqrt(square / points - mean * mean)};
}

void expect_moments(const Parameter& p, const Limits& limits, double mean, double sd) {
  const Moments moments = moments_of(distribution_of(p, limits));
  EXPECT_NEAR(moments.mean, mean, 1e-3 * sd);
  EXPECT_NEAR(moments.sd, sd, 2e-3 * sd);
}

constexpr double z = 1.959963984540054;

TEST(UncertainDistribution, HasTheDeclaredMeanAndSd) {
  expect_moments(parameter(5, by<Normal>({{given::sd, 2}})), scenario::any_number, 5, 2);
  expect_moments(parameter(5, by<Lognormal>({{given::sd, 2}})), scenario::money, 5, 2);
  expect_moments(parameter(5, by<Gamma>({{given::sd, 2}})), scenario::money, 5, 2);
  expect_moments(parameter(0.3, by<Beta>({{given::sd, 0.1}})), scenario::probability, 0.3, 0.1);
  expect_moments(parameter(0.3, by<Beta>({{given::n, 20}})), scenario::probability, 0.3,
                 std::sqrt(0.3 * 0.7 / 21));  // alpha beta / (n^2 (n + 1))
}

TEST(UncertainDistribution, OfAnIntervalHasItsWidthAndTheValueAsMean) {
  const Uncertainty money{.kind = Kind::interval, .numbers = {{given::low, 600}, {given::high, 1800}}};
  expect_moments(parameter(1000, money), scenario::money, 1000, 1200 / (2 * z));
  EXPECT_GE(distribution_of(parameter(1000, money), scenario::money).quantile(1e-12), 0);  // gamma
  const Uncertainty relief{.kind = Kind::interval, .numbers = {{given::low, -4}, {given::high, 10}}};
  expect_moments(parameter(3, relief), scenario::percent_relief, 3, 14 / (2 * z));
  EXPECT_NEAR(distribution_of(parameter(3, relief), scenario::percent_relief).quantile(0.975), 10, 1e-9);
  const Uncertainty rate{.kind = Kind::interval, .numbers = {{given::low, 0.02}, {given::high, 0.5}}};
  expect_moments(parameter(0.2, rate), scenario::probability, 0.2, 0.48 / (2 * z));
  EXPECT_LE(distribution_of(parameter(0.2, rate), scenario::inner_probability).quantile(1 - 1e-12), 1);
}

TEST(UncertainDistribution, OfBoundsHasTheirMoments) {
  const GivenNumbers ends{{given::low, 1}, {given::high, 7}};
  expect_moments(parameter(2, by<Uniform>(ends)), scenario::money, 4, 6 / std::sqrt(12.0));
  // Triangular: mean (a + b + c)/3, variance (a^2 + b^2 + c^2 - ab - ac - bc)/18.
  expect_moments(parameter(2, by<Triangular>(ends)), scenario::money, 10.0 / 3,
                 std::sqrt((1 + 49 + 4 - 7 - 2 - 14) / 18.0));
  // PERT: mean (a + 4 m + b)/6, variance (mean - a)(b - mean)/7.
  const double mean = 16.0 / 6;
  expect_moments(parameter(2, by<Pert>(ends)), scenario::money, mean, std::sqrt((mean - 1) * (7 - mean) / 7));
}

TEST(UncertainDistribution, OfADirichletShareIsAGammaOfItsSize) {
  expect_moments(parameter(0.25, {.kind = Kind::dirichlet, .numbers = {{given::n, 40}}}),
                 scenario::probability, 10, std::sqrt(10.0));
}

}  // namespace
}  // namespace spinepath
