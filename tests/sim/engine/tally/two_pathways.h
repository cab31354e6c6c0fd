// A small model for sums over groups of patients.
#pragma once
#include "tests/support/models.h"

namespace spinepath::test {

/// A treatment with costs, and background care alone.
inline CareModel two_pathways() {
  Treatment treatment = test::treatment("physio", curve({{0.25, {40, 30}}}));
  treatment.costs = {item(When::course, 700)};
  CareModel m = model({treatment}, 2);
  m.pathways.push_back(Pathway{});
  m.utility = {0.9, -0.004};
  return m;
}

}  // namespace spinepath::test
