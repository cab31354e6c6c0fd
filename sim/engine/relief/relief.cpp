#include "sim/engine/relief/relief.h"

#include <algorithm>

namespace spinepath {
namespace {

/// Adds a part that runs from a line at `start` to its values at knots, and stays after the last one.
class Polyline {
 public:
  Polyline(Kinks& kinks, Place i, Tag tag, double start, const Line& from, double end)
      : kinks_(kinks), i_(i), tag_(tag), start_(start), end_(end), value_(from.value), slope_(from.slope) {}

  void go_to(double time, double value) {
    bend((value - value_) / (time - time_));
    time_ = time;
    value_ = value;
  }
  void stay() { bend(0); }

 private:
  void bend(double slope) {
    if (start_ + time_ < end_ && slope != slope_) kinks_.add(i_, tag_, {start_ + time_, 0, slope - slope_});
    slope_ = slope;
  }

  Kinks& kinks_;
  Place i_;
  Tag tag_;
  double start_, end_;
  double time_ = 0;  ///< [years after the start]
  double value_, slope_;
};

double value_of(const LayerKnot& knot, double rank, const Nature& nature, Place i) {
  double value = knot.constant + knot.own * rank;
  if (knot.of_natural != 0) value += knot.of_natural * nature.at(i, knot.time);
  return rank >= knot.from_rank ? value + knot.responder : value;
}

template <Limit limit>
SPINEPATH_INLINE void sums_of(const Kinks& kinks, const Nature& nature, const Who& who, const Row& times,
                              Row& values) {
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    const Lanes time = side.of(times.data());
    side.put(values.data(), nature.at(side, time) + sum_at<limit>(kinks, side, time));
  }
}

}  // namespace

void Relief::begin(const Crowd& crowd) {
  crowd_ = &crowd;
  kinks_.clear();
  hidden_.clear();
}

void Relief::copy(const Relief& other) {
  crowd_ = other.crowd_;
  kinks_.copy(other.kinks_);
  hidden_.copy(other.hidden_);
}

double Relief::at(Place i, double time) const {
  double sum = crowd_->nature.at(i, time);
  for (std::size_t r = 0; r < kinks_.count(i); ++r) {
    const Kink kink = kinks_.at(r, i);
    sum += kink.time <= time ? kink.jump + kink.slope * (time - kink.time) : 0.0;
  }
  return sum;
}

SPINEPATH_VECTORISED
void Relief::at(const Who& who, const Row& times, Row& values) const {
  sums_of<Limit::right>(kinks_, crowd_->nature, who, times, values);
}

SPINEPATH_VECTORISED
void Relief::before(const Who& who, const Row& times, Row& values) const {
  sums_of<Limit::left>(kinks_, crowd_->nature, who, times, values);
}

double Relief::first_below(Place i, double criterion, double from, double end) const {
  const double limit = criterion - same_relief;
  if (limit <= crowd_->lowest[i]) return never;
  const Nature& nature = crowd_->nature;
  std::size_t r = 0, cell = 0;
  double slope = 0, x = at(i, from), now = from;
  for (; r < kinks_.count(i) && kinks_.times(r)[i] <= from; ++r) slope += kinks_.slopes(r)[i];
  while (nature.times(cell + 1)[i] <= from) ++cell;
  while (x >= limit) {
    const double kink = r < kinks_.count(i) ? kinks_.times(r)[i] : never, knot = nature.times(cell + 1)[i];
    const double until = std::min({kink, knot, end}), total = slope + nature.slopes(cell)[i];
    const double then = x + total * (until - now);
    if (then < limit) return now + std::max(0.0, (criterion - x) / total);
    if (until == end) return never;
    x = then;
    now = until;
    if (knot <= kink) {
      ++cell;
    } else {
      x += kinks_.jumps(r)[i];
      slope += kinks_.slopes(r)[i];
      ++r;
    }
  }
  return now;
}

LayerParts Relief::parts(Place i, std::size_t layer, double time) const {
  const double within = hidden_.line(i, context(layer), time).value;
  return {.context = within + kinks_.line(i, context(layer), time).value,
          .specific = kinks_.line(i, own(layer), time).value - within};
}

void Relief::turn(Place i, std::size_t layer, const LayerCurve& curve, const Dose& dose, double end) {
  const double start = dose.start;
  Kinks& contexts = curve.holds_context ? hidden_ : kinks_;
  const Line own_line = kinks_.line(i, own(layer), start);
  const Line context_line = contexts.line(i, context(layer), start);
  kinks_.forget_after(i, own(layer), start);
  contexts.forget_after(i, context(layer), start);

  const double layer_now = own_line.value + (curve.holds_context ? 0 : context_line.value);
  const double other = std::clamp(dose.relief - layer_now, crowd_->lowest[i], 100.0);
  const double scale = dose.effect * (1 - other / 100);  // w g

  Polyline line(kinks_, i, own(layer), start, own_line, end);
  for (const LayerKnot& knot : curve.knots)
    line.go_to(knot.time, scale * value_of(knot, dose.rank, crowd_->nature, i));
  line.stay();
  if (!curve.context.empty()) {
    Polyline split(contexts, i, context(layer), start, context_line, end);
    for (const CurveKnot& knot : curve.context)
      split.go_to(knot.time, scale * (knot.relief.mean + knot.relief.sd * dose.rank));
    split.stay();
  }
  const double relapse = start + curve.knots.back().time + dose.relapse;
  if (!(relapse < end)) return;
  kinks_.hold(i, own(layer), relapse, 0);
  if (curve.holds_context) hidden_.hold(i, context(layer), relapse, 0);
}

void Relief::stop(Place i, std::size_t layer, double time) {
  kinks_.hold(i, own(layer), time, 0);
  kinks_.hold(i, context(layer), time, 0);
  hidden_.hold(i, context(layer), time, 0);
}

void Relief::spoil(Place i, std::size_t layer, const LayerCurve& curve, double time) {
  kinks_.hold(i, own(layer), time, std::min(0.0, kinks_.line(i, own(layer), time).value));
  if (curve.holds_context) hidden_.hold(i, context(layer), time, 0);
}

}  // namespace spinepath
