// The decisions of a comparison by PSA: two CSV files, their rows in comparison.json, and a section of the report.
// decision.csv: case,threshold,pathway,nmb,inmb,inmb_se,inmb_p025,inmb_p975,p_best,p_best_se,loss,loss_se,best;
// decision_differences.csv: case,pathway,reference_case,reference,threshold,benefit,mean,se,p025,p975,paired.
// All of these are about records with decisions.
#pragma once
#include <string>

#include "sim/output/comparison/record.h"
#include "sim/output/files/json.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::string compared_decision_csv(const ComparisonRecord& record);
std::string compared_decision_differences_csv(const ComparisonRecord& record);
Json compared_decisions_json(const ComparisonRecord& record);
Section compared_decisions_section(const ComparisonRecord& record);

}  // namespace spinepath::output
