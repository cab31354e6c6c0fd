// Layout: the place of each outcome in the array of one patient that Valuation fills and Tally sums. The
// array of a pathway follows that of the previous one and has a row over the moments (report times, 12
// months, horizon) for each outcome known at moments, then totals over the horizon, then a block for each
// treatment in the order of their first steps (places.h).
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
  /// Begin of the treatments; the places before are the same in all pathways.
  std::size_t first_treatment() const { return first_total() + outcome_places.totals; }
  /// Treatments of a pathway, in the order of their first steps.
  const std::vector<std::size_t>& treatments(std::size_t pathway) const { return treatments_[pathway]; }
  /// Place of an outcome of a treatment (index in the list above), or of its first entry or follow-up time.
  std::size_t of_treatment(std::size_t pathway, std::size_t slot, Outcome outcome) const {
    return blocks_[pathway][slot].place[index_of(outcome)];
  }
  std::size_t end_of_treatment(std::size_t pathway, std::size_t slot) const {
    return blocks_[pathway][slot].end;
  }

  /// Index of the moment of a key's `at`; 12 months must be within the horizon.
  std::size_t moment_of(const OutcomeKey& key) const;
  bool has_month_12() const { return has_month_12_; }
  bool has_parts() const { return has_parts_; }  ///< whether the parts of relief are reported

  /// Outcomes reported for a pathway, in the order of the output.
  const std::vector<OutcomeKey>& keys(std::size_t pathway) const { return keys_[pathway]; }
  /// Place in the whole array of the patients' values of an outcome (of a ratio: of its numerator); none if
  /// the pathway does not have it.
  std::optional<std::size_t> slot(std::size_t pathway, const OutcomeKey& key) const;
  /// Place of the values whose mean divides that of an outcome, which has `per` and which the pathway has.
  std::size_t denominator(std::size_t pathway, const OutcomeKey& key) const;

 private:
  class Listing;
  struct TreatmentBlock {
    std::size_t end;
    std::array<std::size_t, outcome_count> place;  ///< by outcome, if in this block
  };
  struct Slot {
    OutcomeKey key;
    std::size_t place;
  };
  std::size_t add_block(const CareModel& model, const Treatment& treatment, std::size_t begin,
                        std::vector<TreatmentBlock>& blocks) const;

  std::vector<double> moments_;             ///< [years from entry]
  std::vector<std::size_t> report_moment_;  ///< index of the moment, by report time
  std::size_t month_12_ = 0;
  bool has_month_12_ = false, has_parts_ = false;
  std::size_t size_ = 0;
  std::vector<std::size_t> begin_;
  std::vector<std::vector<std::size_t>> treatments_;  ///< by pathway
  std::vector<std::vector<TreatmentBlock>> blocks_;   ///< by pathway and slot
  std::vector<std::vector<OutcomeKey>> keys_;         ///< by pathway; outcomes in the results
  std::vector<std::vector<Slot>> slots_;              ///< by pathway; all outcomes, in the order of the table
};

}  // namespace spinepath
