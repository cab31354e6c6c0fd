// Layers, by the mean and variance over patients of what they add to the natural course: Z and N are independent
// normal numbers, so those of constant + own Z + (1 + of_natural) N are exact.
#include "models/relief/layer.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/numerics/special_functions.h"

namespace spinepath {
namespace {

const Curve nature{{0.25, {10, 12}}, {1, {22, 20}}}, needle{{0.1, {12, 5}}, {0.5, {8, 4}}}, nothing{};
constexpr double persistence = 0.4;

struct Spread {
  double mean, variance;
};

/// Of the natural course, the knot and, apart from it, the context, in patients who are treated at entry.
Spread treated_arm(const LayerCurve& layer, std::size_t j) {
  const LayerKnot& knot = layer.knots[j];
  const ReliefMoments n = natural_moments(nature, persistence, knot.time);
  const ReliefMoments c = layer.holds_context ? ReliefMoments{0, 0} : interpolated(layer.context, knot.time);
  const double own = knot.own + c.sd, natural = (1 + knot.of_natural) * n.sd;
  return {n.mean + knot.constant + knot.of_natural * n.mean + c.mean, own * own + natural * natural};
}

TEST(Layer, OfATreatedArmGivesThatArm) {
  // The sd of the natural course is 12, 15.9 (at half a year) and 20: larger and smaller than those of the arm.
  const std::vector<MeasuredKnot> arm{{0.25, 35, 30}, {0.5, 41, 9}, {1, 44, 20}, {2, 38, 11}};
  for (const Curve& context : {needle, nothing}) {
    const LayerCurve layer = layer_of(Measured::response, arm, {nature, persistence, context});
    ASSERT_EQ(layer.knots.size(), arm.size());
    EXPECT_TRUE(layer.holds_context);
    for (std::size_t j = 0; j < arm.size(); ++j) {
      EXPECT_EQ(layer.knots[j].time, arm[j].time);
      EXPECT_NEAR(treated_arm(layer, j).mean, arm[j].mean, 1e-12) << j;
      EXPECT_NEAR(treated_arm(layer, j).variance, arm[j].sd * arm[j].sd, 1e-10) << j;
    }
  }
}

TEST(Layer, OfAnArmWithLessSpreadThanTheNaturalCourseDrawsPatientsTogether) {
  const LayerCurve layer = layer_of(Measured::response, {{1, 44, 5}}, {nature, persistence, nothing});
  EXPECT_EQ(layer.knots[0].own, 0);
  EXPECT_DOUBLE_EQ(layer.knots[0].of_natural, -0.75);  // who stands 20 higher by nature gets 15 less
}

TEST(Layer, OfATreatedArmWithoutANaturalCourseIsTheArm) {
  const LayerCurve layer = layer_of(Measured::response, {{0.25, 40, 30}}, {nothing, 1, nothing});
  EXPECT_EQ(layer.knots[0].constant, 40);
  EXPECT_EQ(layer.knots[0].own, 30);
  EXPECT_EQ(layer.knots[0].of_natural, 0);
}

TEST(Layer, OfAnEffectAddsItsMeanAndSpread) {
  const LayerCurve layer = layer_of(Measured::effect, {{0.25, 14, 6}}, {nature, persistence, needle});
  EXPECT_TRUE(layer.holds_context);
  EXPECT_DOUBLE_EQ(treated_arm(layer, 0).mean, 10 + 14);
  EXPECT_DOUBLE_EQ(treated_arm(layer, 0).variance, 12 * 12 + 6 * 6);
}

TEST(Layer, OfASpecificEffectComesOnTopOfTheContext) {
  // At 0.25 years the context has mean 12 - 4 * 3/8 = 10.5 and sd 5 - 3/8 = 4.625.
  const LayerCurve layer =
      layer_of(Measured::specific_effect, {{0.25, 14, 6}}, {nature, persistence, needle});
  EXPECT_FALSE(layer.holds_context);
  EXPECT_NEAR(treated_arm(layer, 0).mean, 10 + 10.5 + 14, 1e-12);
  EXPECT_NEAR(treated_arm(layer, 0).variance, 12 * 12 + 10.625 * 10.625, 1e-12);
}

TEST(Layer, IsTheSameWithAndWithoutAContextButForItsSplit) {
  for (const Measured kind : {Measured::response, Measured::effect}) {
    const LayerCurve with = layer_of(kind, {{0.25, 30, 25}, {1, 20, 8}}, {nature, persistence, needle}),
                     without = layer_of(kind, {{0.25, 30, 25}, {1, 20, 8}}, {nature, persistence, nothing});
    for (std::size_t j = 0; j < 2; ++j) {
      EXPECT_EQ(with.knots[j].constant, without.knots[j].constant);
      EXPECT_EQ(with.knots[j].own, without.knots[j].own);
      EXPECT_EQ(with.knots[j].of_natural, without.knots[j].of_natural);
    }
    EXPECT_EQ(with.context.size(), 2u);
    EXPECT_TRUE(without.context.empty());
  }
}

TEST(Layer, OfRespondersIsTheirMeanFromTheRankOnThatTheirShareReaches) {
  const LayerKnot knot =
      layer_of(Measured::effect, {{.time = 0.25, .mean = 60, .responders = 0.3}}, {nothing, 1, nothing})
          .knots[0];
  EXPECT_EQ(knot.responder, 60);
  EXPECT_EQ(knot.constant, 0);
  EXPECT_EQ(knot.own, 0);
  EXPECT_NEAR(1 - normal_cdf(knot.from_rank), 0.3, 1e-14);
}

TEST(ControlArm, IsTheNaturalCourseAndForASpecificEffectTheContextToo) {
  const Surroundings around{nature, persistence, needle};
  const ReliefMoments untreated = control_arm(Measured::effect, around, 0.25);
  EXPECT_EQ(untreated.mean, 10);
  EXPECT_EQ(untreated.sd, 12);
  const ReliefMoments sham = control_arm(Measured::specific_effect, around, 0.25);
  EXPECT_NEAR(sham.mean, 20.5, 1e-12);
  EXPECT_NEAR(sham.sd, std::sqrt(12 * 12 + 4.625 * 4.625), 1e-12);
}

TEST(Layer, FromADifferenceInRespondersMeetsThatDifference) {
  const Surroundings around{nature, persistence, needle};
  for (const Measured kind : {Measured::effect, Measured::specific_effect})
    for (const double time : {0.1, 0.6, 3.0}) {
      const ReliefMoments control = control_arm(kind, around, time);
      const double sd = 7, spread = treated_sd(kind, around, time, sd);
      const double mean = mean_from_difference(50, 0.12, control, spread);
      const Spread arm = treated_arm(layer_of(kind, {{time, mean, sd}}, around), 0);
      EXPECT_NEAR(std::sqrt(arm.variance), spread, 1e-12);
      EXPECT_NEAR(rate_of(50, {arm.mean, std::sqrt(arm.variance)}) - rate_of(50, control), 0.12, 1e-12)
          << time;
    }
}

}  // namespace
}  // namespace spinepath
