// SensitivityRecord: the question of a sensitivity analysis; with its answer the input of its report and
// files: a CSV and a JSON file of the same rows for each of the three kinds, and files for dampack.
#pragma once
#include <string>
#include <string_view>

#include "sim/analysis/sensitivity/one_way.h"
#include "sim/analysis/sensitivity/threshold.h"
#include "sim/analysis/sensitivity/two_way.h"
#include "sim/output/files/manifest.h"
#include "sim/output/files/sheet.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

struct SensitivityRecord {
  const scenario::Scenario& scenario;  ///< only the parts in use
  const SensitivityQuestion& question;
  Manifest manifest;
  bool searched_varies = false;  ///< the amount that is searched: between patients, its value is their median
};

// files.cpp
Sheet sheet_of(const SensitivityRecord& record, const Tornado& tornado);
Sheet sheet_of(const SensitivityRecord& record, const TwoWay& grid);
Sheet sheet_of(const SensitivityRecord& record, const ValueThreshold& found, const std::string& parameter);
/// `complete`: false if the analysis was stopped.
std::string sensitivity_json(const SensitivityRecord& record, const Sheet& sheet, bool complete);
std::string owsa_csv(const SensitivityRecord& record, const Tornado& tornado);
std::string twsa_csv(const SensitivityRecord& record, const TwoWay& grid);

// report.cpp
std::string sensitivity_report(const SensitivityRecord& record, const Tornado& tornado, const Style& style);
std::string sensitivity_report(const SensitivityRecord& record, const TwoWay& grid, const Style& style);
std::string sensitivity_report(const SensitivityRecord& record, const ValueThreshold& found,
                               const std::string& parameter, const Style& style);

// bar.cpp
/// A bar in a field of `columns` columns for the range low to high [the unit of the outcome]: ▒ from the base
/// to the result at the parameter's low value, █ to that at its high value, │ at the base.
struct BarEnds {
  double base, at_low, at_high;  ///< [the unit of the outcome]
};
std::string bar_text(const BarEnds& bar, double low, double high, std::size_t columns);

}  // namespace spinepath::output
