// The PSA of `compare`: each case with the same draws of what it shares with the others.
#pragma once
#include <optional>
#include <string>

#include "sim/analysis/comparison/decisions.h"
#include "sim/cli/stages/cases.h"
#include "sim/cli/stages/psa_stage.h"

namespace spinepath::cli {

struct ComparedDraws {
  CaseDecisions decisions;
  std::string warnings;
};

/// Throws WrongCall if the counts are inconsistent.
void check(const PsaArguments& arguments, const Cases& cases);

/// The arguments must ask for draws. None if stopped before all were done. Notes draws and patients in the manifests.
std::optional<ComparedDraws> compare_draws(Cases& cases, const PsaArguments& arguments,
                                           const RunSettings& settings);

}  // namespace spinepath::cli
