// ParameterDraws: the scenario with its uncertain parameters drawn: draw i is a pure function of the seed and
// i. A draw that is impossible (relief_50 not below relief_30, shares beyond 1, an amount below 0, …) is not
// clamped, which would heap up draws at the border, but drawn again, only the numbers that must fit together
// and what is correlated with them, from the next attempt of their streams: so it is a draw from what the
// scenario declares, given that it is possible. Every misfit is told, since it means that the distributions
// drawn from are narrower than those declared. One object a thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/distribution.h"
#include "sim/analysis/psa/ranks.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath {

class RankNames;

/// One part of the scenario in one draw.
struct Misfit {
  std::size_t part;
  std::uint64_t attempts;  ///< that did not fit
};

struct ParameterDraw {
  std::vector<double> values;   ///< of each parameter in names()
  std::vector<Misfit> misfits;  ///< in order of parts
  /// The part for which no attempt fitted; the declared values stand in.
  std::optional<std::size_t> impossible;
};

class ParameterDraws {
 public:
  static constexpr std::uint64_t most_attempts = 1000;  ///< 1 in 1000 must be possible

  /// Draws what is in use of it.
  ParameterDraws(const scenario::Scenario& scenario, std::uint64_t seed);
  ParameterDraws(const ParameterDraws&) = delete;  // parts point into the scenario
  ParameterDraws& operator=(const ParameterDraws&) = delete;

  ParameterDraw draw(std::uint64_t number);
  /// With the values of the last draw.
  const scenario::Scenario& scenario() const { return scenario_; }

  std::vector<std::string> names() const;  ///< paths of the uncertain parameters, in scenario order
  std::vector<std::size_t> ranks() const;  ///< of those parameters: equal where one rank moves both
  std::vector<std::string> part_names() const;

 private:
  struct Number {
    scenario::Parameter* parameter;
    scenario::Limits limits;
    Distribution distribution;
    double declared;
    std::size_t rank;
    bool is_first;  ///< of its path: what alike treatments share stands in each of them
  };
  struct Part {
    scenario::Part scenario;
    std::vector<Number> numbers;
  };
  /// What is drawn again together.
  struct Block {
    std::vector<std::size_t> parts, ranks;
  };

  void make_parts(RankNames& names);
  void make_blocks(const std::vector<RankGroup>& groups, std::size_t ranks);
  void fill(const Block& block);
  void declare(const Block& block);
  std::optional<std::size_t> misfit_of(const Block& block) const;
  void draw_block(const Block& block, ParameterDraw& draw);

  scenario::Scenario scenario_;
  std::vector<Part> parts_;
  std::vector<Block> blocks_;
  std::optional<Ranks> ranks_;
};

}  // namespace spinepath
