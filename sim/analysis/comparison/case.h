// Case: a scenario under one evidence, as it is compared with others; and which of its settings differ from
// another case's. Each group of settings moves some outcomes only: who the patients are moves all of them,
// how life is valued moves those in QALYs, what money is worth moves those in money. Where a group agrees, a
// difference of its outcomes can be taken patient by patient.
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
  std::uint64_t patients = 0, seed = 0;  ///< of its run, whatever the scenario says
  double money = 1;                      ///< common money for one unit of the scenario's
};

/// Settings that differ, in words.
struct Disagreement {
  std::vector<std::string> people;   ///< patients, seed, cohort, life table, horizon, response correlation
  std::vector<std::string> quality;  ///< utility, discount of QALYs
  std::vector<std::string>
      money;  ///< currency or price year, discount of money, background, day off work, coinsurance

  bool none() const { return people.empty() && quality.empty() && money.empty(); }
  /// Whether the outcome's difference can be taken on the same patients.
  bool pairs(Outcome outcome) const;
};

Disagreement disagreement(const Case& a, const Case& b);

}  // namespace spinepath
