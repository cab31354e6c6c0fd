// Files for other programs that analyse a PSA, with their shapes and column names: cost.csv, effect.csv and
// param.csv for BCEA, dampack, voi and SAVI; psa_long.csv for hesim; icers.csv, ceac.csv, evpi.csv and
// owsa.csv as of dampack, evppi.csv as of voi. Draws are as simulated, and CEAC and EVPI naive, as those
// programs compute them from the same draws. Names are valid in R. Source: results/README.md, `export/`.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/decision/record.h"
#include "sim/output/files/file.h"

namespace spinepath::output {

/// Names of the files, in the subfolder `export`.
std::vector<std::string> export_names();
/// In the order of the names; without param.csv if no parameter is uncertain (a table without columns).
std::vector<File> export_files(const DecisionRecord& record);

/// One run of a one-way sensitivity analysis.
struct OneWay {
  std::string parameter, strategy;
  double parameter_value;  ///< [the parameter's unit]
  double outcome;          ///< [the unit of the outcome]
};
std::string owsa_csv(std::span<const OneWay> rows);

/// As by make.names of R: letters, digits, dots and underscores, beginning with a letter (or a dot not
/// followed by a digit), and not a reserved word.
std::string r_name(std::string_view name);
/// The same for several names, made unique by .1, .2, … as by make.unique of R.
std::vector<std::string> r_names(std::span<const std::string> names);

}  // namespace spinepath::output
