// Reads `scenario` of a JSON file.
#pragma once
#include "sim/report/data/json.h"
#include "sim/report/data/study.h"

namespace spinepath::report {

/// Pathways have their numbers, and all are grey. Throws Unusable, which names the `file`, if there are no pathways.
Study study_of(const Json& scenario, const std::string& file);

/// Up to six pathways have a colour each. Of more, the reference, those in `first` and then the others in their order,
/// until the colours are used up.
void colour(Study& study, const std::vector<std::string>& first);

}  // namespace spinepath::report
