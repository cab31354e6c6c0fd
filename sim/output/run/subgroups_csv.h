// subgroups.csv: the rows of outcomes.csv for each subgroup, and the incremental net monetary benefit (INMB)
// of each pathway over the first one; and the section of the report with the main outcomes by subgroup.
#pragma once
#include <string>

#include "sim/analysis/subgroups/results.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string subgroups_csv(const scenario::Scenario& scenario, const SubgroupResults& subgroups);
Section subgroups_section(const scenario::Scenario& scenario, const SubgroupResults& subgroups);

}  // namespace spinepath::output
