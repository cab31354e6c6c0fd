// Pathway: treatments in order, each with its probability of acceptance and its waiting time. See
// models/README.md, A pathway.
#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include "models/distribution.h"

namespace spinepath {

struct Step {
  int treatment = 0;  ///< index into CareModel::treatments
  double accept = 1;  ///< probability that the patient accepts [1]
  Distribution wait;  ///< before the work-up [years]
  bool operator==(const Step&) const = default;
};

/// What counts as success at assessments of a pathway, and as its loss.
struct SuccessRule {
  double success = 50;        ///< relief [percent], > 0
  double lost_below = 50;     ///< relief below which it is lost [percent], not above `success`
  bool since_course = false;  ///< relief of the pain present at the course's start, not of that at entry
  bool operator==(const SuccessRule&) const = default;
};

struct Pathway {
  SuccessRule success;
  std::vector<Step> steps;
  bool operator==(const Pathway&) const = default;
};

/// Treatments of a pathway, in the order of their first steps.
inline std::vector<std::size_t> treatments_of(const Pathway& pathway) {
  std::vector<std::size_t> treatments;
  for (const Step& step : pathway.steps) {
    const auto treatment = static_cast<std::size_t>(step.treatment);
    if (std::ranges::find(treatments, treatment) == treatments.end()) treatments.push_back(treatment);
  }
  return treatments;
}

}  // namespace spinepath
