#include "sim/engine/tally/tally.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

class TallyOfNumbers : public testing::Test {
 protected:
  TallyOfNumbers() {
    m.pathways.push_back(m.pathways[0]);
    layout.emplace(m);
    for (std::size_t i = 0; i < n; ++i) {
      outcomes.emplace_back(layout->size());
      for (std::size_t k = 0; k < layout->size(); ++k)
        outcomes[i][k] = 1e6 + std::sin(static_cast<double>(i * 31 + k * 17)) * static_cast<double>(k % 5);
    }
    plan.emplace(m, *layout, outcomes[0]);
  }
  Tally tally(std::size_t from, std::size_t to) const { return tally(from, to, to - from); }
  /// So many at a time.
  Tally tally(std::size_t from, std::size_t to, std::size_t at_once) const {
    Tally t(*plan);
    Rows rows(layout->size(), at_once);
    for (std::size_t begin = from; begin < to; begin += at_once) {
      const std::size_t count = std::min(at_once, to - begin);
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < layout->size(); ++k) rows[k][i] = outcomes[begin + i][k];
      t.add(rows, count);
    }
    return t;
  }
  double covariance(std::size_t a, std::size_t b) const {
    double mean_a = 0, mean_b = 0, sum = 0;
    for (const auto& y : outcomes) mean_a += y[a] / n, mean_b += y[b] / n;
    for (const auto& y : outcomes) sum += (y[a] - mean_a) * (y[b] - mean_b);
    return sum / (n - 1);
  }

  static constexpr std::size_t n = 200;
  CareModel m = test::model({test::treatment("t", test::curve({{0.25, {0, 1}}}))}, 2, {0.5});
  std::optional<Layout> layout;
  std::optional<TallyPlan> plan;
  std::vector<std::vector<double>> outcomes;
};

TEST_F(TallyOfNumbers, GivesMeansAndVariancesOfLargeNumbersThatHardlyVary) {
  const Tally t = tally(0, n);
  for (std::size_t k = 0; k < layout->size(); ++k) {
    EXPECT_NEAR(t.variance(k), covariance(k, k), 1e-9);
    EXPECT_TRUE(k % 5 != 0 || t.variance(k) == 0);
  }
  EXPECT_EQ(t.patients(), n);
}

TEST_F(TallyOfNumbers, GivesPairedVariancesAndCovariances) {
  const Tally t = tally(0, n);
  const std::size_t alive = layout->at(0, Outcome::alive);
  const std::size_t here = layout->begin(1) + layout->at(0, Outcome::pain),
                    reference = layout->at(0, Outcome::pain);
  EXPECT_NEAR(t.pair_variance(here),
              covariance(here, here) + covariance(reference, reference) - 2 * covariance(here, reference),
              1e-9);
  EXPECT_NEAR(t.pair_covariance(here), covariance(here, reference), 1e-9);
  EXPECT_NEAR(t.covariance(here, alive), covariance(here, alive), 1e-9);
  EXPECT_NEAR(t.covariance(reference, layout->begin(1) + alive),
              covariance(reference, layout->begin(1) + alive), 1e-9);
}

TEST_F(TallyOfNumbers, SaysTheSameToTheBitHoweverManyAreAddedAtOnce) {
  const Tally whole = tally(0, 197);
  for (const std::size_t at_once : {8, 16, 64, 136}) {
    const Tally parts = tally(0, 197, at_once);
    for (std::size_t k = 0; k < layout->size(); ++k) {
      EXPECT_EQ(parts.mean(k), whole.mean(k));
      EXPECT_EQ(parts.variance(k), whole.variance(k));
    }
    const std::size_t alive = layout->at(0, Outcome::alive);
    const std::size_t here = layout->begin(1) + layout->at(0, Outcome::pain);
    EXPECT_EQ(parts.pair_variance(here), whole.pair_variance(here));
    EXPECT_EQ(parts.covariance(here, alive), whole.covariance(here, alive));
  }
}

TEST_F(TallyOfNumbers, MergedBlocksSayTheSameAsOne) {
  Tally parts = tally(0, 70);
  parts.merge(tally(70, n));
  const Tally whole = tally(0, n);
  for (std::size_t k = 0; k < layout->size(); ++k) {
    EXPECT_NEAR(parts.mean(k), whole.mean(k), 1e-9);
    EXPECT_NEAR(parts.variance(k), whole.variance(k), 1e-9);
  }
}

}  // namespace
}  // namespace spinepath
