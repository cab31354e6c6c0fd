// Account: what the care of each patient of a crowd has cost so far, and what else it took. Money is summed by the
// stretch between two moments that it falls into, discounted; sums up to a moment follow by adding the stretches.
#pragma once
#include <array>

#include "models/discounting.h"
#include "sim/engine/rows/rows.h"
#include "sim/engine/rows/who.h"

namespace spinepath {

/// What one patient is charged, and loses, at one time.
struct Bill {
  double covered = 0, uncovered = 0;  ///< by insurance [money]
  double days_off_work = 0;           ///< [days]
  double qalys_lost = 0;              ///< [QALY]
};

/// What of an account a bill or a flow is posted to.
struct Posting {
  Place who;
  std::size_t treatment;  ///< index among those of the pathway
  double own_share;       ///< of covered charges that the patient pays [fraction]
};

class Account {
 public:
  /// `moments`: ascending [years from entry], the last one is the horizon.
  Account(const std::vector<double>& moments, Discount costs, Discount qalys, double day_off_work,
          std::size_t treatments, std::size_t room);

  void clear() { rows_.clear(); }
  void post(const Posting& to, double time, const Bill& bill);
  /// Money at constant rates [money per year]; covered and uncovered.
  void post_flow(const Posting& to, double from, double until, double covered, double uncovered);

  /// Kinds of money, in rows by stretch [money, discounted].
  enum class Kind : std::size_t { own, care, work };
  const double* stretch(Kind kind, std::size_t moment) const { return rows_[in(kind, moment)]; }
  /// Over the whole life; discounted where not called plain.
  enum class Sum : std::size_t { plain_own, plain_care, plain_work, days_off, qalys, plain_qalys };
  const double* sum(Sum s) const { return rows_[of(s)]; }
  const double* spend(std::size_t treatment) const { return rows_[by(treatment)]; }  ///< [money, discounted]

 private:
  static constexpr std::size_t kinds = 3, sums = 6;
  std::size_t in(Kind kind, std::size_t moment) const {
    return static_cast<std::size_t>(kind) * moments_->size() + moment;
  }
  std::size_t of(Sum s) const { return kinds * moments_->size() + static_cast<std::size_t>(s); }
  std::size_t by(std::size_t treatment) const { return kinds * moments_->size() + sums + treatment; }
  double time_until(double t) const { return t * decay(costs_.per_year() * t).first; }

  const std::vector<double>* moments_;
  std::vector<double> times_until_;  ///< of the moments: their discounted time [years]
  Discount costs_, qalys_;
  double day_off_work_;  ///< [money per day]
  Rows rows_;
};

}  // namespace spinepath
