// Time at or above a criterion, and corrections where relief would leave its range, by hand. Pain is 60 at entry, so
// relief is between -66.7 and 100 percent.
#include "sim/engine/value/sweep.h"

#include <gtest/gtest.h>

#include "tests/sim/engine/relief/one_patient.h"

namespace spinepath {
namespace {

constexpr double lowest = test::OnePatient::lowest;

class Swept {
 public:
  /// A layer with those values at those times, until `end`.
  Swept(const Curve& curve, double end, double relapse = never, const test::Around& around = {})
      : patient_(around) {
    std::vector<MeasuredKnot> knots;
    for (const CurveKnot& knot : curve) knots.push_back({knot.time, knot.relief.mean, 0});
    patient_.give(0, test::layer(Measured::effect, knots).layer, 0, {.relapse = relapse});
    const Place who = 0;
    times_ = sweep_.run(Neighbours(&who, 1), patient_.crowd.nature, patient_.relief.kinks(),
                        {Lanes{} + end, Lanes{} + patient_.crowd.lowest[0]});
  }
  double above_30() const { return times_.above_lower[0]; }
  double above_50() const { return times_.above_higher[0]; }
  std::size_t corrections() const { return sweep_.corrections().size(); }
  double correction(double time) const {
    double sum = 0;
    for (const KinkLanes& kink : sweep_.corrections())
      if (kink.time[0] <= time) sum += kink.jump[0] + kink.slope[0] * (time - kink.time[0]);
    return sum;
  }
  double relief(double time) const { return patient_.at(time) + correction(time); }
  double before(double time) const { return patient_.at(time); }

 private:
  test::OnePatient patient_;
  Sweep sweep_;
  Sweep::Times times_;
};

TEST(TimeAbove, IsCountedFromCrossingToCrossing) {
  // 80 a year up to 80, then 20 a year down to 40 at 3 years, then constant.
  const Swept swept({{1, {80, 0}}, {3, {40, 0}}}, 5);
  EXPECT_NEAR(swept.above_30(), 5 - 0.375, 1e-9);
  EXPECT_NEAR(swept.above_50(), 1.5 + 1 - 0.625, 1e-9);
}

TEST(TimeAbove, CountsReliefAtTheCriterionItself) {
  const Swept swept({{0.5, {50, 0}}, {2, {30, 0}}}, 4);
  EXPECT_NEAR(swept.above_30(), 4 - 0.3, 1e-9);
  EXPECT_NEAR(swept.above_50(), 0, 1e-9);
  EXPECT_NEAR(Swept({{0.5, {50, 0}}}, 4).above_50(), 3.5, 1e-9);
}

TEST(TimeAbove, EndsWithLifeAndWithARelapse) {
  EXPECT_NEAR(Swept({{1, {80, 0}}}, 0.5).above_30(), 0.5 - 0.375, 1e-9);
  EXPECT_EQ(Swept({{1, {80, 0}}}, 0.25).above_30(), 0);
  EXPECT_NEAR(Swept({{1, {80, 0}}}, 9, 2).above_50(), 3 - 0.625, 1e-9);
}

TEST(TimeAbove, CountsTheNaturalCourse) {
  // 40 at one year and 20 from 2 years on, by nature; 20 from one year on from the layer.
  const Swept swept({{1, {20, 0}}}, 5, never, {.natural = {{1, {40, 0}}, {2, {20, 0}}}});
  EXPECT_NEAR(swept.above_50(), 1.5 - 50 / 60.0, 1e-9);
  EXPECT_NEAR(swept.above_30(), 5 - 0.5, 1e-9);
}

TEST(Corrections, AreNoneWithinTheRange) {
  EXPECT_EQ(Swept({{1, {99.99, 0}}, {2, {lowest + 0.01, 0}}}, 5).corrections(), 0u);
  EXPECT_EQ(Swept({{1, {150, 0}}}, 0.6).corrections(), 0u);  // until life ends at 90
}

TEST(Corrections, OfAPieceThatLeavesTheRangeBeginThere) {
  const Swept swept({{1, {120, 0}}}, 5);
  for (const double time : {0.5, 100 / 120.0}) EXPECT_NEAR(swept.correction(time), 0, 1e-12);
  EXPECT_NEAR(swept.correction(0.9), -8, 1e-12);
  for (const double time : {1.0, 2.0, 4.9}) EXPECT_NEAR(swept.correction(time), -20, 1e-12);
}

TEST(Corrections, OfAPieceThatEntersTheRangeEndThere) {
  const Swept swept({{1, {150, 0}}, {2, {50, 0}}}, 5);
  EXPECT_NEAR(swept.correction(1.2), -30, 1e-12);
  for (const double time : {1.5, 1.8, 3.0}) EXPECT_NEAR(swept.correction(time), 0, 1e-12);
}

TEST(Corrections, OfAPieceThatCrossesBothLimitsAreAtBothEnds) {
  // 150 at 1 year, -150 at 2: within the range from 1 + 1/6 to 1 + 216.7/300.
  const Swept swept({{1, {150, 0}}, {2, {-150, 0}}}, 5);
  EXPECT_NEAR(swept.correction(1), -50, 1e-12);
  EXPECT_NEAR(swept.correction(1.1), -20, 1e-12);
  for (const double time : {1.17, 1.5, 1.72}) EXPECT_NEAR(swept.correction(time), 0, 1e-12);
  EXPECT_NEAR(swept.correction(1.8), lowest + 90, 1e-12);
  EXPECT_NEAR(swept.correction(4), lowest + 150, 1e-12);
  EXPECT_NEAR(swept.above_50(), 4 / 3.0 - 50 / 150.0, 1e-9);  // from 1/3 to 4/3 years
}

TEST(Corrections, EndWithARelapse) {
  const Swept swept({{1, {120, 0}}}, 5, 1);
  EXPECT_NEAR(swept.correction(1.99), -20, 1e-12);
  for (const double time : {2.0, 4.0}) EXPECT_NEAR(swept.correction(time), 0, 1e-12);
}

TEST(Corrections, EndWithLife) {
  for (const double end : {0.9, 1.5}) {
    const Swept swept({{1, {120, 0}}}, end);
    EXPECT_NEAR(swept.relief(0.999999 * end), 100, 1e-9);
  }
}

TEST(Corrections, KeepReliefWithinItsRangeWhateverItsCourse) {
  const Curve nature{{0.7, {-90, 0}}, {1.9, {130, 0}}, {3.1, {90, 0}}, {4, {-40, 0}}};
  const Swept swept({{0.5, {120, 0}}, {1, {-120, 0}}, {2.4, {0, 0}}, {3.3, {170, 0}}, {4.5, {-10, 0}}}, 6,
                    0.8, {.natural = nature});
  EXPECT_GT(swept.corrections(), 5u);
  for (int k = 0; k < 6000; ++k) {
    const double time = 0.001 * k + 0.0003;
    EXPECT_NEAR(swept.relief(time), std::clamp(swept.before(time), lowest, 100.0), 1e-10) << time;
  }
}

TEST(Sweep, OfPatientsTogetherIsThatOfEachAlone) {
  const CareModel m =
      test::model({}, 9, {}, {.natural = {{0.5, {10, 40}}, {2, {60, 50}}}, .persistence = 0.5});
  Crowd crowd(m, 1, 8);
  crowd.draw(0, 8);
  Relief relief(8);
  relief.begin(crowd);
  for (Place i = 0; i < 8; ++i)
    for (std::size_t layer = 0; layer < i % 4; ++layer) {
      const double start = static_cast<double>(layer) + 0.1 * i;
      test::give(relief, i, layer, test::sure(50 + i), start, 0.4, 9);
    }
  Sweep sweep;
  const auto times = [&](const Who& who) {
    return sweep.run(Neighbours(who.data(), who.size()), crowd.nature, relief.kinks(),
                     {Lanes{} + 7.0, Lanes{} + lowest});
  };
  const Who who{1, 2, 5, 7};
  const Sweep::Times together = times(who);
  for (std::size_t lane = 0; lane < who.size(); ++lane) {
    EXPECT_EQ(together.above_lower[lane], times({who[lane]}).above_lower[0]);
    EXPECT_EQ(together.above_higher[lane], times({who[lane]}).above_higher[0]);
  }
}

}  // namespace
}  // namespace spinepath
