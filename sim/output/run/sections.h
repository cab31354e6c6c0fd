// The sections of a run's report, one function per section, in files by subject. A section with an empty
// table is not printed.
#pragma once
#include <optional>
#include <string>

#include "sim/output/run/record.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

// relief.cpp
Section relief_section(const RunRecord& run, Outcome outcome);  ///< relief_30 or relief_50
Section parts_section(const RunRecord& run);  ///< empty without a natural course and contexts
// money.cpp
Section payers_section(const RunRecord& run);
Section classes_section(const RunRecord& run);
Section cohort_section(const RunRecord& run);
// gain.cpp
Section gain_section(const RunRecord& run);
Section frontier_section(const RunRecord& run);
Section difference_section(const RunRecord& run);
// care.cpp
Section treatments_section(const RunRecord& run);
Section treated_section(const RunRecord& run);
Section events_section(const RunRecord& run);
// uncertainty.cpp; empty tables without a PSA
Section uncertainty_section(const RunRecord& run);
Section uncertain_difference_section(const RunRecord& run);
Section redrawn_section(const RunRecord& run);

/// Mean and Monte Carlo error of an outcome, times `scale` [1]; "–" if the pathway does not have it.
std::string cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key, double scale = 1);
std::string difference_cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key,
                            double scale = 1);

}  // namespace spinepath::output
