// Files for other programs that analyse a PSA, with their shapes and column names: cost.csv, effect.csv and
// param.csv for BCEA, dampack, voi and SAVI; psa_long.csv and strategies.csv for hesim; icers.csv, ceac.csv,
// evpi.csv, owsa.csv and twsa.csv as of dampack, evppi.csv as of voi, groups.csv for voi. Draws are as simulated,
// and CEAC and EVPI naive, as those programs compute them from the same draws. Names are valid in R. Source:
// results/README.md, `export/`.
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
/// In the order of the names; without param.csv if no parameter is uncertain (a table without columns). The record must
/// live as long as they.
std::vector<File> export_files(const DecisionRecord& record);
/// The same with the costs of any view.
std::vector<File> export_files(const DecisionRecord& record, View view);

inline constexpr const char* icers_name = "export/icers.csv";

// information_exports.cpp
/// A row per threshold and parameter, curve (parameters that are drawn together, by the first of them) or group.
std::string evppi_csv(const DecisionRecord& record, const Decision& decision);
/// A row per group and parameter of it.
std::string groups_csv(const DecisionRecord& record);

/// One run of a one-way sensitivity analysis.
struct OneWay {
  std::string parameter, strategy;
  double parameter_value;  ///< [the parameter's unit]
  double outcome;          ///< [the unit of the outcome]
};
std::string owsa_csv(std::span<const OneWay> rows);

/// One strategy at one point of a grid over two parameters.
struct TwoWayValue {
  double value, value_2;  ///< [the parameters' units]
  std::string strategy;
  double outcome;  ///< [the unit of the outcome]
};
/// The columns of the parameters have their names, as in dampack.
std::string twsa_csv(const std::string& parameter, const std::string& parameter_2,
                     std::span<const TwoWayValue> rows);

/// As by make.names of R: letters, digits, dots and underscores, beginning with a letter (or a dot not
/// followed by a digit), and not a reserved word.
std::string r_name(std::string_view name);
/// The same for several names, made unique by .1, .2, … as by make.unique of R.
std::vector<std::string> r_names(std::span<const std::string> names);

}  // namespace spinepath::output
