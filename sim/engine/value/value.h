// Valuation: what Histories were worth: relief at each moment, money by view, QALYs, years. Lives are noted
// one after the other, cut at the moments of the layout, and then valued together, four at once. Integrals
// over time in which relief is linear are exact. What falls exactly at a moment is not yet counted there, as
// what falls at the horizon does not count. See models/README.md.
#pragma once
#include <vector>

#include "models/care_model.h"
#include "sim/engine/value/falls.h"
#include "sim/engine/value/layout.h"
#include "sim/engine/value/relief_rows.h"
#include "sim/engine/value/rows.h"
#include "sim/engine/walk/history.h"

namespace spinepath {

class Valuation {
 public:
  /// For at most so many lives at a time.
  Valuation(const CareModel& model, const Layout& layout, std::size_t lives);

  /// Lives in a pathway follow, whose outcomes go to rows of `outcomes` from `first_row` on, in the order of
  /// the pathway's places.
  void begin(std::size_t pathway, Rows& outcomes, std::size_t first_row);
  /// The next patient's life.
  void note(const Patient& patient, const History& history);
  /// Fills the rows, life i at place i.
  void finish();

 private:
  /// Rows of `life_`, what is known of a life when it is noted; money and QALYs undiscounted.
  enum OfLife : std::size_t {
    pain,           ///< baseline [VAS mm]
    end,            ///< [years from entry]
    covered_share,  ///< that the patient pays of covered items
    first_surgery,  ///< [years from entry]; infinite where there was none
    covered_paid,
    uncovered_paid,
    work_lost,
    qalys_lost,
    of_life_count
  };
  /// Groups of rows of `so_far_`, a row for each moment: what was added between the moment before and this
  /// one.
  enum SoFar : std::size_t { covered, uncovered, lost_work, so_far_count };
  /// Rows of `sums_`, over the whole life; a row of spend for each step follows.
  enum OfSums : std::size_t {
    nothing,
    cost_time,   ///< time lived, discounted as costs are [years]
    lost_qalys,  ///< discounted
    spend_of_step
  };

  void note_money(const Charge& charge);
  void note_flow(const Flow& flow);
  void note_loss(const Loss& loss);
  void count(const Mark& mark);
  void add_up_money();
  void report_moments();
  void report_totals();

  const Treatment& treatment(std::size_t step) const {
    return model_.treatment(model_.pathways[pathway_].steps[step]);
  }
  std::size_t moment_after(double t);
  std::size_t row_of(SoFar what, std::size_t moment) const { return what * moments_.size() + moment; }
  double* outcome(std::size_t within_pathway) { return (*outcomes_)[first_row_ + within_pathway]; }

  const CareModel& model_;
  const Layout& layout_;
  const std::vector<double>& moments_;
  std::vector<double> time_until_;  ///< each moment, discounted as costs are [years]
  std::size_t pathway_ = 0;
  Rows* outcomes_ = nullptr;
  std::size_t first_row_ = 0;

  std::size_t lives_ = 0;
  Rows life_, so_far_, sums_;
  ReliefRows relief_;
  Falls money_, lost_qalys_;
  double last_time_ = -1;  ///< of moment_after, and its answer
  std::size_t last_moment_ = 0;
};

/// What one life alone was worth: the pathway's places of the layout, in order.
std::vector<double> value_of(const CareModel& model, const Layout& layout, std::size_t pathway,
                             const Patient& patient, const History& history);

}  // namespace spinepath
