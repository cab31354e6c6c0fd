// What the diagram says of steps and pathways, in short words.
#pragma once
#include <string>
#include <vector>

#include "sim/report/diagram/tree.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::report {

const scenario::Treatment& treatment_of(const scenario::Step& step, const scenario::Scenario& scenario);

/// "48 % accept", "all accept"
std::string acceptance_text(const scenario::Step& step);
/// "wait 2 to 6 weeks", "no wait"
std::string wait_text(const scenario::Step& step);
/// "work-up confirms 17 %; at most 3 courses"; "at most 2 courses".
std::string course_text(const scenario::Treatment& treatment);
/// "for radicular; severe; aged 18 to 65; pain above 40 mm", as far as it excludes anybody of the cohort; else empty.
std::string eligibility_text(const scenario::Treatment& treatment, const scenario::Cohort& cohort);

/// The label, marked if the pathway is a what-if.
std::string pathway_heading(const scenario::Scenario& scenario, std::size_t pathway);
/// Its name if it has another label, and the evidence that makes it a what-if; may be empty.
std::string pathway_remark(const scenario::Scenario& scenario, std::size_t pathway);
/// The rule of success if all pathways have the same; else empty.
std::string common_success(const scenario::Scenario& scenario);

/// "pathway 3", "pathways 1 to 4 and 7", of indices in ascending order.
std::string numbers_text(const std::vector<std::size_t>& pathways);

}  // namespace spinepath::report
