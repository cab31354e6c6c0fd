// What the life table of a scenario means: expected years of life at the cohort's mean age.
#pragma once
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct LifeExpectancy {
  double age = 0;             ///< mean of the cohort, at entry [years]
  double men = 0, women = 0;  ///< [years]; infinite where the last row has q = 0
};

/// With all hazards multiplied by `ratio`. The scenario must have a life table.
LifeExpectancy life_expectancy(const scenario::Scenario& scenario, double ratio = 1);

/// Lines of a report about mortality, the file's name first; none without a life table.
std::vector<std::string> mortality_lines(const scenario::Scenario& scenario);

}  // namespace spinepath::output
