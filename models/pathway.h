// Pathway: treatments in order, each with how likely the patient accepts it and how long the wait is.
// See models/README.md, A pathway.
#pragma once
#include <vector>

#include "models/distribution.h"

namespace spinepath {

struct Step {
  int treatment = 0;  ///< index into CareModel::treatments
  double accept = 1;  ///< probability
  Distribution wait;  ///< [years]
  bool operator==(const Step&) const = default;
};

struct Pathway {
  double success = 50;  ///< [percent relief] that counts as success at assessment, > 0
  std::vector<Step> steps;
};

}  // namespace spinepath
