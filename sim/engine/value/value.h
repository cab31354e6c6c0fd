// Valuation: outcomes of a crowd in a pathway, a row over the crowd for each place of the layout. Once relief is
// within its limits everything is linear in its kinks: relief at a moment, and its discounted integrals up to it, are
// sums over them, computed for lane_count patients at once. With G1, G2 of discounting.h, the integral of e^(-ds) X(s)
// from 0 to m is, over kinks at t before m,
//   G1(m) X(m) - G2(m) X'(m) - sum of jump G1(t) - slope G2(t).
// See models/README.md, Money, Quality of life and What is reported.
#pragma once
#include <vector>

#include "sim/engine/rows/rows.h"
#include "sim/engine/value/columns.h"
#include "sim/engine/value/layout.h"
#include "sim/engine/value/sweep.h"
#include "sim/engine/walk/lives.h"

namespace spinepath {

class Valuation {
 public:
  /// For crowds of at most `room` patients.
  Valuation(const CareModel& model, const Layout& layout, std::size_t room);

  /// Values those again whose lives have changed since the last valuation, into the pathway's places.
  void value(const Crowd& crowd, std::size_t pathway, Lives& lives, Rows& outcomes);

  /// Number of a pathway's places up to the end of those of its first treatments.
  std::size_t places(std::size_t pathway, std::size_t treatments) const {
    return treatments == 0 ? layout_.first_treatment() : layout_.end_of_treatment(pathway, treatments - 1);
  }

 private:
  /// Rows of the pathway being valued.
  double* row(std::size_t place) const { return rows_ + place * length_; }
  double* row(std::size_t slot, Outcome what, std::size_t entry = 0) const {
    return row(layout_.of_treatment(pathway_, slot, what) + entry);
  }
  struct Side;      ///< what is known of lane_count patients
  struct Relieved;  ///< their relief at a moment
  struct ByView;    ///< what something costs, by view
  struct Money;     ///< what their care has cost until a moment
  struct FollowUp;  ///< their relief so long after a first course

  // value.cpp
  void count_foreseen(const Crowd& crowd, const Lives& lives);
  void settle_flows(const Crowd& crowd, const Lives& lives);
  void count_courses(const Lives& lives);

  // moments.cpp
  void value_all(const Crowd& crowd, const Lives& lives);
  void gather(const Crowd& crowd, const Lives& lives, Side& side);
  void gather_contexts(const Kinks& kinks, const Kinks& hidden, const Side& side);
  Column column(const KinkLanes& kink) const;
  void count(const KinkLanes& kink, Columns& to, Side& side) const;
  void report_moments(const Lives& lives, Side& side);
  void report_parts(std::size_t moment, const Relieved& relieved, const Side& side);
  void report_totals(const Side& side) const;
  ByView report_spend(std::size_t place, std::size_t step, const Money& money, const Side& side) const;
  Lanes itemised(const ByView& spend) const;
  void report_spend_by_treatment(const Side& side) const;

  // follow_up.cpp
  void follow_up(const Crowd& crowd, const Lives& lives, const Side& side) const;
  void report_treated(const FollowUp& found, const Side& side) const;
  void report_treated_parts(const FollowUp& found, const Relief& relief, const Side& side) const;

  const CareModel& model_;
  const Layout& layout_;
  bool is_short_, same_discount_, shows_contexts_;
  std::size_t pathway_ = 0;  ///< the pathway being valued, and its rows:
  double* rows_ = nullptr;
  std::size_t length_ = 0;
  Who who_;
  std::vector<DiscountedTime<double>> until_;  ///< of the moments, discounted as costs are [years, years^2]
  const Account* account_ = nullptr;           ///< that of the lives, or, if something was added:
  Account with_foreseen_;                      ///< with what flows and late events cost
  Sweep sweep_;
  Columns nature_, layers_, contexts_, corrections_, hidden_;
};

}  // namespace spinepath
