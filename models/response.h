// ResponseCurve: relief at knots after a course's start, Normal(mean, sd) over patients, from published
// responder rates. Relief: the relief of one patient by one course: linear from the relief at the course's
// start to the first knot and between knots, constant after the last one, until the effect ends. See
// models/README.md, Relief.
#pragma once
#include <array>
#include <limits>
#include <vector>

namespace spinepath {

/// Normal distribution of relief over patients.
struct ReliefMoments {
  double mean = 0;  ///< [percent]
  double sd = 30;   ///< [percent]
};

/// Meets both probabilities exactly: P(X >= 30) = relief_30, P(X >= 50) = relief_50. Needs
/// relief_50 < relief_30.
ReliefMoments moments_from_rates(double relief_30, double relief_50);
/// P(X >= criterion) = rate with the given mean; the sd is <= 0 or not finite if no normal distribution fits.
ReliefMoments moments_from_rate_and_mean(double criterion, double rate, double mean);
/// P(X >= criterion) = rate with the given sd.
ReliefMoments moments_from_rate_and_sd(double criterion, double rate, double sd);

struct Knot {
  double time = 0;  ///< [years after the course's start]
  ReliefMoments relief;
};

inline constexpr int max_knots = 16;
/// Up to max_knots, in order of time; empty: relief does not change.
using ResponseCurve = std::vector<Knot>;

/// A piece of time in which relief is linear; it lasts until the next piece begins.
struct ReliefPiece {
  double from;    ///< [years from entry]
  double relief;  ///< [percent], at `from`
  double slope;   ///< [percent per year]
};

class Relief {
 public:
  Relief() { time_[0] = relief_[0] = 0; }  ///< no relief, from time 0
  /// Starts a course at `start` [years from entry], from the relief at that time. `rank` is Z, `effect` is
  /// repeat_effect^(course-1), `lowest` the lowest relief possible [percent].
  void start_course(const ResponseCurve& curve, double start, double rank, double effect, double lowest);

  /// Relief is `after` [percent] from `time` on; an earlier end remains.
  void end_at(double time, double after) {
    if (time >= end_) return;
    end_ = time;
    after_ = after;
  }
  double end() const { return end_; }  ///< [years from entry]; infinite if nothing ends the effect
  double last_knot() const { return time_[last_]; }  ///< [years from entry]

  /// Relief [percent] at t, which must not be before the start.
  double at(double t) const {
    if (t >= end_) return after_;
    int i = last_;
    while (i > 0 && t < time_[i]) --i;
    return relief_[i] + slope(i) * (t - time_[i]);
  }
  /// Earliest time >= t with relief < criterion, or infinity.
  double lost_after(double t, double criterion) const;

  /// Calls take(ReliefPiece) for each piece that begins before `until`.
  template <class Take>
  void for_each_piece(double until, Take&& take) const {
    const double stop = until < end_ ? until : end_;
    for (int i = 0; i <= last_ && time_[i] < stop; ++i) take(ReliefPiece{time_[i], relief_[i], slope(i)});
    if (end_ < until) take(ReliefPiece{end_, after_, 0});
  }

 private:
  double slope(int i) const {
    return i < last_ ? (relief_[i + 1] - relief_[i]) / (time_[i + 1] - time_[i]) : 0.0;
  }
  int last_ = 0;
  // Filled up to last_ only: most curves have two or three knots.
  std::array<double, max_knots + 1> time_;                ///< the start, then the knots [years from entry]
  std::array<double, max_knots + 1> relief_;              ///< [percent]
  double end_ = std::numeric_limits<double>::infinity();  ///< [years from entry]
  double after_ = 0;                                      ///< relief from end_ on [percent]
};

}  // namespace spinepath
