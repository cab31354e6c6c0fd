#include "models/response.h"

#include <algorithm>

#include "models/numerics/elementary.h"

namespace spinepath {

ReliefMoments moments_from_rates(double relief_30, double relief_50) {
  const double z_30 = normal_quantile(1 - relief_30), z_50 = normal_quantile(1 - relief_50);
  const double sd = 20 / (z_50 - z_30);
  return {50 - sd * z_50, sd};
}

ReliefMoments moments_from_rate_and_mean(double criterion, double rate, double mean) {
  return {mean, (criterion - mean) / normal_quantile(1 - rate)};
}

ReliefMoments moments_from_rate_and_sd(double criterion, double rate, double sd) {
  return {criterion - sd * normal_quantile(1 - rate), sd};
}

void Relief::start_course(const ResponseCurve& curve, double start, double rank, double effect,
                          double lowest) {
  relief_[0] = at(start);
  time_[0] = start;
  last_ = 0;
  end_ = std::numeric_limits<double>::infinity();
  for (const Knot& knot : curve) {
    const auto next = static_cast<std::size_t>(++last_);
    time_[next] = start + knot.time;
    relief_[next] = std::clamp(effect * (knot.relief.mean + knot.relief.sd * rank), lowest, 100.0);
  }
}

double Relief::lost_after(double t, double criterion) const {
  double from = t, relief = at(t);
  if (relief < criterion) return t;
  for (int i = 1; i <= last_ && from < end_; ++i) {
    if (time_[i] <= t) continue;
    if (relief_[i] < criterion) {
      const double crossing = from + (relief - criterion) / (relief - relief_[i]) * (time_[i] - from);
      return std::min(crossing, end_);  // the effect may end before the crossing
    }
    from = time_[i];
    relief = relief_[i];
  }
  return after_ < criterion ? end_ : std::numeric_limits<double>::infinity();
}

}  // namespace spinepath
