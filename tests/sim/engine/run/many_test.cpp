#include "sim/engine/run/many.h"

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

/// Model number i: everybody pays i for the only treatment.
CareModel model_of(std::uint64_t i) {
  Treatment treatment = test::treatment("physio", test::curve({{0.25, {40, 30}}}));
  treatment.costs = {test::item(When::course, static_cast<double>(i))};
  return test::model({treatment}, 2);
}

struct Taken {
  std::vector<std::uint64_t> numbers;
  std::vector<double> spend;
};

Taken run_all(std::uint64_t count, int threads, std::uint64_t last = 1'000'000,
              const KeepGoing& keep_going = {}) {
  Taken taken;
  const auto task = [&](std::uint64_t number) {
    return RunTask{model_of(number), [](const CareModel& model, const RunSums& sums) {
                     const OutcomeKey key{Outcome::spend, static_cast<int>(View::health_care)};
                     return std::vector{*estimate(model, sums, 0, key).mean};
                   }};
  };
  const auto take = [&](std::uint64_t number, std::span<const double> numbers) {
    taken.numbers.push_back(number);
    taken.spend.push_back(numbers[0]);
    return number < last;
  };
  const ManyRuns runs{.count = count, .maker = [&] { return MakeTask(task); }, .take = take};
  run_many(runs, {.patients = 1500, .threads = threads, .keep = Keep::decision_groups}, keep_going);
  return taken;
}

TEST(RunMany, GivesEveryModelItsRunInOrder) {
  for (const int threads : {1, 2, 5}) {
    const Taken taken = run_all(30, threads);
    ASSERT_EQ(taken.numbers.size(), 30u);
    for (std::size_t i = 0; i < 30; ++i) {
      EXPECT_EQ(taken.numbers[i], i);
      EXPECT_EQ(taken.spend[i], static_cast<double>(i));
    }
  }
}

TEST(RunMany, TakesNothingAfterTheOneThatIsSaidToBeTheLast) {
  EXPECT_EQ(run_all(500, 3, 7).numbers.size(), 8u);
}

TEST(RunMany, StopsWhenToldTo) {
  const Taken taken = run_all(1'000'000, 2, 1'000'000, [](std::uint64_t) { return false; });
  EXPECT_LT(taken.numbers.size(), 1000u);
  for (std::size_t i = 0; i < taken.numbers.size(); ++i) EXPECT_EQ(taken.numbers[i], i);
}

TEST(RunMany, CountsThePatientsOfAllRuns) {
  std::uint64_t most = 0;
  run_all(200, 1, 1'000'000, [&](std::uint64_t done) {
    most = std::max(most, done);
    return true;
  });
  EXPECT_GT(most, 0u);
  EXPECT_LE(most, 200u * 1500u);
}

}  // namespace
}  // namespace spinepath
