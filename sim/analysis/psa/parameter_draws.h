// ParameterDraws: the scenario with its uncertain parameters drawn; draw i is a pure function of the seed and
// i. Invalid values (relief_50 not below relief_30, a sum of shares above 1, an amount below 0, …) are not
// clamped, which would bias draws toward the bound, but drawn again from the next attempt of their streams,
// together with the numbers that they constrain or are correlated with: a draw from the declared distribution
// given that it is valid. Every invalid attempt is reported, since the effective distribution is then
// narrower than the declared one. One object per thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/distribution.h"
#include "sim/analysis/psa/ranks.h"
#include "sim/engine/partial/numbers.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath {

class RankNames;

/// Invalid values for one part of the scenario in one draw.
struct InvalidDraw {
  std::size_t part;        ///< index into part_names()
  std::uint64_t attempts;  ///< number of invalid attempts
};

struct ParameterDraw {
  std::vector<double> values;              ///< of each parameter in names() [parameter's unit]
  std::vector<InvalidDraw> invalid_draws;  ///< in order of parts
  /// The part for which no attempt was valid; it has its declared values.
  std::optional<std::size_t> impossible;
};

// As numbers of a record, and back.
void put(std::vector<double>& numbers, const ParameterDraw& draw);
ParameterDraw take_draw(NumberSource& source, std::size_t parameters);

class ParameterDraws {
 public:
  static constexpr std::uint64_t most_attempts = 1000;  ///< at least 1 in 1000 must be valid

  /// Draws the parameters that are in use.
  ParameterDraws(const scenario::Scenario& scenario, std::uint64_t seed);
  ParameterDraws(const ParameterDraws&) = delete;  // parts point into the scenario
  ParameterDraws& operator=(const ParameterDraws&) = delete;

  ParameterDraw draw(std::uint64_t number);
  /// The scenario with the values of the last draw.
  const scenario::Scenario& scenario() const { return scenario_; }

  std::vector<std::string> names() const;  ///< paths of the uncertain parameters, in scenario order
  std::vector<std::size_t> ranks() const;  ///< of those parameters; equal if they share a rank
  std::vector<std::string> part_names() const;
  /// Why the first invalid attempt for that part in so many draws was invalid; none if there was no such attempt.
  std::optional<scenario::Problem> first_problem(const std::string& part, std::uint64_t draws);

 private:
  struct Number {
    scenario::Parameter* parameter;
    Distribution distribution;
    double declared;  ///< [parameter's unit]
    std::size_t rank;
    bool is_first;  ///< first number with its path: inherited values occur in several treatments
  };
  struct Part {
    scenario::Part scenario;
    std::vector<Number> numbers;
    std::optional<scenario::Problem> problem;  ///< of the first invalid attempt
  };
  /// Parts and ranks that are drawn again together.
  struct Block {
    std::vector<std::size_t> parts, ranks;
  };

  void make_parts(RankNames& names);
  void make_blocks(const std::vector<RankGroup>& groups, std::size_t ranks);
  void fill(const Block& block);
  void declare(const Block& block);
  std::optional<std::size_t> invalid_part(const Block& block);
  void draw_block(const Block& block, ParameterDraw& draw);

  scenario::Scenario scenario_;
  std::vector<Part> parts_;
  std::vector<Block> blocks_;
  std::optional<Ranks> ranks_;
};

}  // namespace spinepath
