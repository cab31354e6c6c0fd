// Closed forms of the natural course: steps = [], so X = N.
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "tests/statistical/closed_form.h"
#include "tests/support/by_patient.h"

namespace spinepath {
namespace {

using test::at;
using test::many;

// Knots at 0.5 and 2 years: so far from 100 % that nothing is cut off.
constexpr ReliefMoments early{24, 12}, late{34, 14};
const Curve two_knots{{0.5, early}, {2, late}};

CareModel untreated(const Curve& natural, double persistence, const std::vector<double>& report_at) {
  return test::model({}, 6, report_at, {.natural = natural, .persistence = persistence});
}

/// Before the first knot N = u N_1; between the two N = (1-u) N_1 + u N_2, of correlation p; then N_2.
ReliefMoments moments_at(double time, double p) {
  if (time <= 0.5) return {time / 0.5 * early.mean, time / 0.5 * early.sd};
  const double u = std::min((time - 0.5) / 1.5, 1.0), a = (1 - u) * early.sd, b = u * late.sd;
  return {(1 - u) * early.mean + u * late.mean, std::sqrt(a * a + b * b + 2 * p * a * b)};
}

TEST(ClosedForm, WithoutStepsReliefIsTheNaturalCourse) {
  const std::vector<double> times{0.2, 0.5, 0.8, 1.4, 2, 5};
  for (const double p : {0.0, 0.4, 1.0}) {
    const Results results = test::simulate(untreated(two_knots, p, times), many);
    for (std::size_t r = 0; r < times.size(); ++r) {
      const int report = static_cast<int>(r);
      const auto [mean, sd] = moments_at(times[r], p);
      test::expect_mean(results, at(Outcome::relief_50, report), test::share_from(50, mean, sd));
      test::expect_mean(results, at(Outcome::relief_30, report), test::share_from(30, mean, sd));
      test::expect_mean(results, at(Outcome::worse, report), 1 - test::share_from(0, mean, sd));
      for (const Outcome outcome : {Outcome::relief, Outcome::relief_natural})
        test::expect_mean(results, at(outcome, report), mean);
      test::expect_mean(results, at(Outcome::pain, report), 60 * (1 - mean / 100));
      // A sample standard deviation of n values has a relative error of 1/sqrt(2n).
      EXPECT_NEAR(*results.find(0, at(Outcome::relief_natural, report))->sd / sd, 1,
                  test::standard_errors / std::sqrt(2. * many));
    }
  }
}

/// P(Z_1 >= z1, Z_2 >= z2) at correlation p < 1: given the lasting part the ranks are independent.
double both_above(double z1, double z2, double p) {
  const auto given = [&](double lasting) {
    const double own = std::sqrt(1 - p), shared = std::sqrt(p) * lasting;
    return test::density(lasting) * test::cumulative((shared - z1) / own) *
           test::cumulative((shared - z2) / own);
  };
  return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(given, -9., 9., 10);
}

double share_with_half_gone_at_both(const CareModel& m) {
  const test::ByPatient by_patient(m, many);
  const auto first = by_patient.of(at(Outcome::relief_50, 0)),
             second = by_patient.of(at(Outcome::relief_50, 1));
  double both = 0;
  for (std::size_t i = 0; i < many; ++i) both += first[i] * second[i];
  return both;
}

TEST(ClosedForm, ReliefAtTwoKnotsIsBivariateNormalWithThePersistence) {
  constexpr ReliefMoments wide{30, 25}, between{10, 5}, last{40, 30};
  const double z1 = (50 - wide.mean) / wide.sd, z2 = (50 - last.mean) / last.sd;
  const Curve neighbours{{0.5, wide}, {2, last}}, apart{{0.5, wide}, {1, between}, {2, last}};
  for (const Curve& natural : {neighbours, apart}) {
    for (const double p : {0.0, 0.5, 0.9})
      test::expect_share(share_with_half_gone_at_both(untreated(natural, p, {0.5, 2})),
                         both_above(z1, z2, p));
    test::expect_share(share_with_half_gone_at_both(untreated(natural, 1, {0.5, 2})),
                       1 - test::cumulative(std::max(z1, z2)));
  }
}

/// At a knot that was put in half-way the spread is the mean of the two; without it, it is less where p < 1.
TEST(ClosedForm, KnotsThatSpacingPutsInHaveTheInterpolatedSpread) {
  constexpr double middle = 1.25;
  const double mean = (early.mean + late.mean) / 2, sd = (early.sd + late.sd) / 2;
  const Results spaced =
      test::simulate(untreated(with_spacing(two_knots, 0.75, 6), 0.2, {0.5, middle, 2, 5}), many);
  test::expect_mean(spaced, at(Outcome::relief_30, 0), test::share_from(30, early.mean, early.sd));
  test::expect_mean(spaced, at(Outcome::relief_30, 1), test::share_from(30, mean, sd));
  test::expect_mean(spaced, at(Outcome::relief_30, 2), test::share_from(30, late.mean, late.sd));
  const auto spread = [](const Results& results, int report) {
    return *results.find(0, at(Outcome::relief_natural, report))->sd;
  };
  EXPECT_NEAR(spread(spaced, 1) / sd, 1, test::standard_errors / std::sqrt(2. * many));
  const Results plain = test::simulate(untreated(two_knots, 0.2, {middle}), many);
  EXPECT_LT(spread(plain, 0), 0.9 * sd);
}

/// After the last given knot, at 2 years, a patient's standing goes on changing from knot to knot.
TEST(ClosedForm, AfterTheLastGivenKnotSpacingGoesOnWithItsMoments) {
  const CareModel m = untreated(with_spacing({{2, {30, 25}}}, 1, 6), 0.5, {2, 5});
  const Results results = test::simulate(m, many);
  for (const int report : {0, 1})
    test::expect_mean(results, at(Outcome::relief_50, report), test::share_from(50, 30, 25));
  test::expect_share(share_with_half_gone_at_both(m), both_above(0.8, 0.8, 0.5));
}

/// A quarter is severe, with a curve of their own, and a half has one by age; the others have none.
TEST(ClosedForm, TheFirstCurveThatMatchesIsThePatients) {
  CareModel m = untreated({}, 1, {1});
  m.population.severity_until = {{0, 0.75, 1}};
  m.population.age = Uniform(40, 80);
  m.natural.rules = {{{.severities = 0b100}, {{1, {20, 30}}}}, {{.youngest = 60}, {{1, {40, 20}}}}};
  const Results results = test::simulate(m, many);
  const double severe = test::share_from(50, 20, 30), old = test::share_from(50, 40, 20);
  test::expect_mean(results, at(Outcome::relief_50, 0), 0.25 * severe + 0.75 * 0.5 * old);
  test::expect_mean(results, at(Outcome::relief_natural, 0), 0.25 * 20 + 0.75 * 0.5 * 40);
}

}  // namespace
}  // namespace spinepath
