// Files for other programs that analyse a PSA, in the shapes and with the column names those programs have
// (CONVENTIONS.md section 1): cost.csv, effect.csv, param.csv for BCEA, dampack, voi and SAVI; psa_long.csv
// for hesim; icers.csv, ceac.csv, evpi.csv and owsa.csv as dampack has them, evppi.csv as voi has it. Draws
// are as simulated, and so are CEAC and EVPI: naive, what those programs make of the same draws. Names are
// such that R leaves them as they are.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/decision/record.h"
#include "sim/output/files/file.h"

namespace spinepath::output {

/// Their names, in the subfolder `export`.
std::vector<std::string> export_names();
/// In this order; without param.csv where no parameter is uncertain, since no program reads a table without
/// columns.
std::vector<File> export_files(const DecisionRecord& record);

/// One run of a one-way sensitivity analysis.
struct OneWay {
  std::string parameter, strategy;
  double parameter_value, outcome;
};
std::string owsa_csv(std::span<const OneWay> rows);

/// As make.names of R makes it: letters, digits, dots and underscores, beginning with a letter (or a dot that
/// no digit follows), and no word of the language.
std::string r_name(std::string_view name);
/// The same of several, made different by .1, .2, … as make.unique does.
std::vector<std::string> r_names(std::span<const std::string> names);

}  // namespace spinepath::output
