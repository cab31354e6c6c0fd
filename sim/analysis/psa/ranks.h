// Ranks: the cumulative probability of each uncertain parameter in a draw: uniform numbers, each a pure
// function of (seed, draw, name of the rank, attempt), so that adding a parameter does not change others.
// Correlated ranks by a Gaussian copula: Phi(L z) for independent standard normals z, L L' the correlation
// matrix (Nelsen, An Introduction to Copulas, 2006). With design = "sobol" first attempts are Sobol points,
// one dimension per rank in the scenario's order (adding a parameter changes those after it), scrambled by
// a digital shift per rank (Owen, Practical Quasi-Monte Carlo Integration, 2023); further attempts are
// random.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/statistics/sobol_points.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

/// Correlated ranks.
struct RankGroup {
  std::vector<std::size_t> ranks;          ///< indices
  std::vector<std::vector<double>> lower;  ///< L, by row [1]
};

class Ranks {
 public:
  Ranks(std::span<const std::string> names, std::vector<RankGroup> groups, scenario::Design design,
        std::uint64_t seed);

  /// Draws all ranks.
  void draw(std::uint64_t number);
  /// Draws these ranks again; correlated ranks must be drawn together. Attempts count from 1.
  void draw_again(std::uint64_t attempt, std::span<const std::size_t> ranks);
  double operator[](std::size_t rank) const { return rank_[rank]; }  ///< in (0, 1)

  const std::vector<RankGroup>& groups() const { return groups_; }

 private:
  double random(std::size_t rank, std::uint64_t attempt) const;
  void correlate(const RankGroup& group);

  std::vector<std::uint64_t> streams_, shifts_;  ///< by rank
  std::vector<RankGroup> groups_;
  std::optional<SobolPoints> sobol_;
  std::uint64_t seed_, number_ = 0;
  std::vector<double> rank_;  ///< in (0, 1) [1]
};

}  // namespace spinepath
