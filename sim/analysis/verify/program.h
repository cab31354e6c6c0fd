// Program: the parts of this program that a verification puts to the test. Tests of the checks replace one of them by
// one that is wrong.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/decision/decision.h"
#include "sim/analysis/psa/psa.h"
#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::verify {

/// Draws of the uncertain parameters alone.
struct ParameterMeans {
  std::vector<std::string> names;
  std::vector<double> means;  ///< over the draws [each parameter's unit]
  double rejected = 0;        ///< share of the attempts that were impossible and drawn again [1]
};

struct Program {
  std::function<CareModel(const scenario::Scenario&)> compile;
  /// None if stopped.
  std::function<std::optional<Results>(const CareModel&, const RunOptions&, const KeepGoing&)> simulate;
  std::function<Psa(const scenario::Scenario&, const PsaOptions&, const KeepGoing&)> draw;
  std::function<ParameterMeans(const scenario::Scenario&, std::uint64_t seed, std::uint64_t draws)>
      draw_parameters;
  std::function<Decision(const PsaSample&, const DecisionQuestion&)> decide;
  std::function<std::vector<FrontierRow>(std::span<const Strategy>)> frontier;
};

/// The program as it is.
Program this_program();

}  // namespace spinepath::verify
