// SensitivityRecord: what a sensitivity analysis was asked, with its answer the source of its report and of
// its files: one CSV and one JSON of the same rows for each of the three kinds, and what dampack reads.
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
  const scenario::Scenario& scenario;  ///< what is in use of it
  const SensitivityQuestion& question;
  Manifest manifest;
};

// sensitivity_files.cpp
Sheet sheet_of(const SensitivityRecord& record, const Tornado& tornado);
Sheet sheet_of(const SensitivityRecord& record, const TwoWay& grid);
Sheet sheet_of(const SensitivityRecord& record, const ValueThreshold& found, const std::string& parameter);
/// `complete` is false where the analysis was stopped.
std::string sensitivity_json(const SensitivityRecord& record, const Sheet& sheet, bool complete);
std::string owsa_csv(const SensitivityRecord& record, const Tornado& tornado);

// sensitivity_report.cpp
std::string sensitivity_report(const SensitivityRecord& record, const Tornado& tornado, const Style& style);
std::string sensitivity_report(const SensitivityRecord& record, const TwoWay& grid, const Style& style);
std::string sensitivity_report(const SensitivityRecord& record, const ValueThreshold& found,
                               const std::string& parameter, const Style& style);

// sensitivity_bar.cpp
/// A bar over so many columns that stand for low to high: ▒ from the base to the end at the parameter's low
/// value, █ to the other one, │ at the base, where no bar is.
struct BarEnds {
  double base, at_low, at_high;
};
std::string bar_text(const BarEnds& bar, double low, double high, std::size_t columns);

}  // namespace spinepath::output
