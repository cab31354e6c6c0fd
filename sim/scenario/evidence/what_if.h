// What-ifs: pathways with a treatment whose own `evidence` gives it other response curves than the run's
// evidence would, such as a clinic's claim in a run on controlled evidence. They are simulated and reported
// with the others, but are not decision candidates: frontier and decisions leave them out. Source:
// scenarios/guide.md, What-ifs.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The evidence that a pathway's treatments use instead of the run's; empty: not a what-if.
std::string evidence_instead(const Pathway& pathway, const Scenario& scenario);

/// Indices of the pathways that are not what-ifs; of all pathways if all are what-ifs.
std::vector<std::size_t> candidates(const Scenario& scenario);

}  // namespace spinepath::scenario
