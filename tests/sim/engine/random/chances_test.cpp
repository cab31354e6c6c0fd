#include "sim/engine/random/chances.h"

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

const Who some{0, 3, 4, 5, 9, 17};

TEST(Chances, AreThoseOfEachPatientDenselyBesideTheGroup) {
  Chances chances(7, 20);
  chances.begin(1000);
  const auto& drawn = chances.at(Purpose::course, 55, 2, some);
  for (std::size_t k = 0; k < some.size(); ++k) {
    const auto alone = Chance(7, 1000 + some[k]).uniforms(Purpose::course, 55, 2);
    for (std::size_t slot = 0; slot < 4; ++slot) EXPECT_EQ(drawn[slot][k], alone[slot]) << k << ' ' << slot;
  }
  EXPECT_EQ(chances.one(Purpose::amount, 55, 9), Chance(7, 1009).uniforms(Purpose::amount, 55)[0]);
}

TEST(Chances, CountTheBlocksDrawn) {
  Chances chances(7, 20);
  chances.at(Purpose::course, 55, 1, some);
  chances.at(Purpose::course, 55, 2, {4});
  chances.at(Purpose::course, 55, 3, {});
  EXPECT_EQ(chances.blocks(), 7u);
}

TEST(Chances, AreTurnedIntoWhatTheFirstOfARowStandFor) {
  const Row uniforms{0.1, 0.5, 0.9, 0.25, 0.75, 0.3, 0.4, 0.6};
  const Distribution closed = Weibull(2, 1.3), open = Gamma(3, 2);
  ASSERT_TRUE(closed.has_closed_form());
  ASSERT_FALSE(open.has_closed_form());
  Row by_closed = uniforms, by_open = uniforms, normals = uniforms, waits = uniforms;
  turn_into_quantiles(closed, by_closed, 5);
  turn_into_quantiles(open, by_open, 5);
  turn_into_normals(normals, 5);
  turn_into_waits(waits, 0.2, 5);
  for (std::size_t k = 0; k < 5; ++k) {
    EXPECT_EQ(by_closed[k], closed.quantile(uniforms[k]));
    EXPECT_EQ(by_open[k], open.quantile(uniforms[k]));
    EXPECT_EQ(normals[k], normal_quantile(uniforms[k]));
    EXPECT_NEAR(1 - std::exp(-0.2 * waits[k]), uniforms[k], 1e-14);
  }
}

TEST(Chances, OfAnEventWithoutARateAreThatItNeverComes) {
  Row waits{0.1, 0.5, 0.9, 0.99, 0.5, 0.5, 0.5, 0.5};
  turn_into_waits(waits, 0, 4);
  for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(waits[k], never);
}

}  // namespace
}  // namespace spinepath
