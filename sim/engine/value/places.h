// Places of outcomes within the blocks of a pathway's array, from the table of outcomes at compile time.
// The values of an outcome are in one block: a row over the moments for each view or class, a total over
// the horizon for each, or the blocks of the treatments. Outcomes computed from another one's values have no
// place of their own.
#pragma once
#include <array>
#include <cstddef>

#include "models/outcomes.h"
#include "models/treatment.h"
#include "models/view.h"

namespace spinepath {

enum class Block { moments, totals, treatments, none };

constexpr Block block_of(const OutcomeInfo& info) {
  if (info.estimator.of) return Block::none;
  switch (info.indexed_by) {
    case IndexedBy::nothing:
    case IndexedBy::view:
    case IndexedBy::treatment_class: return info.at == ReportedAt::horizon ? Block::totals : Block::moments;
    case IndexedBy::treatment:
    case IndexedBy::treatment_or_background:
    case IndexedBy::adverse_event:
    case IndexedBy::late_event:
    case IndexedBy::endpoint: return Block::treatments;
  }
  return Block::none;
}

/// The outcome with the patients' values from which an outcome is computed.
constexpr Outcome values_of(const OutcomeInfo& info) { return info.estimator.of.value_or(info.outcome); }

struct OutcomePlaces {
  std::array<std::size_t, outcome_count> first{};       ///< within the rows of moments, or within the totals
  std::array<std::size_t, outcome_count> background{};  ///< within the totals
  std::size_t moment_rows = 0, totals = 0;
};

inline constexpr OutcomePlaces outcome_places = [] {
  OutcomePlaces places;
  for (const OutcomeInfo& info : outcome_table) {
    const std::size_t i = index_of(info.outcome);
    const std::size_t rows = info.indexed_by == IndexedBy::view              ? view_count
                             : info.indexed_by == IndexedBy::treatment_class ? treatment_class_count
                                                                             : 1;
    std::size_t* end = nullptr;
    switch (block_of(info)) {
      case Block::moments: end = &places.moment_rows; break;
      case Block::totals: end = &places.totals; break;
      case Block::treatments:
      case Block::none: break;
    }
    if (end != nullptr) {
      places.first[i] = *end;
      *end += rows;
    }
    if (info.indexed_by == IndexedBy::treatment_or_background) places.background[i] = places.totals++;
  }
  return places;
}();

// Assumptions of the layout.
static_assert([] {
  for (const OutcomeInfo& info : outcome_table) {
    const OutcomeInfo& values = info_of(values_of(info));
    const bool known_then = block_of(values) == Block::moments || info.at == ReportedAt::horizon ||
                            (block_of(values) == Block::treatments && info.at == values.at);
    if (block_of(values) == Block::none || !known_then) return false;
    if (values.indexed_by != info.indexed_by) return false;
    if (info.estimator.per && block_of(info_of(*info.estimator.per)) != block_of(values)) return false;
  }
  return true;
}());

}  // namespace spinepath
