// compare: compares each pathway of each case with the first case's pathway of the same name or, without one,
// with its first pathway. Cases with the same settings of the patients share their patients: their pathways
// and the reference are joined into one model, so that the engine takes differences patient by patient; each
// pathway is simulated once, in the run of its reference. A case with other settings that affect an outcome
// has a run of its own; differences of that outcome are then differences of two means with the root of the
// sum of squares as error, which is too large if the patients are the same.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/analysis/comparison/case.h"
#include "sim/engine/run/results.h"

namespace spinepath {

struct CaseOutcome {
  std::size_t of_case;
  OutcomeRow row;  ///< in the common currency
};

struct CaseDifference {
  std::size_t of_case, pathway;
  std::size_t reference;  ///< pathway of the first case
  OutcomeKey key;
  std::optional<double> mean, se;  ///< [outcome's unit], money in the common currency
  bool paired;                     ///< on the same patients
};

struct Comparison {
  std::vector<CaseOutcome> outcomes;           ///< by case, then pathway, then compared_outcomes
  std::vector<CaseDifference> differences;     ///< of all cases except the first, in the same order
  std::vector<CaseDifferences> disagreements;  ///< between each case and the first

  const OutcomeRow* find(std::size_t of_case, std::size_t pathway, const OutcomeKey& key) const;
  const CaseDifference* find_difference(std::size_t of_case, std::size_t pathway,
                                        const OutcomeKey& key) const;
};

/// The outcomes that are compared. Relief and cost per responder are at 12 months; a shorter horizon lacks
/// them.
const std::vector<OutcomeKey>& compared_outcomes();

/// Index of the first case's pathway of the same name.
std::optional<std::size_t> namesake_of(const scenario::Pathway& pathway, const Case& first);
/// Index of the first case's pathway that another case's pathway is compared with.
inline std::size_t reference_of(const scenario::Pathway& pathway, const Case& first) {
  return namesake_of(pathway, first).value_or(0);
}

/// None if stopped. `keep_going` receives the number of patients done in all runs, of `patients_in_all`.
std::optional<Comparison> compare(std::span<const Case> cases, int threads, const KeepGoing& keep_going);
std::uint64_t patients_in_all(std::span<const Case> cases);

}  // namespace spinepath
