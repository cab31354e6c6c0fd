// One patient of pain 60 whose layers a test turns by hand.
#pragma once
#include "sim/engine/relief/relief.h"
#include "tests/support/models.h"

namespace spinepath::test {

struct Course {
  double rank = 0, effect = 1, relapse = never;  ///< as in Dose
};

struct OnePatient {
  explicit OnePatient(const Around& around = {}, std::uint64_t number = 0)
      : model(test::model({}, horizon, {}, around)), crowd(model, 1, 1), relief(1) {
    crowd.draw(number, 1);
    relief.begin(crowd);
  }
  OnePatient(const OnePatient&) = delete;
  OnePatient& operator=(const OnePatient&) = delete;

  /// A course of the treatment with that layer.
  void give(std::size_t layer, const LayerCurve& curve, double start, const Course& course = {}) {
    relief.turn(0, layer, curve,
                {.start = start,
                 .relief = at(start),
                 .rank = course.rank,
                 .effect = course.effect,
                 .relapse = course.relapse},
                horizon);
  }
  double at(double time) const { return relief.at(0, time); }
  /// The part of a context that is hidden in its layer.
  double hidden(std::size_t layer, double time) const {
    return relief.hidden_contexts().line(0, -1 - static_cast<Tag>(layer), time).value;
  }
  double first_below(double criterion, double from, double end = horizon) const {
    return relief.first_below(0, criterion, from, end);
  }

  static constexpr double horizon = 100;        ///< [years]
  static constexpr double lowest = -200 / 3.0;  ///< [percent]: pain 100 instead of 60
  CareModel model;
  Crowd crowd;
  Relief relief;
};

/// A layer that is the same for everybody, from the first knot on `value` percent.
inline LayerCurve sure(double value, double knot = 0.25) {
  return test::layer(Measured::response, {{knot, value, 0}}).layer;
}
inline LayerCurve sure(Measured kind, double value, const Curve& context) {
  return test::layer(kind, {{0.25, value, 0}}, {.context = context}).layer;
}

}  // namespace spinepath::test
