// CSV files of a comparison, one row per number, amounts in the common money:
// outcomes.csv: case,pathway, then as in outcomes.csv of a run;
// differences.csv: case,pathway,reference_case,reference,outcome,of,at,unit,mean,se,paired (yes or no).
// The bytes depend only on scenarios, evidence, seeds and number of patients.
#pragma once
#include <string>

#include "sim/output/comparison/record.h"

namespace spinepath::output {

std::string compared_outcomes_csv(const ComparisonRecord& record);
std::string compared_differences_csv(const ComparisonRecord& record);

}  // namespace spinepath::output
