// Layout: the place of each outcome in the array of one patient that Valuation fills and Tally sums. The
// array of a pathway follows that of the previous one and has a row over the moments (report times, 12
// months, horizon) for each outcome known at moments, then totals over the horizon, then a block for each
// step (places.h).
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/value/outcome.h"
#include "sim/engine/value/places.h"

namespace spinepath {

class Layout {
 public:
  explicit Layout(const CareModel& model);

  std::size_t size() const { return size_; }  ///< of all pathways
  std::size_t begin(std::size_t pathway) const { return begin_[pathway]; }
  std::size_t end(std::size_t pathway) const {
    return pathway + 1 < begin_.size() ? begin_[pathway + 1] : size_;
  }
  std::size_t size(std::size_t pathway) const { return end(pathway) - begin(pathway); }
  /// [years from entry], ascending; the last one is the horizon.
  const std::vector<double>& moments() const { return moments_; }

  // Offsets within a pathway's array; `of`: index of the view or class, for an outcome indexed by them.
  std::size_t at(std::size_t moment, Outcome outcome, std::size_t of = 0) const {
    return (outcome_places.first[index_of(outcome)] + of) * moments_.size() + moment;
  }
  std::size_t total(Outcome outcome, std::size_t of = 0) const {
    return first_total() + outcome_places.first[index_of(outcome)] + of;
  }
  /// Total for care outside the pathway.
  std::size_t background(Outcome outcome) const {
    return first_total() + outcome_places.background[index_of(outcome)];
  }
  std::size_t first_total() const { return outcome_places.moment_rows * moments_.size(); }
  /// Begin of the steps; the places before are the same in all pathways.
  std::size_t first_step() const { return first_total() + outcome_places.totals; }
  /// Place of an outcome by treatment, or of the first entry of an outcome by events or endpoints.
  std::size_t step(std::size_t pathway, std::size_t step, Outcome outcome) const {
    return steps_[pathway][step].place[index_of(outcome)];
  }
  /// Begin of the block of a step; the pathway's end if it has no such step.
  std::size_t until_step(std::size_t pathway, std::size_t step) const;

  /// Index of the moment of a key's `at`; 12 months must be within the horizon.
  std::size_t moment_of(const OutcomeKey& key) const;
  bool has_month_12() const { return has_month_12_; }

  /// Outcomes reported for a pathway, in the order of the output.
  const std::vector<OutcomeKey>& keys(std::size_t pathway) const { return keys_[pathway]; }
  /// Place in the whole array of the patients' values of an outcome (of a ratio: of its numerator); none if
  /// the pathway does not have it.
  std::optional<std::size_t> slot(std::size_t pathway, const OutcomeKey& key) const;

 private:
  class Listing;
  struct StepBlock {
    std::size_t begin;
    std::array<std::size_t, outcome_count> place;  ///< by outcome, if in this block
  };
  struct Slot {
    OutcomeKey key;
    std::size_t place;
  };
  std::size_t add_step(const Treatment& treatment, std::size_t begin, std::vector<StepBlock>& steps);

  std::vector<double> moments_;             ///< [years from entry]
  std::vector<std::size_t> report_moment_;  ///< index of the moment, by report time
  std::size_t month_12_ = 0;
  bool has_month_12_ = false;
  std::size_t size_ = 0;
  std::vector<std::size_t> begin_;
  std::vector<std::vector<StepBlock>> steps_;  ///< by pathway
  std::vector<std::vector<OutcomeKey>> keys_;  ///< by pathway; outcomes in the results
  std::vector<std::vector<Slot>> slots_;       ///< by pathway; all outcomes
};

}  // namespace spinepath
