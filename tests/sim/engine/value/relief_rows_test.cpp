#include "sim/engine/value/relief_rows.h"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

namespace spinepath {
namespace {

struct Life {
  std::vector<ReliefPiece> pieces;
  double end;
  /// What falls on a border belongs to the earlier piece.
  double relief(double t) const {
    if (t > end) return 0;
    const ReliefPiece* now = &pieces[0];
    for (const ReliefPiece& piece : pieces)
      if (piece.from < t) now = &piece;
    return now->relief + now->slope * (t - now->from);
  }
};

const std::vector<double> moments{0.25, 1, 2, 4};

/// Lives with one to forty pieces, of which one ends on a moment and one in the middle.
std::vector<Life> lives() {
  std::vector<Life> all{{{{0, 0, 0}}, 4},
                        {{{0, 0, 80}, {1, 80, -40}, {2, 40, 0}}, 2},
                        {{{0, 0, 120}, {0.25, 30, 0}, {0.5, 0, 0}}, 4},
                        {{{0, 20, 0}, {0.1, 20, -100}, {0.3, 0, 40}, {1.3, 40, 5}}, 1.7}};
  Life many{{}, 4};
  for (int k = 0; k < 40; ++k) many.pieces.push_back({0.1 * k, k % 2 ? 60. : 20., k % 2 ? -400. : 400.});
  all.push_back(many);
  return all;
}

/// By quadrature between the borders of pieces.
double integral(const Life& life, double until, double per_year) {
  double sum = 0;
  for (std::size_t k = 0; k < life.pieces.size(); ++k) {
    const ReliefPiece& piece = life.pieces[k];
    const double stop = std::min(until, k + 1 < life.pieces.size() ? life.pieces[k + 1].from : life.end);
    if (piece.from >= stop) continue;
    const auto f = [&](double t) {
      return std::exp(-per_year * t) * (piece.relief + piece.slope * (t - piece.from));
    };
    sum += boost::math::quadrature::gauss_kronrod<double, 15>::integrate(f, piece.from, stop, 0);
  }
  return sum;
}

class ReliefRowsBySize : public testing::TestWithParam<std::size_t> {};

TEST_P(ReliefRowsBySize, AreWhatQuadratureFinds) {
  const std::vector<Life> all = lives();
  for (const double costs : {0.0, 0.03, 0.2}) {  // the last one beyond short_decay_limit
    ReliefRows rows(moments, all.size());
    for (std::size_t begin = 0; begin < all.size(); begin += GetParam()) {
      const std::size_t end = std::min(all.size(), begin + GetParam());
      rows.clear();
      for (std::size_t i = begin; i < end; ++i) rows.add(all[i].pieces, all[i].end);
      rows.evaluate(costs, 0.015);
      for (std::size_t i = begin; i < end; ++i) {
        const auto sum = [&](ReliefRows::Sum what) { return rows.sum(what)[i - begin]; };
        EXPECT_NEAR(sum(ReliefRows::area), integral(all[i], 4, 0), 1e-11);
        EXPECT_NEAR(sum(ReliefRows::cost_time), integral(all[i], 4, costs), 1e-11);
        EXPECT_NEAR(sum(ReliefRows::qaly_time), integral(all[i], 4, 0.015), 1e-11);
        for (std::size_t m = 0; m < moments.size(); ++m) {
          EXPECT_NEAR(rows.at(m)[i - begin], all[i].relief(moments[m]), 1e-12) << i << " at " << moments[m];
          EXPECT_NEAR(rows.time_until(m)[i - begin], integral(all[i], moments[m], costs), 1e-11);
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(LivesAtOnce, ReliefRowsBySize, testing::Values(1, 3, 5));

TEST(ReliefRows, CountTheTimeAtOrAboveACriterion) {
  ReliefRows rows(moments, 2);
  rows.add(std::vector<ReliefPiece>{{0, 0, 100}, {0.6, 60, -20}, {1.6, 40, 0}}, 3);
  rows.add(std::vector<ReliefPiece>{{0, 30, 0}, {1, 50, 0}}, 1.5);  // at the criterion counts
  rows.evaluate(0, 0);
  EXPECT_NEAR(rows.sum(ReliefRows::above_30)[0], 2.7, 1e-12);
  EXPECT_NEAR(rows.sum(ReliefRows::above_50)[0], 0.6, 1e-12);
  EXPECT_EQ(rows.sum(ReliefRows::above_30)[1], 1.5);
  EXPECT_EQ(rows.sum(ReliefRows::above_50)[1], 0.5);
}

}  // namespace
}  // namespace spinepath
