// subgroups.csv: outcomes.csv once more for each subgroup, and INMB of each pathway over the first one; and
// the section of the report with the few outcomes that most ask for.
#pragma once
#include <string>

#include "sim/analysis/subgroups/results.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string subgroups_csv(const scenario::Scenario& scenario, const SubgroupResults& subgroups);
Section subgroups_section(const scenario::Scenario& scenario, const SubgroupResults& subgroups);

}  // namespace spinepath::output
