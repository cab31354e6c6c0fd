#include "sim/engine/run/run.h"

#include <numeric>

#include <gtest/gtest.h>

#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/engine.h"
#include "sim/engine/run/results.h"
#include "tests/sim/engine/value/rich_model.h"

namespace spinepath {
namespace {

CareModel small_model() {
  Treatment t = test::treatment("t", test::curve({{0.25, {40, 25}}}));
  t.durability = Weibull(1, 1);
  t.costs.push_back({.amount = Uniform(1, 2), .stream = 3, .when = When::course});
  return test::model({t}, 3, {1});
}

TEST(Run, StopsWhenTold) {
  EXPECT_FALSE(run(small_model(), {.patients = 1'000'000'000}, [](std::uint64_t) { return false; }));
}

TEST(Run, TellsHowFarItIs) {
  std::uint64_t last = 0;
  const auto sums = run(small_model(), {.patients = 5000, .threads = 1}, [&](std::uint64_t done) {
    EXPECT_GT(done, last);
    EXPECT_LE(done, 5000u);
    last = done;
    return true;
  });
  EXPECT_TRUE(sums);
  EXPECT_GT(last, 0u);
}

/// Every sum of a run, as means, errors and counts.
std::vector<double> numbers_of(const CareModel& m, const RunOptions& options) {
  const RunSums sums = *run(m, options, {});
  const Results results = summarise(m, sums);
  std::vector<double> numbers;
  for (const OutcomeRow& row : results.outcomes)
    for (const auto& number : {row.mean, row.se, row.sd}) numbers.push_back(number.value_or(-1));
  for (const DifferenceRow& row : results.differences)
    for (const auto& number : {row.mean, row.se}) numbers.push_back(number.value_or(-1));
  for (const auto& pathway : results.fates)
    for (const Fates& fates : pathway) numbers.insert(numbers.end(), fates.begin(), fates.end());
  for (const double q : {0.0, 0.025, 0.5, 1.0}) numbers.push_back(sums.spend[2].quantile(q));
  for (const double mean : sums.decisions.means()) numbers.push_back(mean);
  for (const GroupSums& group : sums.groups)
    numbers.push_back(group.tally.mean(sums.layout.total(Outcome::qalys)));
  return numbers;
}

TEST(Run, SaysTheSameToTheBitOnAnyNumberOfThreadsAndForAnyCrowd) {
  const CareModel m = test::rich_model();
  RunOptions options{.patients = 7001, .seed = 3, .threads = 1, .keep = Keep::both};
  options.grouping = {2, [](const Patient& patient) { return patient.female ? 1u : 0u; }};
  const std::vector<double> once = numbers_of(m, options);
  ASSERT_GT(once.size(), 500u);
  for (const auto& [threads, crowd] :
       {std::pair{2, 256u}, {3, 256u}, {7, 256u}, {2, 8u}, {1, 64u}, {3, 1024u}}) {
    options.threads = threads;
    options.crowd = crowd;
    EXPECT_EQ(numbers_of(m, options), once) << threads << ' ' << crowd;
  }
}

TEST(Run, MergesBlocksAsATreeOfHalvesAlignedToPowersOfTwo) {
  // Five blocks: ((0 1) (2 3)) 4.
  const CareModel m = test::rich_model();
  const Layout layout(m);
  const RunSums sums = *run(m, {.patients = 5 * block_size, .threads = 2}, {});
  Engine engine(m, layout, 1, block_size);
  std::vector<Tally> blocks;
  for (std::uint64_t block = 0; block < 5; ++block) {
    blocks.emplace_back(*sums.plan).add(engine.outcomes(block * block_size, block_size), block_size);
  }
  blocks[0].merge(blocks[1]);
  blocks[2].merge(blocks[3]);
  blocks[0].merge(blocks[2]);
  blocks[0].merge(blocks[4]);
  for (std::size_t place = 0; place < layout.size(); ++place) {
    ASSERT_EQ(sums.tally.mean(place), blocks[0].mean(place)) << place;
    ASSERT_EQ(sums.tally.variance(place), blocks[0].variance(place)) << place;
  }
}

TEST(Run, HasTheFatesOfAllPatients) {
  const CareModel m = test::rich_model();
  const RunSums sums = *run(m, {.patients = 3000, .threads = 2}, {});
  for (const auto& pathway : sums.fates)
    for (const Fates& fates : pathway) EXPECT_EQ(std::accumulate(fates.begin(), fates.end(), 0ull), 3000u);
}

TEST(Run, BeginsWithThePatientsOfASmallerOne) {
  // The sums of 1500 patients are those of 1024 and of the 476 after them.
  const CareModel m = test::rich_model();
  const RunSums fewer = *run(m, {.patients = 1024, .threads = 1}, {}),
                more = *run(m, {.patients = 1500, .threads = 1}, {});
  const Layout layout(m);
  Engine engine(m, layout, 1, 512);
  Tally rest(*more.plan);
  rest.add(engine.outcomes(1024, 476), 476);
  const std::size_t qalys = layout.total(Outcome::qalys);
  EXPECT_NEAR(1500 * more.tally.mean(qalys), 1024 * fewer.tally.mean(qalys) + 476 * rest.mean(qalys), 1e-8);
}

TEST(Run, OfOnePatientHasMeansButNoErrors) {
  const Results results = test::simulate(small_model(), 1);
  const OutcomeRow* row = results.find(0, test::at(Outcome::relief, 0));
  EXPECT_TRUE(row->mean);
  EXPECT_FALSE(row->se);
  EXPECT_FALSE(row->sd);
}

TEST(Run, WhereNobodyLivesReliefIsUndefined) {
  CareModel m = small_model();
  m.population.life_table = LifeTable({{0, certain_death, certain_death}});
  const Results results = test::simulate(m, 100);
  EXPECT_FALSE(results.find(0, test::at(Outcome::relief_50, 0))->mean);
  EXPECT_EQ(test::mean(results, test::at(Outcome::alive, 0)), 0);
}

}  // namespace
}  // namespace spinepath
