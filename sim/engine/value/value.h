// Valuation: computes outcomes from histories: relief at each moment, money by view, QALYs, years. Patients
// are queued, split at the moments of the layout, and then evaluated four at a time. Integrals over time in
// which relief is linear are exact. Events exactly at a moment are not yet counted there; events at the
// horizon are not counted. See models/README.md, A pathway to Quality of life.
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
  /// For at most `lives` patients at a time.
  Valuation(const CareModel& model, const Layout& layout, std::size_t lives);

  /// Starts a batch of patients in a pathway. Outcomes go to rows of `outcomes` from `first_row` on, in the
  /// order of the pathway's places.
  void begin(std::size_t pathway, Rows& outcomes, std::size_t first_row);
  /// Queues the next patient.
  void note(const Patient& patient, const History& history);
  /// Fills the rows; the patient queued as number i is column i.
  void finish();

 private:
  /// Rows of `life_`: known when a patient is queued; money and QALYs undiscounted.
  enum OfLife : std::size_t {
    pain,           ///< baseline [VAS mm]
    end,            ///< [years from entry]
    covered_share,  ///< share of covered items that the patient pays [fraction]
    first_surgery,  ///< [years from entry]; infinite without surgery
    covered_paid,
    uncovered_paid,
    work_lost,
    qalys_lost,
    of_life_count
  };
  /// Groups of rows of `so_far_`, with a row for each moment: amounts between the previous moment and this
  /// one.
  enum SoFar : std::size_t { covered, uncovered, lost_work, so_far_count };
  /// Rows of `sums_`, from entry to the end; followed by a row of spend for each step.
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
  // Argument and result of the last call of moment_after.
  double last_time_ = -1;  ///< [years from entry]
  std::size_t last_moment_ = 0;
};

/// Outcomes of a single patient: the pathway's places of the layout, in order.
std::vector<double> value_of(const CareModel& model, const Layout& layout, std::size_t pathway,
                             const Patient& patient, const History& history);

}  // namespace spinepath
