// Reads the files of `decide`: a PSA sample that another program made, and its decision.
#pragma once
#include "sim/report/data/json.h"
#include "sim/report/data/material.h"

namespace spinepath::report {

struct SampleTables {
  std::optional<CsvTable> decision, information, trials;
  std::optional<CsvTable> cost, effect;  ///< of export/: a column per strategy, in their order
};

/// `about`: decision.json. Throws Unusable if a file that it needs is missing or has other strategies.
Sample given_sample(Json about, SampleTables tables);

/// Strategies as pathways, and what is known of their money.
Study study_of_sample(const Json& about);

}  // namespace spinepath::report
