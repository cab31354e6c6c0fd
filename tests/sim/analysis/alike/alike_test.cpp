#include "sim/analysis/alike/alike.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/engine/crowd/crowd.h"
#include "sim/engine/run/engine.h"
#include "tests/sim/output/example.h"

namespace spinepath {
namespace {

using test::Example;

constexpr std::uint64_t seed = 1;

/// Numbers of all who fit among the first patients.
std::vector<std::uint64_t> all_alike(const CareModel& model, const Likeness& likeness,
                                     std::uint64_t patients) {
  Crowd crowd(model, seed, static_cast<std::size_t>(patients));
  crowd.draw(0, static_cast<std::size_t>(patients));
  std::vector<std::uint64_t> numbers;
  for (std::size_t i = 0; i < crowd.size(); ++i)
    if (likeness.fits(crowd.patients[i])) numbers.push_back(i);
  return numbers;
}

TEST(Likeness, fits_within_its_margins_and_by_all_that_is_given) {
  const Patient patient{.age = 50, .pain = 70, .condition = 1, .severity = Severity::mild, .female = true};
  EXPECT_TRUE(Likeness{}.fits(patient));
  EXPECT_TRUE(
      (Likeness{.age = 55, .pain = 65, .condition = 1, .severity = Severity::mild, .female = true}.fits(
          patient)));
  EXPECT_FALSE(Likeness{.age = 55.1}.fits(patient));
  EXPECT_FALSE(Likeness{.pain = 64.9}.fits(patient));
  EXPECT_FALSE(Likeness{.condition = 0}.fits(patient));
  EXPECT_FALSE(Likeness{.severity = Severity::severe}.fits(patient));
  EXPECT_FALSE(Likeness{.female = false}.fits(patient));
}

TEST(Alike, are_the_first_who_fit) {
  const Example example(1);
  const Likeness likeness{.age = 60, .condition = 0};
  const std::vector<std::uint64_t> all = all_alike(example.model, likeness, 5000);
  ASSERT_GT(all.size(), 100u);
  const Alike alike = find_alike(example.model, seed, likeness, 100, 5000);
  EXPECT_EQ(alike.found, 100u);
  EXPECT_EQ(alike.searched, all[99] + 1);
  EXPECT_TRUE(std::equal(alike.first.begin(), alike.first.end(), all.begin()));
}

TEST(Alike, are_fewer_where_the_search_ends) {
  const Example example(1);
  const Likeness likeness{.age = 60, .condition = 0};
  const std::vector<std::uint64_t> all = all_alike(example.model, likeness, 300);
  const Alike alike = find_alike(example.model, seed, likeness, 1000, 300);
  EXPECT_EQ(alike.found, all.size());
  EXPECT_EQ(alike.searched, all.back() + 1);
  EXPECT_EQ(find_alike(example.model, seed, {.age = 2}, 10, 300).found, 0u);
}

TEST(Alike, have_the_mean_of_their_outcomes_one_by_one) {
  const Example example(1);
  const Likeness likeness{.pain = 50, .female = false};
  const Alike alike = find_alike(example.model, seed, likeness, 40, 5000);
  const auto results = results_of(alike, example.model, seed, 1, likeness, {});
  ASSERT_TRUE(results);
  EXPECT_EQ(results->patients, 40u);
  const Layout layout(example.model);
  const OutcomeKey qalys{.outcome = Outcome::qalys};
  Engine engine(example.model, layout, seed, 1);
  double sum = 0;
  for (const std::uint64_t i : all_alike(example.model, likeness, alike.searched))
    sum += engine.outcomes(i, 1)[*layout.slot(1, qalys)][0];
  EXPECT_NEAR(*results->find(1, qalys)->mean, sum / 40, 1e-12);
}

}  // namespace
}  // namespace spinepath
