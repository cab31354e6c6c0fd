#include "sim/engine/stretches.h"

#include <algorithm>

#include "models/discounting.h"

namespace spinepath {
namespace {

/// Rows of n numbers, n a multiple of lane_count.
struct Linear {
  const double *from, *length, *value, *slope;
  std::size_t n;
};

SPINEPATH_VECTORISED
void integrate(const Linear& s, double per_year, double longest, double* integral) {
  const bool all_short = per_year * longest <= short_decay_limit;
  for (std::size_t i = 0; i < s.n; i += lane_count) {
    const Lanes h = load(s.length + i), v = per_year * h;
    const Decay<Lanes> e = all_short ? short_decay(v) : decay(v);
    const Lanes weighted = exponential(-per_year * load(s.from + i)) * h;
    store(integral + i, weighted * (load(s.value + i) * e.first + load(s.slope + i) * h * e.second));
  }
}

/// Time at or above the criterion in a stretch of length h, from a to b.
SPINEPATH_INLINE Lanes time_above(double criterion, Lanes a, Lanes b, Lanes h) {
  const Lanes none{}, one = none + 1.0;
  const Lanes first = a >= criterion ? one : none, last = b >= criterion ? one : none;
  const Lanes crossing = (criterion - a) / (first == last ? one : b - a);  // counts where they differ
  return h * (last + (first - last) * crossing);
}

SPINEPATH_VECTORISED
void measure_relief(const Linear& s, double* area, double* above_30, double* above_50) {
  for (std::size_t i = 0; i < s.n; i += lane_count) {
    const Lanes h = load(s.length + i), a = load(s.value + i), b = a + load(s.slope + i) * h;
    store(area + i, h * (0.5 * (a + b)));
    store(above_30 + i, time_above(30, a, b, h));
    store(above_50 + i, time_above(50, a, b, h));
  }
}

}  // namespace

void Stretches::grow() {
  const std::size_t room = std::max<std::size_t>(64, 2 * place_.size());
  for (auto* row : {&from_, &length_, &value_, &slope_, &discounted_, &undiscounted_, &above_30_, &above_50_})
    row->resize(room);
  place_.resize(room);
}

void Stretches::discount(double per_year) {
  integrate({from_.data(), length_.data(), value_.data(), slope_.data(), padded(size_)}, per_year, longest_,
            discounted_.data());
}

void Stretches::measure() {
  measure_relief({from_.data(), length_.data(), value_.data(), slope_.data(), padded(size_)},
                 undiscounted_.data(), above_30_.data(), above_50_.data());
}

}  // namespace spinepath
