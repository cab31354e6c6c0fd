// The outcome that `sensitivity --outcome` and `run --precision` name on the command line (`asked` in the
// table of models/outcomes.h), or the incremental net monetary benefit at a threshold: inmb@50000,
// spend:payer, spend:payer@12 months, qalys, relief_50@12 months, …
#pragma once
#include <string>
#include <variant>

#include "sim/analysis/sensitivity/sensitivity.h"
#include "sim/cli/terminal/progress.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

/// An error in the text.
struct OutcomeProblem {
  std::string text;
};
std::variant<SensitivityOutcome, OutcomeProblem> asked_outcome(const std::string& text,
                                                               const scenario::Scenario& scenario);

/// inmb at the first threshold of [decision].
std::string default_outcome(const scenario::Scenario& scenario);
/// The same as the outcome whose error the progress shows.
MainOutcome main_outcome(const scenario::Scenario& scenario);

}  // namespace spinepath::cli
