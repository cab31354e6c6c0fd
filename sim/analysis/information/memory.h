// Memory of a decision analysis while it works, and of the report of its draws: copies of what is kept of draws, some
// matrices of draws by strategies in each thread, and regressions, whose basis functions take most of it. An estimate,
// by the sizes of these tables.
#pragma once
#include <cstdint>

#include "sim/analysis/psa/sample.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

/// In addition to the sample, of so many draws; `like`: a sample of the same scenario, with any number of draws [bytes].
double memory_of_analysis(const scenario::Scenario& scenario, const PsaSample& like, std::uint64_t draws,
                          int threads);

}  // namespace spinepath
