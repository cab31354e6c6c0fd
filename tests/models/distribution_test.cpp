#include "models/distribution.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <set>
#include <string>
#include <string_view>

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

#include "sim/engine/random/chance.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct Case {
  std::string name;
  Distribution distribution;
  double mean;
  double variance;
};

double weibull_moment(double median, double shape, double power) {
  const double scale = median / std::pow(std::log(2.0), 1 / shape);
  return std::pow(scale, power) * std::tgamma(1 + power / shape);
}

double pert_variance(double low, double mode, double high) {
  const double mean = (low + 4 * mode + high) / 6;
  return (mean - low) * (high - mean) / 7;
}

double loglogistic_moment(double median, double shape, double power) {
  const double angle = std::numbers::pi * power / shape;
  return std::pow(median, power) * angle / std::sin(angle);
}

std::vector<Case> cases() {
  const double loglogistic_mean = loglogistic_moment(3, 6, 1);
  const double weibull_mean = weibull_moment(3, 1.5, 1);
  return {
      {"uniform", Uniform(2, 5), 3.5, 9.0 / 12},
      {"triangular", Triangular(4000, 6500, 15000), 8500,
       (4000. * 4000 + 6500. * 6500 + 15000. * 15000 - 4000. * 6500 - 4000. * 15000 - 6500. * 15000) / 18},
      {"triangular_left", Triangular(1, 1, 4), 2, 0.5},
      {"triangular_right", Triangular(1, 4, 4), 3, 0.5},
      {"pert", Pert(1, 2, 6), 15. / 6, pert_variance(1, 2, 6)},
      {"normal", Normal(52, 12), 52, 144},
      {"lognormal", Lognormal(5156, 2446), 5156, 2446. * 2446},
      {"gamma", Gamma(100, 70), 100, 4900},
      {"gamma_below_one", Gamma(10, 15), 10, 225},
      {"beta", Beta(0.44, 45), 0.44, 0.44 * 0.56 / 46},
      {"exponential", Exponential(1.7), 1.7, 1.7 * 1.7},
      {"weibull", Weibull(3, 1.5), weibull_mean, weibull_moment(3, 1.5, 2) - weibull_mean * weibull_mean},
      {"weibull_shape_1", Weibull(std::log(2.0), 1), 1, 1},
      {"loglogistic", Loglogistic(3, 6), loglogistic_mean,
       loglogistic_moment(3, 6, 2) - loglogistic_mean * loglogistic_mean},
  };
}

class EachDistribution : public testing::TestWithParam<Case> {};

std::vector<double> draw(const Distribution& d, std::size_t n) {
  std::vector<double> sample(n);
  for (std::size_t i = 0; i < n; ++i) sample[i] = d.quantile(Chance(7, i).uniforms(Purpose::amount)[0]);
  return sample;
}

TEST_P(EachDistribution, QuantileAndDistributionFunctionAreInverse) {
  for (double u = 0.001; u < 1; u += 0.0137)
    EXPECT_NEAR(GetParam().distribution.cdf(GetParam().distribution.quantile(u)), u, 1e-9);
}

TEST_P(EachDistribution, QuantileNeverFalls) {
  double before = -infinite;
  for (const double u : {1e-15, 1e-9, 1e-3, 0.1, 0.3, 0.5, 0.50001, 0.9, 0.999, 1 - 1e-9, 1 - 1e-15}) {
    const double x = GetParam().distribution.quantile(u);
    EXPECT_GE(x, before);
    before = x;
  }
}

TEST_P(EachDistribution, HasItsMeanAndVariance) {
  constexpr std::size_t n = 100'000;
  double mean = 0, square = 0, fourth = 0;
  for (const double x : draw(GetParam().distribution, n)) {
    const double d = x - GetParam().mean;
    mean += d / n;
    square += d * d / n;
    fourth += d * d * d * d / n;
  }
  const double variance = GetParam().variance;
  EXPECT_NEAR(mean, 0, test::standard_errors * std::sqrt(variance / n));
  EXPECT_NEAR(square, variance, test::standard_errors * std::sqrt((fourth - variance * variance) / n));
}

TEST_P(EachDistribution, ItsMeanIsTheIntegralOfItsQuantile) {
  constexpr int points = 40'000;
  double sum = 0;
  for (int i = 0; i < points; ++i) sum += GetParam().distribution.quantile((i + 0.5) / points);
  const double mean = GetParam().distribution.mean();
  EXPECT_NEAR(mean, GetParam().mean, 1e-12 * mean);
  EXPECT_NEAR(mean, sum / points, 1e-3 * mean);
}

TEST_P(EachDistribution, ItsValuesLieWithinItsSupport) {
  const auto [low, high] = GetParam().distribution.support();
  for (const double u : {1e-15, 0.5, 1 - 1e-15}) {
    EXPECT_GE(GetParam().distribution.quantile(u), low);
    EXPECT_LE(GetParam().distribution.quantile(u), high);
  }
}

TEST_P(EachDistribution, PassesKolmogorovSmirnov) {
  const auto sample = draw(GetParam().distribution, 20'000);
  const auto cdf = [&](double x) { return GetParam().distribution.cdf(x); };
  EXPECT_LT(test::kolmogorov_smirnov(sample, cdf), test::kolmogorov_smirnov_bound(sample.size()));
}

TEST_P(EachDistribution, TruncatedIsTheConditionalDistribution) {
  const Distribution& whole = GetParam().distribution;
  const double min = whole.quantile(0.2), max = whole.quantile(0.9);
  const auto sample = draw(whole.truncated(min, max), 20'000);
  for (const double x : sample) {
    EXPECT_GE(x, min);
    EXPECT_LE(x, max);
  }
  const auto cdf = [&](double x) { return (whole.cdf(x) - 0.2) / 0.7; };
  EXPECT_LT(test::kolmogorov_smirnov(sample, cdf), test::kolmogorov_smirnov_bound(sample.size()));
}

TEST_P(EachDistribution, TruncationAtInfinityChangesNothing) {
  const Distribution& whole = GetParam().distribution;
  const Distribution same = whole.truncated(-infinite, infinite);
  for (double u = 0.01; u < 1; u += 0.07) EXPECT_EQ(same.quantile(u), whole.quantile(u));
}

INSTANTIATE_TEST_SUITE_P(All, EachDistribution, testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param.name; });

TEST(Distribution, FixedIsAlwaysItsValue) {
  for (const double u : {0.001, 0.5, 0.999}) EXPECT_EQ(Fixed(188).quantile(u), 188);
}

TEST(Distribution, TruncationOnOneSideLeavesTheOtherOpen) {
  const Distribution d = Distribution(Normal(0, 1)).truncated(0, infinite);
  EXPECT_NEAR(d.quantile(0.5), Normal(0, 1).quantile(0.75), 1e-12);
}

TEST(Distribution, WeibullOfShapeOneIsExponential) {
  const Distribution weibull = Weibull(2 * std::log(2.0), 1), exponential = Exponential(2);
  for (double u = 0.01; u < 1; u += 0.01) EXPECT_NEAR(weibull.quantile(u), exponential.quantile(u), 1e-13);
}

TEST(Distribution, LoglogisticOfShapeOneHasNoMean) {
  EXPECT_EQ(Loglogistic(3, 1).mean(), infinite);
  EXPECT_EQ(Loglogistic(3, 1).quantile(0.5), 3);
  EXPECT_NEAR(Loglogistic(3, 1).quantile(0.75), 9, 1e-14);  // odds 3
  EXPECT_EQ(Loglogistic(3, 0.05).cdf(0), 0);
}

TEST(Distribution, GivesManyQuantilesTheBitsOfEachAlone) {
  std::vector<Distribution> all{Fixed(3)};
  for (const Case& each : cases()) {
    all.push_back(each.distribution);
    all.push_back(each.distribution.truncated(each.distribution.quantile(0.3), infinite));
  }
  constexpr std::size_t n = 2048;
  for (const Distribution& d : all) {
    if (!d.has_closed_form()) continue;
    std::vector<double> u(n);
    for (std::size_t i = 0; i < n; ++i) u[i] = (static_cast<double>(i) + 0.5) / n;
    std::vector<double> values = u;
    d.quantiles(values.data(), n);
    for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(values[i], d.quantile(u[i])) << u[i];
  }
}

TEST(Distributions, EachIsTestedAbove) {
  std::set<std::string_view> tested{Fixed::name}, listed;
  for (const Case& each : cases()) tested.insert(row(each.distribution.shape()).name);
  for (const DistributionRow& known : distributions) listed.insert(known.name);
  EXPECT_EQ(tested, listed);
  EXPECT_EQ(listed.size(), distributions.size());  // no name twice
}

TEST(Distributions, AreMadeFromTheNumbersUnderTheirKeys) {
  const auto made = [](Shape shape, const GivenNumbers& numbers) {
    EXPECT_FALSE(row(shape).problem(numbers));
    return Distribution(row(shape).from(numbers));
  };
  EXPECT_EQ(made(shape_of<Beta>, {{given::mean, 0.25}, {given::n, 11}}), Distribution(Beta(0.25, 11)));
  EXPECT_EQ(made(shape_of<Beta>, {{given::mean, 0.25}, {given::sd, 0.125}}), Distribution(Beta(0.25, 11)));
  EXPECT_EQ(made(shape_of<Exponential>, {{given::median, std::log(2.0)}}), Distribution(Exponential(1)));
  EXPECT_EQ(made(shape_of<Triangular>, {{given::low, 1}, {given::mode, 2}, {given::high, 4}}),
            Distribution(Triangular(1, 2, 4)));
}

TEST(Distributions, NameTheNumberThatIsAtFault) {
  const auto fault = [](Shape shape, const GivenNumbers& numbers) {
    const MaybeProblem problem = row(shape).problem(numbers);
    return problem ? problem->key.name : "none";
  };
  EXPECT_EQ(fault(shape_of<Uniform>, {{given::low, 2}, {given::high, 2}}), "low");
  EXPECT_EQ(fault(shape_of<Pert>, {{given::low, 1}, {given::mode, 5}, {given::high, 4}}), "mode");
  EXPECT_EQ(fault(shape_of<Gamma>, {{given::mean, 0}, {given::sd, 1}}), "mean");
  EXPECT_EQ(fault(shape_of<Lognormal>, {{given::mean, 1}, {given::sd, 1001}}), "sd");
  EXPECT_EQ(fault(shape_of<Beta>, {{given::mean, 1}, {given::n, 5}}), "mean");
  EXPECT_EQ(fault(shape_of<Beta>, {{given::mean, 0.5}, {given::n, 1e-300}}), "n");
  EXPECT_EQ(fault(shape_of<Beta>, {{given::mean, 0.5}, {given::sd, 1e-8}}), "sd");
  EXPECT_EQ(fault(shape_of<Exponential>, {{given::median, -1}}), "median");
  const double unread = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(fault(shape_of<Pert>, {{given::low, 1}, {given::mode, unread}, {given::high, 4}}), "none");
}

}  // namespace
}  // namespace spinepath
