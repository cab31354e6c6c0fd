// What-ifs: pathways with a treatment whose own `evidence` gives it other response curves than the run's
// evidence would, such as a clinic's claim in a run on controlled evidence. They are simulated and told
// beside the others, but are nothing to choose: the frontier and decisions are about the candidates.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The evidence that a pathway's treatments use instead of the run's; empty: it is no what-if.
std::string evidence_instead(const Pathway& pathway, const Scenario& scenario);

/// Indices of the pathways that are no what-ifs; all, where every one is.
std::vector<std::size_t> candidates(const Scenario& scenario);

}  // namespace spinepath::scenario
