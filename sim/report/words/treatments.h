// Treatments in the order in which patients meet them, and what is known of each.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

/// What an outcome of treatments is about.
struct OfTreatment {
  std::string of;         ///< as in the files: "fusion", "fusion: infection"
  std::string treatment;  ///< its name
  std::string event;      ///< empty: the treatment itself
};

/// All that the run has of an outcome, each once: treatments in the order of the pathways' steps.
std::vector<OfTreatment> by_treatment(const Material& material, std::string_view outcome);

/// The label, shortened for titles.
std::string treatment_in_title(const Study& study, std::string_view treatment);

}  // namespace spinepath::report
