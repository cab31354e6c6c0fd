// Discount: the weight (1+r)^-t of an amount at time t [years], and discounted time (discounted_time.h): its integrals G1
// and G2. A quantity that is linear between changes of its value and slope has an integral that is a sum over them
// (sim/engine/value/value.h). Where another rate applies from T on, with w the weight of T, s = t - T and g the integrals
// at that rate alone, G1(t) = G1(T) + w g1(s) and G2(t) = G2(T) + G1(T) s + w g2(s): so the same sum holds across T.
// See models/README.md, Quality of life.
#pragma once
#include <algorithm>
#include <vector>

#include "models/discounted_time.h"

namespace spinepath {

/// A rate that applies from a time on.
struct RateChange {
  double from;  ///< [years from entry]
  double rate;  ///< r above [fraction per year]
};

class Discount {
 public:
  Discount() = default;
  /// `rate`: r above [fraction per year], until the first of the changes, which are in order of time. One to the same
  /// rate is none.
  explicit Discount(double rate, const std::vector<RateChange>& changes = {})
      : first_{rate, log_of_one_plus(rate)} {
    for (const RateChange& change : changes)
      if (change.rate != last().annual)
        later_.push_back({{change.rate, log_of_one_plus(change.rate)},
                          change.from,
                          weight(change.from),
                          time(change.from)});
  }

  /// Of an amount at t, for t below 1000 years and rates below 1.
  SPINEPATH_INLINE Lanes weight(Lanes t) const {
    Lanes weight = exponential(-first_.per_year * t);
    for (const Later& later : later_)
      weight = select(where_at_most(Lanes{} + later.from, t),
                      later.weight * exponential(-later.rate.per_year * (t - later.from)), weight);
    return weight;
  }
  double weight(double t) const {
    return later_.empty() ? exponential(-first_.per_year * t) : weight(Lanes{} + t)[0];
  }

  /// Discounted time from entry to t.
  SPINEPATH_INLINE DiscountedTime<Lanes> time(Lanes t) const {
    const auto any_time = [](double per_year, Lanes span) __attribute__((always_inline)) {
      return discounted_time(per_year, span);
    };
    return time_by(any_time, t);
  }
  DiscountedTime<double> time(double t) const {
    if (later_.empty()) return discounted_time(first_.per_year, t);
    const DiscountedTime<Lanes> time = this->time(Lanes{} + t);
    return {time.once[0], time.twice[0]};
  }
  /// The same for horizons that are short for it, without a branch.
  SPINEPATH_INLINE DiscountedTime<Lanes> short_time(Lanes t) const {
    const auto short_one = [](double per_year, Lanes span) __attribute__((always_inline)) {
      return short_discounted_time(per_year, span);
    };
    return time_by(short_one, t);
  }
  bool is_short(double horizon) const {
    double most = first_.per_year;  ///< [per year]
    for (const Later& later : later_) most = std::max(most, later.rate.per_year);
    return most * horizon <= short_discount_limit;
  }

  /// What a year from t on divides the weight by [1].
  double growth(double t) const {
    Rate rate = first_;
    for (const Later& later : later_) {
      if (later.from > t && later.from < t + 1) return weight(t) / weight(t + 1);
      if (later.from <= t) rate = later.rate;
    }
    return 1 + rate.annual;
  }
  bool operator==(const Discount&) const = default;

 private:
  struct Rate {
    double annual = 0;    ///< r [fraction per year]
    double per_year = 0;  ///< d [per year]
    bool operator==(const Rate&) const = default;
  };
  struct Later {
    Rate rate;
    double from;                   ///< [years from entry]
    double weight;                 ///< of that time [1]
    DiscountedTime<double> until;  ///< that time
    bool operator==(const Later& other) const { return rate == other.rate && from == other.from; }
  };

  SPINEPATH_INLINE DiscountedTime<Lanes> time_by(const auto& of_one_rate, Lanes t) const {
    DiscountedTime<Lanes> sum = of_one_rate(first_.per_year, t);
    for (const Later& later : later_) {
      const Lanes since = larger(t - later.from, Lanes{});
      const LaneBits counts = where_below(Lanes{}, since);
      const DiscountedTime<Lanes> more = of_one_rate(later.rate.per_year, since);
      sum.once = select(counts, later.until.once + later.weight * more.once, sum.once);
      sum.twice =
          select(counts, later.until.twice + later.until.once * since + later.weight * more.twice, sum.twice);
    }
    return sum;
  }
  const Rate& last() const { return later_.empty() ? first_ : later_.back().rate; }

  Rate first_;
  std::vector<Later> later_;
};

}  // namespace spinepath
