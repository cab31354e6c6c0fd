#include "sim/engine/tally/subgroups.h"

#include <gtest/gtest.h>

#include "sim/engine/run/run.h"
#include "tests/sim/engine/value/rich_model.h"

namespace spinepath {
namespace {

constexpr std::uint64_t everybody = 3000;

/// Men, women and, as nobody is in it, a third group.
RunSums grouped() {
  RunOptions options{.patients = everybody, .threads = 2};
  options.grouping = {3, [](const Patient& patient) { return patient.female ? 1u : 0u; }};
  return *run(test::rich_model(), options, {});
}

TEST(Subgroups, TogetherAreAllPatients) {
  const RunSums sums = grouped();
  ASSERT_EQ(sums.groups.size(), 3u);
  EXPECT_EQ(sums.groups[2].tally.patients(), 0);
  const Tally &men = sums.groups[0].tally, &women = sums.groups[1].tally;
  EXPECT_EQ(men.patients() + women.patients(), double{everybody});
  for (std::size_t place = 0; place < sums.layout.size(); ++place) {
    const double all = men.patients() * men.mean(place) + women.patients() * women.mean(place);
    EXPECT_NEAR(all / everybody, sums.tally.mean(place), 1e-9 * (1 + std::abs(sums.tally.mean(place))))
        << place;
  }
}

TEST(Subgroups, HaveTheMeansAndVariancesOfTheirOwnPatients) {
  const CareModel m = test::model({}, 1);
  const Layout layout(m);
  const TallyPlan plan(m, layout, std::vector<double>(layout.size(), 3.0));
  Subgroups subgroups(2, plan, LinearSums());
  Rows outcomes(layout.size(), 5), scratch(layout.size(), 5);
  for (std::size_t place = 0; place < layout.size(); ++place)
    std::ranges::copy(std::vector<double>{1, 2, 4, 8, 16}, outcomes[place]);
  subgroups.add(outcomes, std::vector<std::size_t>{0, 1, 0, 1, 0}, scratch);
  const std::vector<GroupSums> sums = subgroups.take();
  for (std::size_t place = 0; place < layout.size(); ++place) {
    EXPECT_DOUBLE_EQ(sums[0].tally.mean(place), 7);       // of 1, 4, 16
    EXPECT_DOUBLE_EQ(sums[0].tally.variance(place), 63);  // 36 + 9 + 81 over 2
    EXPECT_DOUBLE_EQ(sums[1].tally.mean(place), 5);       // of 2, 8
    EXPECT_DOUBLE_EQ(sums[1].tally.variance(place), 18);
  }
}

}  // namespace
}  // namespace spinepath
