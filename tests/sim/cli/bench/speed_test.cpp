// What follows from measured times; the times here are made up.
#include "sim/cli/bench/speed.h"

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath::cli {
namespace {

/// 1000 patients in 2 pathways of 5 blocks each: 10,000 blocks, of which 5000 are drawn.
Speed example() {
  return {.patients = 1000,
          .pathways = 2,
          .blocks = 5,
          .by_threads = {{.threads = 1, .seconds = {1, 2, 4}}, {.threads = 2, .seconds = {0.5, 1.25, 2}}},
          .blocks_drawn = 5000,
          .block_seconds = {0.25, 0.25, 0.5}};
}

TEST(Speed, RateIsTheAmountOverTheTime) {
  const Spread patients = rate(example().by_threads[0], 1000);
  EXPECT_DOUBLE_EQ(patients.median, 500);
  EXPECT_DOUBLE_EQ(patients.low, 250);
  EXPECT_DOUBLE_EQ(patients.high, 1000);
}

TEST(Speed, EfficiencyComparesTimesOfTheSameRepetition) {
  const Speed speed = example();  // 1/(2*0.5), 2/(2*1.25), 4/(2*2)
  EXPECT_DOUBLE_EQ(efficiency(speed, speed.by_threads[1])->median, 1);
  EXPECT_DOUBLE_EQ(efficiency(speed, speed.by_threads[1])->low, 0.8);
  EXPECT_DOUBLE_EQ(efficiency(speed, speed.by_threads[0])->width(), 0);
}

TEST(Speed, WithoutOneThreadThereIsNothingToCompareWith) {
  Speed speed = example();
  speed.by_threads.erase(speed.by_threads.begin());
  EXPECT_FALSE(efficiency(speed, speed.by_threads[0]));
  EXPECT_FALSE(times_its_random_numbers(speed));
}

TEST(Speed, RandomNumbersAreScaledToThoseOfTheRun) {
  const Spread times = *times_its_random_numbers(example());  // 1/(2*0.25), 2/(2*0.25), 4/(2*0.5)
  EXPECT_DOUBLE_EQ(times.low, 2);
  EXPECT_DOUBLE_EQ(times.median, 4);
  EXPECT_DOUBLE_EQ(times.high, 4);
  EXPECT_DOUBLE_EQ(block_time(example()).median, 0.25 / 5000);
}

TEST(Speed, NoiseIsTold) {
  Speed speed = example();
  EXPECT_EQ(noise_warnings(speed, 2, 2).size(), 2u);  // both counts differ by more than 10 %
  speed.by_threads = {{.threads = 2, .seconds = {1, 1.05, 1.1}}};
  EXPECT_TRUE(noise_warnings(speed, 2, 2).empty());
  EXPECT_EQ(noise_warnings(speed, 2.5, 2).size(), 1u);  // other programs
  EXPECT_EQ(noise_warnings(speed, 2, 1).size(), 1u);    // more threads than cores
}

TEST(Speed, IsMeasuredInAllRepetitionsOnAllThreads) {
  const CareModel model = test::model({test::treatment("t", test::curve({{0.25, {40, 25}}}))}, 1);
  const SpeedOptions options{.patients = 10, .seed = 1, .threads = {1, 3}, .repetitions = 4};
  std::uint64_t done = 0;
  const auto speed = measure_speed(model, options, [&](std::uint64_t so_far) {
    done = so_far;
    return true;
  });
  ASSERT_TRUE(speed);
  EXPECT_LE(done, patients_in_all(options));
  EXPECT_EQ(patients_in_all(options), 10u * 2 * 5);
  for (const ThreadSpeed& on : speed->by_threads) EXPECT_EQ(on.seconds.size(), 4u);
  EXPECT_EQ(speed->block_seconds.size(), 4u);
  EXPECT_FALSE(measure_speed(model, options, [](std::uint64_t) { return false; }));
}

}  // namespace
}  // namespace spinepath::cli
