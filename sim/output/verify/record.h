// Verification: the verdict of each check on a scenario, with its figure and what to look at.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/verify/verification.h"
#include "sim/output/files/json.h"
#include "sim/output/files/manifest.h"
#include "sim/output/files/sheet.h"
#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct VerificationRecord {
  const scenario::Scenario* scenario;  ///< with only what is in use: indices of outcomes are of its lists
  Manifest manifest;
  std::vector<verify::Checked> checked;
};

std::string verification_report(const VerificationRecord& record, const Style& style);
Sheet verification_sheet(const VerificationRecord& record);
Json verification_json(const VerificationRecord& record);
/// "70 checks: 62 passed, 3 warnings, 0 failed, 5 not applicable"
std::string verdicts_text(const VerificationRecord& record);

/// The list of checks: what is changed, what must hold, and the test of TECH-VER.
std::string checks_text(const std::vector<const verify::Check*>& checks, const Style& style);
Sheet checks_sheet(const std::vector<const verify::Check*>& checks);

}  // namespace spinepath::output
