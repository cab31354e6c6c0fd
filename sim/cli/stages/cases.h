// The cases of a `compare` command line: files, each under its own evidence or under each of those requested.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/comparison/case.h"
#include "sim/cli/options/run_settings.h"
#include "sim/scenario/merge/money.h"

namespace spinepath::cli {

struct Cases {
  std::vector<Case> cases;
  std::vector<output::Manifest> manifests;      ///< by case
  std::vector<std::string> evidence;            ///< as requested
  std::vector<std::vector<std::string>> files;  ///< by case, as in Loaded
  std::vector<std::string> read;                ///< all files read for the cases
  scenario::Money money;                        ///< of all
};

/// `evidence`: names between commas; empty: each file's own. Throws WrongCall, and Stop after reporting
/// errors of the scenarios.
Cases read_cases(const std::vector<std::string>& files, const std::string& evidence,
                 const RunSettings& settings);

}  // namespace spinepath::cli
