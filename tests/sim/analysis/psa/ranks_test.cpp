#include "sim/analysis/psa/ranks.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"
#include "sim/scenario/uncertainty/correlation.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using scenario::Design;
using Names = std::vector<std::string>;
constexpr std::uint64_t ranks_seed = 3;

std::vector<double> ranks_of(Ranks& ranks, std::uint64_t draw, std::size_t count) {
  ranks.draw(draw);
  std::vector<double> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(ranks[i]);
  return all;
}

TEST(Ranks, AddingANameMovesNoOther) {
  Ranks two(Names{"a", "b"}, {}, Design::random, ranks_seed),
      three(Names{"c", "b", "a"}, {}, Design::random, ranks_seed);
  for (std::uint64_t draw = 0; draw < 20; ++draw) {
    const auto ab = ranks_of(two, draw, 2), cba = ranks_of(three, draw, 3);
    EXPECT_EQ(ab[0], cba[2]);
    EXPECT_EQ(ab[1], cba[1]);
    EXPECT_NE(cba[0], cba[1]);
  }
}

TEST(Ranks, AreUniform) {
  for (const Design design : {Design::random, Design::sobol}) {
    Ranks ranks(Names{"a", "b"}, {}, design, ranks_seed);
    constexpr std::size_t draws = 20'000;
    std::vector<double> sample;
    for (std::uint64_t i = 0; i < draws; ++i) sample.push_back(ranks_of(ranks, i, 2)[1]);
    EXPECT_LT(test::kolmogorov_smirnov(sample, [](double u) { return u; }),
              test::kolmogorov_smirnov_bound(draws));
  }
}

TEST(Ranks, DrawnAgainAreOtherNumbersAndLeaveTheRestAlone) {
  Ranks ranks(Names{"a", "b", "c"}, {}, Design::random, ranks_seed);
  const auto first = ranks_of(ranks, 5, 3);
  const std::size_t again[] = {1};
  ranks.draw_again(1, again);
  EXPECT_EQ(ranks[0], first[0]);
  EXPECT_NE(ranks[1], first[1]);
  EXPECT_EQ(ranks[2], first[2]);
}

/// Correlation of normal scores; its standard error is about (1 - r^2) / sqrt(n).
double score_correlation(Ranks& ranks, std::size_t a, std::size_t b, std::size_t draws) {
  double sum = 0, square_a = 0, square_b = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    ranks.draw(i);
    const double x = normal_quantile(ranks[a]), y = normal_quantile(ranks[b]);
    sum += x * y;
    square_a += x * x;
    square_b += y * y;
  }
  return sum / std::sqrt(square_a * square_b);
}

RankGroup group_of_three() {
  return {{0, 2, 3}, *scenario::lower_triangle({{1, 0.6, -0.3}, {0.6, 1, 0.2}, {-0.3, 0.2, 1}})};
}

TEST(Ranks, OfAGroupHaveItsCorrelations) {
  constexpr std::size_t draws = 40'000;
  Ranks ranks(Names{"a", "b", "c", "d"}, {group_of_three()}, Design::random, ranks_seed);
  const double bound = test::standard_errors / std::sqrt(double{draws});
  EXPECT_NEAR(score_correlation(ranks, 0, 2, draws), 0.6, bound);
  EXPECT_NEAR(score_correlation(ranks, 0, 3, draws), -0.3, bound);
  EXPECT_NEAR(score_correlation(ranks, 2, 3, draws), 0.2, bound);
  EXPECT_NEAR(score_correlation(ranks, 0, 1, draws), 0, bound);
}

TEST(Ranks, CorrelationKeepsTheFirstOfItsGroupAndAllOthers) {
  Ranks alone(Names{"a", "b", "c", "d"}, {}, Design::random, ranks_seed);
  Ranks grouped(Names{"a", "b", "c", "d"}, {group_of_three()}, Design::random, ranks_seed);
  const auto free = ranks_of(alone, 7, 4), tied = ranks_of(grouped, 7, 4);
  EXPECT_NEAR(tied[0], free[0], 1e-14);  // through Phi and back
  EXPECT_EQ(tied[1], free[1]);
  EXPECT_NE(tied[2], free[2]);
}

TEST(Ranks, SobolPutsOnePointInEachOfAsManyCells) {
  constexpr std::size_t points = 256;
  Ranks ranks(Names{"a", "b", "c"}, {}, Design::sobol, ranks_seed);
  std::vector<std::set<int>> cells(3);
  std::set<std::pair<int, int>> squares;  // 16 x 16, by the first two: a (0, 8, 2)-net
  for (std::uint64_t i = 0; i < points; ++i) {
    const auto u = ranks_of(ranks, i, 3);
    for (std::size_t k = 0; k < 3; ++k) cells[k].insert(static_cast<int>(u[k] * points));
    squares.emplace(static_cast<int>(u[0] * 16), static_cast<int>(u[1] * 16));
  }
  for (const auto& cell : cells) EXPECT_EQ(cell.size(), points);
  EXPECT_EQ(squares.size(), points);
}

TEST(Ranks, SobolIsScrambledByTheSeedAndTheName) {
  Ranks a(Names{"a"}, {}, Design::sobol, ranks_seed), b(Names{"b"}, {}, Design::sobol, ranks_seed),
      other(Names{"a"}, {}, Design::sobol, ranks_seed + 1);
  EXPECT_NE(ranks_of(a, 0, 1), ranks_of(b, 0, 1));
  EXPECT_NE(ranks_of(a, 0, 1), ranks_of(other, 0, 1));
}

/// Mean squared error of the mean of a smooth function of five ranks whose mean is 1.
double squared_error(Design design) {
  const Names names{"a", "b", "c", "d", "e"};
  constexpr int repetitions = 20;
  constexpr std::uint64_t draws = 512;
  double error = 0;
  for (std::uint64_t r = 0; r < repetitions; ++r) {
    Ranks ranks(names, {}, design, 100 + r);
    double sum = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
      double product = 1;
      for (const double u : ranks_of(ranks, i, names.size())) product *= std::exp(u) / (std::exp(1.0) - 1);
      sum += product;
    }
    error += (sum / draws - 1) * (sum / draws - 1) / repetitions;
  }
  return error;
}

TEST(Ranks, SobolMeansOfSmoothFunctionsAreMuchCloser) {
  EXPECT_LT(squared_error(Design::sobol), 0.1 * squared_error(Design::random));
}

}  // namespace
}  // namespace spinepath
