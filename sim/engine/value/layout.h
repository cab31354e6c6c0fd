// Layout: where each quantity of one patient stands in the array that `value` fills and `tally` adds up. The
// arrays of all pathways stand one behind the other. A pathway's array: a row over the moments (report times,
// 12 months, horizon) for each quantity known at moments, then whole-horizon totals, then a block per step.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "models/care_model.h"
#include "sim/engine/value/outcome.h"

namespace spinepath {

class Layout {
 public:
  // The rows.
  enum AtMoment : std::size_t {
    alive,
    relief_30,
    relief_50,
    pain,
    relief,
    had_surgery,
    spend,
    row_count = spend + 4
  };
  // Within the totals, which follow the moments.
  enum Total : std::size_t {
    spend_undiscounted,
    qalys = spend_undiscounted + 4,
    qalys_undiscounted,
    life_years,
    years_relief_30,
    years_relief_50,
    by_class,
    background = by_class + treatment_class_count,
    total_size
  };
  /// Within a step's block; adverse events, late events and endpoints follow, in this order.
  enum AtStep : std::size_t { step_spend, step_courses, step_treated, step_size };

  explicit Layout(const CareModel& model);

  std::size_t size() const { return size_; }  ///< of all pathways together
  std::size_t begin(std::size_t pathway) const { return begin_[pathway]; }
  std::size_t end(std::size_t pathway) const {
    return pathway + 1 < begin_.size() ? begin_[pathway + 1] : size_;
  }
  std::size_t size(std::size_t pathway) const { return end(pathway) - begin(pathway); }
  const std::vector<double>& moments() const {
    return moments_;
  }  ///< ascending, the last one the horizon [years]

  // Offsets within a pathway's array.
  std::size_t row(std::size_t quantity) const { return quantity * moments_.size(); }
  std::size_t at(std::size_t moment, std::size_t quantity) const { return row(quantity) + moment; }
  std::size_t totals() const { return row(row_count); }
  std::size_t step(std::size_t pathway, std::size_t step) const { return step_begin_[pathway][step]; }
  /// Where the block of a step would begin; the pathway's end for those that it does not have.
  std::size_t until_step(std::size_t pathway, std::size_t step) const;

  /// The moment that a key's `at` means; 12 months must lie within the horizon.
  std::size_t moment_of(const OutcomeKey& key) const;
  bool has_month_12() const { return has_month_12_; }

  /// What is reported of a pathway, in the order of the output.
  const std::vector<OutcomeKey>& keys(std::size_t pathway) const { return keys_[pathway]; }
  /// Place in the whole array of a quantity that is a plain mean (or, for those among the living, their
  /// numerator); none where the pathway does not have it.
  std::optional<std::size_t> slot(std::size_t pathway, const OutcomeKey& key) const;

 private:
  class Listing;
  void list_keys(const CareModel& model, std::size_t pathway);

  std::vector<double> moments_;
  std::vector<std::size_t> report_moment_;  ///< moment of each report time
  std::size_t month_12_ = 0;
  bool has_month_12_ = false;
  std::size_t size_ = 0;
  std::vector<std::size_t> begin_;
  std::vector<std::vector<std::size_t>> step_begin_;
  std::vector<std::vector<OutcomeKey>> keys_;
  std::vector<std::vector<std::size_t>> slots_;  ///< of keys_
};

}  // namespace spinepath
