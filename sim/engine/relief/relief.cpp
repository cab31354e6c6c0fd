#include "sim/engine/relief/relief.h"

#include <algorithm>

#include "sim/engine/relief/pieces.h"
#include "sim/engine/relief/replace.h"

namespace spinepath {
namespace {

SPINEPATH_INLINE Lanes before_end(Lanes time, Lanes end) {
  return select(where_below(time, end), time, Lanes{} + never);
}

/// A part that runs from a line at `start` to its values at knots, and stays after the last one.
class Polyline {
 public:
  /// Its kinks are written to a list.
  SPINEPATH_INLINE Polyline(KinkLanes* kinks, Lanes start, const Line& from, Lanes end)
      : next_(kinks), start_(start), end_(end), value_(from.value), slope_(from.slope) {}

  SPINEPATH_INLINE void go_to(double time, Lanes value) {
    bend((value - value_) * (1 / (time - time_)));
    time_ = time;
    value_ = value;
  }
  SPINEPATH_INLINE void stay() { bend(Lanes{}); }
  /// After it stays: nothing from then on.
  SPINEPATH_INLINE void vanish(Lanes time) { add(time, -value_, Lanes{}); }

 private:
  SPINEPATH_INLINE void bend(Lanes slope) {
    add(start_ + time_, Lanes{}, slope - slope_);
    slope_ = slope;
  }
  SPINEPATH_INLINE void add(Lanes time, Lanes jump, Lanes slope) {
    next_->time = before_end(time, end_);  // one by one: g++ copies a whole kink by way of the stack
    next_->jump = jump;
    next_->slope = slope;
    ++next_;
  }

  KinkLanes* next_;
  Lanes start_, end_;
  double time_ = 0;  ///< [years after the start]
  Lanes value_, slope_;
};

SPINEPATH_INLINE Lanes value_of(const LayerKnot& knot, Lanes rank, const Nature& nature,
                                const Neighbours& side) {
  Lanes value = knot.constant + knot.own * rank;
  if (knot.of_natural != 0) value += knot.of_natural * nature.at(side, Lanes{} + knot.time);
  if (knot.responder != 0)
    value += only(where_at_most(Lanes{} + knot.from_rank, rank), Lanes{} + knot.responder);
  return value;
}

/// Looks for the first time below a criterion.
struct alignas(sizeof(Lanes)) Fall {
  Lanes criterion, limit, end;
  Lanes time, x, slope, nature_slope{};  ///< now
  Lanes found;                           ///< [years from entry]
  LaneBits searching;

  SPINEPATH_INLINE void go_to(Lanes until) {
    const Lanes total = slope + nature_slope, then = x + total * (until - time);
    const LaneBits falls = searching & where_below(then, limit);
    found = select(falls, time + larger(Lanes{}, (criterion - x) / total), found);
    searching &= ~falls;
    x = then;
    time = until;
  }
  SPINEPATH_INLINE void bend(LaneBits who, Lanes jump, Lanes change) {
    x += only(who, jump);
    slope += only(who, change);
    const LaneBits falls = who & searching & where_below(x, limit);
    found = select(falls, time, found);
    searching &= ~falls;
  }
};

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
  const Neighbours alone(&i, 1);
  return crowd_->nature.at(i, time) + sum_at(kinks_, alone, Lanes{} + time).value[0];
}

SPINEPATH_VECTORISED
void Relief::at(const Who& who, const Row& times, Row& values) const {
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    const Lanes time = side.of(times.data());
    side.put(values.data(), crowd_->nature.at(side, time) + sum_at(kinks_, side, time).value);
  }
}

SPINEPATH_VECTORISED
void Relief::first_below(const Who& who, const Row& criterion, const Row& end, Row& times) const {
  const Nature& nature = crowd_->nature;
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    const Lanes from = side.of(times.data());
    const Line now = sum_at(kinks_, side, from);
    Fall fall{.criterion = side.of(criterion.data()), .end = side.of(end.data()), .time = from};
    fall.limit = fall.criterion - same_relief;
    fall.x = now.value + nature.at(side, from);
    fall.slope = now.slope;
    fall.found = Lanes{} + never;
    const LaneBits possible = ~where_at_most(fall.limit, side.of(crowd_->lowest.data()));
    const LaneBits already = possible & where_below(fall.x, fall.limit);
    fall.found = select(already, from, fall.found);
    fall.searching = possible & ~already;
    if (any(fall.searching)) go_through(side, nature, kinks_, from, fall.end, fall);
    side.put(times.data(), fall.found);
  }
}

LayerParts Relief::parts(Place i, std::size_t layer, double time) const {
  const Neighbours alone(&i, 1);
  const auto value = [&](const Kinks& kinks, Tag tag) {
    return kinks.line(alone, tag, Lanes{} + time).value[0];
  };
  const double within = value(hidden_, context(layer));
  return {.context = within + value(kinks_, context(layer)), .specific = value(kinks_, own(layer)) - within};
}

SPINEPATH_INLINE void Relief::turn(const Neighbours& side, std::size_t layer, const LayerCurve& curve,
                                   const Doses& doses) {
  Kinks& contexts = curve.holds_context ? hidden_ : kinks_;
  const Lanes start = side.of(doses.start.data()), end = side.of(doses.end.data()),
              rank = side.of(doses.rank.data()),
              relapses = start + curve.knots.back().time + side.of(doses.relapse.data());
  Line own_line, context_line;
  if (!doses.first) own_line = kinks_.line(side, own(layer), start);
  if (!doses.first && !curve.context.empty()) context_line = contexts.line(side, context(layer), start);

  Lanes other = side.of(doses.relief.data()) - own_line.value;
  if (!curve.holds_context) other -= context_line.value;
  other = smaller(larger(other, side.of(crowd_->lowest.data())), Lanes{} + 100.0);
  const Lanes scale = doses.effect * (1.0 - 0.01 * other);  // w g

  turn_.resize(std::max(curve.knots.size(), curve.context.size()) + 2);
  Polyline line(turn_.data(), start, own_line, end);
  for (const LayerKnot& knot : curve.knots)
    line.go_to(knot.time, scale * value_of(knot, rank, crowd_->nature, side));
  line.stay();
  line.vanish(relapses);
  kinks_.replace(side, own(layer), start, {turn_.data(), curve.knots.size() + 2});
  if (curve.context.empty()) return;

  Polyline split(turn_.data(), start, context_line, end);
  for (const CurveKnot& knot : curve.context)
    split.go_to(knot.time, scale * (knot.relief.mean + knot.relief.sd * rank));
  split.stay();
  contexts.replace(side, context(layer), start, {turn_.data(), curve.context.size() + 1});
  if (curve.holds_context) hidden_.hold(side, context(layer), before_end(relapses, end), Lanes{});
}

SPINEPATH_VECTORISED
void Relief::turn(const Who& who, std::size_t layer, const LayerCurve& curve, const Doses& doses) {
  for (std::size_t k = 0; k < who.size(); k += lane_count)
    turn(Neighbours(&who[k], who.size() - k), layer, curve, doses);
}

SPINEPATH_VECTORISED
void Relief::stop(const Who& who, std::size_t layer, const Row& times) {
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    const Lanes time = side.of(times.data());
    kinks_.hold(side, own(layer), time, Lanes{});
    kinks_.hold(side, context(layer), time, Lanes{});
    hidden_.hold(side, context(layer), time, Lanes{});
  }
}

SPINEPATH_VECTORISED
void Relief::spoil(const Who& who, std::size_t layer, const LayerCurve& curve, const Row& times) {
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    const Lanes time = side.of(times.data());
    kinks_.hold(side, own(layer), time, smaller(Lanes{}, kinks_.line(side, own(layer), time).value));
    if (curve.holds_context) hidden_.hold(side, context(layer), time, Lanes{});
  }
}

}  // namespace spinepath
