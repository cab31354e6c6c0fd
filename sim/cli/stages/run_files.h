// The files of `run`, by its options.
#pragma once
#include <string>
#include <vector>

#include "sim/output/files/file.h"
#include "sim/output/run/record.h"

namespace spinepath::cli {

/// Options in addition to the results at the parameters' values.
struct RunExtras {
  bool subgroups, psa;
};
/// Names of the files, some in the subfolder `export`.
std::vector<std::string> run_file_names(RunExtras asked);

/// outcomes.csv first, then differences.csv and summary.json.
std::vector<output::File> run_files(const output::RunRecord& record);

}  // namespace spinepath::cli
