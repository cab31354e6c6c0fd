#include "sim/engine/random/chance.h"

#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/statistics.h"

namespace spinepath {
namespace {

// Known answers of Random123 1.14, tests/kat_vectors: threefry 4x64, 20 rounds.
TEST(Threefry, GivesThePublishedAnswers) {
  const auto block = [](std::array<std::uint64_t, 4> c, std::array<std::uint64_t, 4> k) {
    const auto r = r123::Threefry4x64{}(r123::Threefry4x64::ctr_type{{c[0], c[1], c[2], c[3]}},
                                        r123::Threefry4x64::key_type{{k[0], k[1], k[2], k[3]}});
    return std::array<std::uint64_t, 4>{r[0], r[1], r[2], r[3]};
  };
  constexpr std::uint64_t ones = ~0ull;
  EXPECT_EQ(block({0, 0, 0, 0}, {0, 0, 0, 0}),
            (std::array<std::uint64_t, 4>{0x09218ebde6c85537, 0x55941f5266d86105, 0x4bd25e16282434dc,
                                          0xee29ec846bd2e40b}));
  EXPECT_EQ(block({ones, ones, ones, ones}, {ones, ones, ones, ones}),
            (std::array<std::uint64_t, 4>{0x29c24097942bba1b, 0x0371bbfb0f6f4e11, 0x3c231ffa33f83a1c,
                                          0xcd29113fde32d168}));
  EXPECT_EQ(block({0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
                  {0x452821e638d01377, 0xbe5466cf34e90c6c, 0xbe5466cf34e90c6c, 0xc0ac29b7c97c50dd}),
            (std::array<std::uint64_t, 4>{0xa7e8fde591651bd9, 0xbaafd0c30138319b, 0x84a5c1a729e685b9,
                                          0x901d406ccebc1ba4}));
}

TEST(Uniform, IsNeverZeroOrOne) {
  EXPECT_EQ(uniform(0), 0x1p-53);
  EXPECT_EQ(uniform(~0ull), 1 - 0x1p-53);
  EXPECT_EQ(uniform(1ull << 63), 0.5 + 0x1p-53);
}

TEST(Chance, IsAPureFunctionOfItsAddress) {
  EXPECT_EQ(Chance(1, 2).uniforms(Purpose::course, 3, 4), Chance(1, 2).uniforms(Purpose::course, 3, 4));
}

TEST(Chance, OfLanesIsThatOfEachPatientAlone) {
  const LaneBits patients = {0, 7, 1ull << 40, ~0ull};
  const auto four = ChanceOfLanes(99, patients).uniforms(Purpose::amount, 0x123456789abcdef0ull, 3);
  for (std::size_t i = 0; i < lane_count; ++i) {
    const auto one = Chance(99, patients[i]).uniforms(Purpose::amount, 0x123456789abcdef0ull, 3);
    for (std::size_t slot = 0; slot < 4; ++slot) EXPECT_EQ(four[slot][i], one[slot]);
  }
}

TEST(Chance, GivesOtherNumbersAtEveryOtherAddress) {
  std::set<double> seen;
  for (std::uint64_t seed : {1, 2})
    for (std::uint64_t patient : {0, 1})
      for (const Purpose purpose : {Purpose::person, Purpose::course, Purpose::amount})
        for (std::uint64_t name : {5, 6})
          for (std::uint64_t course : {0, 1})
            for (const double u : Chance(seed, patient).uniforms(purpose, name, course)) seen.insert(u);
  EXPECT_EQ(seen.size(), 2u * 2 * 3 * 2 * 2 * 4);
}

TEST(Chance, IsUniformOverPatientsInEverySlot) {
  constexpr std::size_t n = 50'000;
  for (std::size_t slot = 0; slot < 4; ++slot) {
    std::vector<double> sample(n);
    for (std::size_t i = 0; i < n; ++i) sample[i] = Chance(1, i).uniforms(Purpose::treatment, 99)[slot];
    EXPECT_LT(test::kolmogorov_smirnov(sample, [](double x) { return x; }),
              test::kolmogorov_smirnov_bound(n));
  }
}

TEST(Chance, SlotsAndNeighbouringPatientsAreUncorrelated) {
  constexpr int n = 50'000;
  double slots = 0, patients = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    const auto here = Chance(1, i).uniforms(Purpose::treatment, 99),
               next = Chance(1, i + 1).uniforms(Purpose::treatment, 99);
    slots += (here[0] - 0.5) * (here[1] - 0.5) * 12 / n;
    patients += (here[0] - 0.5) * (next[0] - 0.5) * 12 / n;
  }
  EXPECT_NEAR(slots, 0, test::standard_errors / std::sqrt(n));
  EXPECT_NEAR(patients, 0, test::standard_errors / std::sqrt(n));
}

}  // namespace
}  // namespace spinepath
