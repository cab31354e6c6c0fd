// Case: a scenario under one evidence, for comparison with others; and the settings in which two cases
// differ. Each group of settings affects some outcomes only: settings of patients affect all, those of
// utility the outcomes in QALYs, those of money the outcomes in money. If the settings of a group are the
// same, differences of its outcomes are computed patient by patient.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/value/outcome.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct Case {
  std::string name;
  scenario::Scenario scenario;
  std::uint64_t patients = 0, seed = 0;  ///< of its run, in place of those in the scenario
  double money = 1;                      ///< [common currency per unit of the scenario's currency]
};

/// Settings that differ, in words.
struct CaseDifferences {
  std::vector<std::string>
      people;  ///< patients, seed, cohort, life table, natural course, horizon, response correlation
  std::vector<std::string> quality;  ///< utility, discount of QALYs
  /// Currency or price year, discount of money, background, day off work, coinsurance.
  std::vector<std::string> money;

  bool none() const { return people.empty() && quality.empty() && money.empty(); }
  /// Whether the outcome's difference can be taken on the same patients.
  bool pairs(Outcome outcome) const;
};

CaseDifferences disagreement(const Case& a, const Case& b);

}  // namespace spinepath
