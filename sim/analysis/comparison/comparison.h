// compare: cases side by side, each pathway against the first case's pathway of the same name, or against its
// first one where it has none of that name. The patients of cases that agree on who they are are the same
// people: their pathways are joined with the reference into one model, so that the engine takes differences
// patient by patient; each pathway is walked once, in the run of its reference. A case that disagrees on what
// moves an outcome runs by itself, and differences of that outcome are those of two means, with the root of
// the sum of squares as their error, which is too large where the patients are the same ones.
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
  OutcomeRow row;  ///< in common money
};

struct CaseDifference {
  std::size_t of_case, pathway;
  std::size_t reference;  ///< pathway of the first case
  OutcomeKey key;
  std::optional<double> mean, se;
  bool paired;  ///< on the same patients
};

struct Comparison {
  std::vector<CaseOutcome> outcomes;        ///< by case, then pathway, then compared_outcomes
  std::vector<CaseDifference> differences;  ///< of all cases but the first, in the same order
  std::vector<Disagreement> disagreements;  ///< of each case with the first

  const OutcomeRow* find(std::size_t of_case, std::size_t pathway, const OutcomeKey& key) const;
  const CaseDifference* find_difference(std::size_t of_case, std::size_t pathway,
                                        const OutcomeKey& key) const;
};

/// What is compared. Relief and cost per responder at 12 months, which a shorter horizon does not have.
const std::vector<OutcomeKey>& compared_outcomes();

/// The first case's pathway of the same name.
std::optional<std::size_t> namesake_of(const scenario::Pathway& pathway, const Case& first);
/// The first case's pathway that another case's pathway is compared to.
inline std::size_t reference_of(const scenario::Pathway& pathway, const Case& first) {
  return namesake_of(pathway, first).value_or(0);
}

/// None if stopped; `keep_going` is told the patients done in all runs, of `patients_in_all`.
std::optional<Comparison> compare(std::span<const Case> cases, int threads, const KeepGoing& keep_going);
std::uint64_t patients_in_all(std::span<const Case> cases);

}  // namespace spinepath
