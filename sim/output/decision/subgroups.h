// Decisions by subgroup: subgroup_decision.csv, a row per threshold, subgroup and pathway; subgroup_value.csv, what deciding
// by subgroup is worth: a row per threshold for each subgroup, and one for all together, whose `group` is empty; and the
// section of the report.
#pragma once
#include <string>

#include "sim/analysis/subgroups/decisions.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string subgroup_decision_csv(const SubgroupDecisions& decisions);
std::string subgroup_value_csv(const SubgroupDecisions& decisions);
Section subgroup_decisions_section(const scenario::Scenario& scenario, const SubgroupDecisions& decisions);

}  // namespace spinepath::output
