// The plan of `run`, with the sizes of what is kept of its draws: those of a PSA of two draws.
#pragma once
#include "sim/cli/plan/plan.h"
#include "sim/cli/stages/run_stages.h"

namespace spinepath::cli {

/// What one of all draws takes.
struct DrawSizes {
  double kept = 0;      ///< memory until the end [bytes]
  double analysis = 0;  ///< memory of the decision analysis [bytes]
  double results = 0;   ///< files [bytes]
  double saved = 0;     ///< partial results [bytes]
};
DrawSizes sizes_of_draws(const scenario::Scenario& scenario, const PsaOptions& options);

Plan plan_of_run(const RunAsked& asked, const scenario::Scenario& scenario, const output::Manifest& manifest);

}  // namespace spinepath::cli
