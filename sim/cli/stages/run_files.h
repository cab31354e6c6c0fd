// The files of `run`: those that it writes for what was asked, and all that any run may have left in the
// folder, so that nothing of an earlier one stays beside them.
#pragma once
#include <string>
#include <vector>

#include "sim/output/files/folder.h"
#include "sim/output/run/record.h"

namespace spinepath::cli {

/// What may be asked for beside the results at the parameters' values.
struct RunExtras {
  bool subgroups, psa;
};
/// Their names, some in the subfolder `export`.
std::vector<std::string> run_file_names(RunExtras asked);

/// outcomes.csv first, then differences.csv and summary.json.
std::vector<output::File> run_files(const output::RunRecord& record);

}  // namespace spinepath::cli
