// Pathway: treatments in order, each with its probability of acceptance and its waiting time. See
// models/README.md, A pathway.
#pragma once
#include <vector>

#include "models/distribution.h"

namespace spinepath {

struct Step {
  int treatment = 0;  ///< index into CareModel::treatments
  double accept = 1;  ///< probability that the patient accepts [1]
  Distribution wait;  ///< before the work-up [years]
  bool operator==(const Step&) const = default;
};

struct Pathway {
  double success = 50;  ///< relief that counts as success at assessment [percent], > 0
  std::vector<Step> steps;
};

}  // namespace spinepath
