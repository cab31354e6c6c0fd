// RejectedDraws: parts of the scenario with invalid draws that were drawn again, counted over draws.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/psa/parameter_draws.h"

namespace spinepath {

struct RejectedDraws {
  std::string part;
  std::uint64_t draws = 0;     ///< draws in which it was drawn again
  std::uint64_t attempts = 0;  ///< invalid attempts
};

class RedrawnParts {
 public:
  explicit RedrawnParts(std::vector<std::string> parts) {
    for (std::string& part : parts) parts_.push_back({.part = std::move(part)});
  }

  void note(const ParameterDraw& draw) {
    for (const InvalidDraw& invalid : draw.invalid_draws) {
      ++parts_[invalid.part].draws;
      parts_[invalid.part].attempts += invalid.attempts;
    }
  }
  const std::string& name(std::size_t part) const { return parts_[part].part; }
  /// The parts that were drawn again, in scenario order.
  std::vector<RejectedDraws> take() {
    std::erase_if(parts_, [](const RejectedDraws& part) { return part.attempts == 0; });
    return std::move(parts_);
  }

 private:
  std::vector<RejectedDraws> parts_;
};

}  // namespace spinepath
