// The evidence of a scenario, for `sources`: every parameter with value, 95 % interval, source and design;
// the sources; clinics' claims compared with controlled evidence; the number of parameters by design of their
// source. As a report, and as a sheet with one row per parameter:
// parameter,value,unit,low,high,uncertainty,source,design,citation,doi,url,note,controlled,controlled_is
// (low, high: the interval; controlled: the counterpart of a claim, controlled_is: given or implied).
#pragma once
#include <string>
#include <vector>

#include "sim/output/files/sheet.h"
#include "sim/output/text/section.h"
#include "sim/scenario/evidence/claims.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

/// `claims`: of the whole scenario; those of other parameters are not shown. `scope`: description of the
/// parameters.
std::string evidence_report(const scenario::Scenario& scenario, const std::vector<scenario::Claim>& claims,
                            const std::string& scope, const Style& style);
Sheet evidence_sheet(const scenario::Scenario& scenario, const std::vector<scenario::Claim>& claims);

}  // namespace spinepath::output
