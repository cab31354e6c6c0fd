#include "sim/engine/run/engine.h"

#include <gtest/gtest.h>

#include "tests/sim/engine/value/rich_model.h"
#include "tests/sim/engine/walk/walked.h"

namespace spinepath {
namespace {

constexpr std::size_t patients = 256;

/// Outcomes of the first patients, [place][patient], so many at a time.
std::vector<std::vector<double>> outcomes_of(const CareModel& m, std::size_t at_once, std::size_t room) {
  const Layout layout(m);
  Engine engine(m, layout, 1, room);
  std::vector<std::vector<double>> all(layout.size());
  for (std::size_t first = 0; first < patients; first += at_once) {
    const std::size_t count = std::min(at_once, patients - first);
    const Rows& rows = engine.outcomes(first, count);
    for (std::size_t place = 0; place < layout.size(); ++place)
      all[place].insert(all[place].end(), rows[place], rows[place] + count);
  }
  return all;
}

class EngineByCrowd : public testing::TestWithParam<std::size_t> {};

TEST_P(EngineByCrowd, SaysTheSameToTheBit) {
  static const auto expected = outcomes_of(test::rich_model(), patients, patients);
  const auto outcomes = outcomes_of(test::rich_model(), GetParam(), GetParam());
  for (std::size_t place = 0; place < expected.size(); ++place)
    ASSERT_EQ(outcomes[place], expected[place]) << place;
}

INSTANTIATE_TEST_SUITE_P(Crowds, EngineByCrowd, testing::Values(1, 3, 8, 24, 200));

TEST(Engine, SaysTheSameInALargerRoom) {
  EXPECT_EQ(outcomes_of(test::rich_model(), 24, 256), outcomes_of(test::rich_model(), 24, 24));
}

TEST(Engine, SaysOfOnePatientWhatHisWalkAloneSays) {
  const CareModel m = test::rich_model();
  const Layout layout(m);
  Engine engine(m, layout, 1, 64);
  const Rows& rows = engine.outcomes(0, 64);
  for (std::uint64_t number = 0; number < 64; ++number) {
    const test::Walked walked(m, number);
    for (std::size_t place = layout.begin(0); place < layout.end(0); ++place)
      ASSERT_EQ(rows[place][number], walked.value(place)) << number << ' ' << place;
  }
}

TEST(Engine, SaysOfAPathwayWhatAModelWithThatPathwayAloneSays) {
  const CareModel m = test::rich_model();
  const Layout layout(m);
  const auto together = outcomes_of(m, 64, 64);
  for (std::size_t p = 0; p < m.pathways.size(); ++p) {
    CareModel alone = m;
    alone.pathways = {m.pathways[p]};
    const auto expected = outcomes_of(alone, 64, 64);
    ASSERT_EQ(expected.size(), layout.size(p));
    for (std::size_t place = 0; place < expected.size(); ++place)
      ASSERT_EQ(together[layout.begin(p) + place], expected[place]) << p << ' ' << place;
  }
}

TEST(Engine, SaysTheSameInWhateverOrderPathwaysStand) {
  const CareModel m = test::rich_model();
  CareModel reversed = m;
  std::ranges::reverse(reversed.pathways);
  const Layout layout(m), other(reversed);
  const auto forwards = outcomes_of(m, 64, 64), backwards = outcomes_of(reversed, 64, 64);
  for (std::size_t p = 0; p < m.pathways.size(); ++p)
    for (std::size_t place = 0; place < layout.size(p); ++place)
      ASSERT_EQ(forwards[layout.begin(p) + place], backwards[other.begin(m.pathways.size() - 1 - p) + place]);
}

TEST(Engine, LeavesNothingOfTheCrowdBefore) {
  const CareModel m = test::rich_model();
  const Layout layout(m);
  Engine again(m, layout, 1, 64), fresh(m, layout, 1, 64);
  again.outcomes(5000, 64);
  const Rows &after = again.outcomes(64, 40), &expected = fresh.outcomes(64, 40);
  for (std::size_t place = 0; place < layout.size(); ++place)
    for (std::size_t i = 0; i < 40; ++i) ASSERT_EQ(after[place][i], expected[place][i]) << place;
  EXPECT_EQ(again.fates(), fresh.fates());
}

TEST(Engine, CallsWhereAPathwayEndsWithItsLives) {
  const CareModel m = test::rich_model();
  const Layout layout(m);
  Engine engine(m, layout, 1, 8);
  std::vector<std::pair<std::size_t, std::size_t>> ends;  // pathway, steps taken
  engine.at_end([&](std::size_t p, const Lives& lives) { ends.emplace_back(p, lives.fates.size()); });
  engine.outcomes(0, 8);
  EXPECT_EQ(ends, (std::vector<std::pair<std::size_t, std::size_t>>{{2, 0}, {1, 2}, {0, 4}, {3, 3}}));
}

TEST(Engine, HasTheFatesOfEachPathwaysSteps) {
  const CareModel m = test::rich_model();
  const Layout layout(m);
  Engine engine(m, layout, 1, patients);
  engine.outcomes(0, patients);
  for (std::size_t p = 0; p < m.pathways.size(); ++p)
    ASSERT_EQ(engine.fates()[p].size(), m.pathways[p].steps.size());
  EXPECT_EQ(engine.fates()[0][0], engine.fates()[1][0]);  // a shared step
  const auto not_reached = [&](std::size_t p, std::size_t step) {
    return engine.fates()[p][step][static_cast<std::size_t>(Fate::not_reached)];
  };
  EXPECT_EQ(not_reached(0, 0), 0u);
  EXPECT_LT(not_reached(0, 1), not_reached(0, 2));
}

}  // namespace
}  // namespace spinepath
