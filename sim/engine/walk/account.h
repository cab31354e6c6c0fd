// Account: what the care of each patient of a crowd has cost so far, and what else it took. Money is summed by the
// stretch between two moments that it falls into, discounted; sums up to a moment follow by adding the stretches.
#pragma once
#include <array>

#include "models/discounting.h"
#include "models/view.h"
#include "sim/engine/rows/rows.h"
#include "sim/engine/rows/who.h"

namespace spinepath {

/// What lane_count patients are charged, and lose, at one time each.
struct alignas(sizeof(Lanes)) Bill {
  Lanes covered{}, uncovered{};  ///< by insurance [money]
  Lanes days_off_work{};         ///< [days]
  Lanes qalys_lost{};            ///< [QALY]
};

/// The same of a group, in its order.
struct Bills {
  Row covered, uncovered, days_off_work, qalys_lost;  ///< [as in Bill]
};

/// What of an account money is posted to.
struct Posting {
  std::size_t treatment;  ///< index among those of the pathway
  const Row& own_share;   ///< of covered charges that the patient pays, by patient [fraction]
};

class Account {
 public:
  /// `moments`: ascending [years from entry], the last one is the horizon.
  Account(const std::vector<double>& moments, Discount costs, Discount qalys, double day_off_work,
          std::size_t treatments, std::size_t room, View itemised = View::health_care);

  void clear() { rows_.clear(); }
  /// `times`: by patient [years from entry].
  void post(const Posting& to, const Who& who, const Row& times, const Bills& bills);
  void post(const Posting& to, Place who, double time, double covered, double uncovered, double qalys_lost);
  /// Money at constant rates [money per year]; covered and uncovered.
  void post_flow(const Posting& to, Place who, double from, double until, double covered, double uncovered);

  /// Kinds of money, in rows by stretch [money, discounted].
  enum class Kind : std::size_t { own, care, work };
  const double* stretch(Kind kind, std::size_t moment) const { return rows_[in(kind, moment)]; }
  /// Over the whole life; discounted where not called plain.
  enum class Sum : std::size_t { plain_own, plain_care, days_off, qalys, plain_qalys };
  const double* sum(Sum s) const { return rows_[of(s)]; }
  /// Over the whole life, by treatment [money, discounted]: of health care, and in the view itemised.
  const double* spend(std::size_t treatment) const { return rows_[by(treatment)]; }
  const double* itemised(std::size_t treatment) const { return rows_[itemised_by(treatment)]; }

 private:
  static constexpr std::size_t kinds = 3, sums = 5;
  std::size_t in(Kind kind, std::size_t moment) const {
    return static_cast<std::size_t>(kind) * moments_->size() + moment;
  }
  std::size_t of(Sum s) const { return kinds * moments_->size() + static_cast<std::size_t>(s); }
  static std::size_t rows_of_treatment(View itemised) { return itemised == View::health_care ? 1 : 2; }
  std::size_t by(std::size_t treatment) const {
    return kinds * moments_->size() + sums + rows_of_treatment(itemised_) * treatment;
  }
  std::size_t itemised_by(std::size_t treatment) const {
    return by(treatment) + rows_of_treatment(itemised_) - 1;
  }
  void post(const Posting& to, const Neighbours& side, Lanes time, const Bill& bill);
  double time_until(double t) const { return costs_.time(t).once; }

  const std::vector<double>* moments_;
  std::vector<double> times_until_;  ///< of the moments: their discounted time [years]
  Discount costs_, qalys_;
  double day_off_work_;  ///< [money per day]
  View itemised_;
  Rows rows_;
};

}  // namespace spinepath
