#include "sim/scenario/format/knots.h"

#include <limits>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"

namespace spinepath::scenario {
namespace {

Parameter knot_number(double value) {
  Parameter p;
  p.value = value;
  return p;
}

std::string problem_of(const Knot& knot, CurveUse use) {
  const auto found = knot_problem(knot, use);
  return found ? found->problem : "";
}

TEST(KnotProblem, RatesMustFall) {
  Knot knot{.relief_30 = knot_number(0.5), .relief_50 = knot_number(0.3)};
  EXPECT_EQ(problem_of(knot, CurveUse::response), "");
  knot.relief_50 = knot_number(0.5);
  EXPECT_EQ(problem_of(knot, CurveUse::response), "relief_50 is not below relief_30");
  knot.relief_50 = knot_number(std::numeric_limits<double>::quiet_NaN());  // could not be read
  EXPECT_EQ(problem_of(knot, CurveUse::response), "");
}

TEST(KnotProblem, NoPlausibleDistributionIsWiderThan60) {
  // sd = 20/(z(1 - relief_50) - z(1 - relief_30))
  Knot knot{.relief_30 = knot_number(0.02), .relief_50 = knot_number(0.01)};
  const double sd = 20 / (normal_quantile(0.99) - normal_quantile(0.98));
  EXPECT_GT(sd, largest_sd);
  for (const CurveUse use : {CurveUse::response, CurveUse::natural_course, CurveUse::any})
    EXPECT_EQ(problem_of(knot, use), "has a standard deviation of 73.37 percent relief");
  const Knot wide{.mean = knot_number(20), .sd = knot_number(61)};
  for (const CurveUse use : {CurveUse::response, CurveUse::effect, CurveUse::context})
    EXPECT_EQ(problem_of(wide, use), "has a standard deviation of 61 percent relief");
  const Knot widest{.mean = knot_number(20), .sd = knot_number(60)};
  EXPECT_EQ(problem_of(widest, CurveUse::effect), "");
}

TEST(KnotProblem, AnEffectHasOneCentreAndPerhapsASpread) {
  const auto effect = [](Knot knot) { return problem_of(knot, CurveUse::effect); };
  EXPECT_EQ(effect({.mean = knot_number(5)}), "");
  EXPECT_EQ(effect({.mean = knot_number(5), .sd = knot_number(0)}), "");
  EXPECT_EQ(effect({.difference_50 = knot_number(0.07), .sd = knot_number(10)}), "");
  EXPECT_EQ(effect({.responders = knot_number(0.4), .mean = knot_number(60)}), "");
  EXPECT_EQ(effect({}), "is empty");
  EXPECT_EQ(effect({.sd = knot_number(5)}), "gives sd alone");
  EXPECT_EQ(effect({.difference_50 = knot_number(0.07), .mean = knot_number(5)}),
            "gives a mean and a difference in rates");
  EXPECT_EQ(effect({.difference_30 = knot_number(0.1), .difference_50 = knot_number(0.07)}),
            "gives two differences in rates");
  EXPECT_EQ(effect({.responders = knot_number(0.4)}), "gives responders without mean");
  EXPECT_EQ(effect({.responders = knot_number(0.4), .mean = knot_number(60), .sd = knot_number(5)}),
            "gives more than responders and mean");
}

TEST(KnotProblem, ANamedCurveIsOfOneUse) {
  const Knot mixed{.relief_50 = knot_number(0.3), .difference_50 = knot_number(0.1)};
  EXPECT_EQ(problem_of(mixed, CurveUse::any), "gives a rate of one arm and a difference between two");
}

TEST(KnotProblem, AContextHasAMeanAndPerhapsASpread) {
  EXPECT_EQ(problem_of({.mean = knot_number(15)}, CurveUse::context), "");
  EXPECT_EQ(problem_of({.sd = knot_number(15)}, CurveUse::context), "gives sd alone");
  EXPECT_EQ(problem_of({}, CurveUse::context), "is empty");
}

}  // namespace
}  // namespace spinepath::scenario
