#include "sim/engine/tally/decision_subgroups.h"

#include <gtest/gtest.h>

#include "sim/engine/run/run.h"
#include "tests/sim/engine/tally/two_pathways.h"

namespace spinepath {
namespace {

const Grouping by_response{
    2, [](const Patient& patient) -> std::size_t { return patient.responsiveness > 0.3 ? 1 : 0; }};

RunSums sums_by_response(std::uint64_t patients, int threads = 1, std::size_t crowd = 256) {
  return *run(test::two_pathways(),
              {.patients = patients,
               .threads = threads,
               .crowd = crowd,
               .keep = Keep::decision_groups,
               .grouping = by_response,
               .decision_grouping = by_response},
              {});
}

TEST(DecisionSubgroups, HaveTheSumsOfTheirMembers) {
  const RunSums sums = sums_by_response(5003);
  const DecisionSubgroups& subgroups = sums.decision_subgroups;
  ASSERT_EQ(subgroups.subgroups(), 2u);
  const std::vector<double> all = subgroups.sums();
  const auto places = decision_places(sums.layout, 2);
  ASSERT_EQ(all.size(), 2 * subgroups.groups() * (1 + places.size()));
  double patients = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    const auto column = [&](std::size_t c) {
      double sum = 0;
      for (std::size_t g = 0; g < subgroups.groups(); ++g)
        sum += all[(s * subgroups.groups() + g) * subgroups.columns() + c];
      return sum;
    };
    const Tally& tally = sums.groups[s].tally;
    ASSERT_GT(tally.patients(), 1000);
    EXPECT_EQ(column(0), tally.patients());
    patients += column(0);
    for (std::size_t q = 0; q < places.size(); ++q)
      if (places[q] != DecisionGroups::nowhere) {
        EXPECT_NEAR(column(1 + q) / column(0), tally.mean(places[q]),
                    1e-9 * (1 + std::abs(tally.mean(places[q]))));
      }
  }
  EXPECT_EQ(patients, 5003) << "the last patients too";
}

TEST(DecisionSubgroups, AreTheSameOnAnyNumberOfThreadsAndSizeOfCrowds) {
  const std::vector<double> once = sums_by_response(5003).decision_subgroups.sums();
  EXPECT_EQ(sums_by_response(5003, 3).decision_subgroups.sums(), once);
  EXPECT_EQ(sums_by_response(5003, 2, 64).decision_subgroups.sums(), once);
}

TEST(DecisionSubgroups, AreNotKeptUnlessAskedFor) {
  const RunSums sums = *run(test::two_pathways(), {.patients = 100, .keep = Keep::decision_groups}, {});
  EXPECT_EQ(sums.decision_subgroups.subgroups(), 0u);
  EXPECT_TRUE(sums.decision_subgroups.sums().empty());
}

}  // namespace
}  // namespace spinepath
