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
  void give(std::size_t layer, const LayerCurve& curve, double start, const Course& course = {},
            double end = horizon) {
    relief.turn({0}, layer, curve,
                {.start = row(start),
                 .relief = row(at(start)),
                 .rank = row(course.rank),
                 .relapse = row(course.relapse),
                 .end = row(end),
                 .effect = course.effect});
  }
  void spoil(std::size_t layer, const LayerCurve& curve, double time) {
    relief.spoil({0}, layer, curve, row(time));
  }
  void stop(std::size_t layer, double time) { relief.stop({0}, layer, row(time)); }
  double at(double time) const { return relief.at(0, time); }
  /// The part of a context that is hidden in its layer.
  double hidden(std::size_t layer, double time) const {
    const Place who = 0;
    return relief.hidden_contexts()
        .line(Neighbours(&who, 1), -1 - static_cast<Tag>(layer), Lanes{} + time)
        .value[0];
  }
  double first_below(double criterion, double from, double end = horizon) const {
    Row times = row(from);
    relief.first_below({0}, row(criterion), row(end), times);
    return times[0];
  }
  static Row row(double value) { return Row(lane_count, value); }

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

/// A course of one patient of several.
inline void give(Relief& relief, Place who, std::size_t layer, const LayerCurve& curve, double start,
                 double relapse, double end) {
  const auto row = [&](double value) { return Row(padded(who + 1), value); };
  relief.turn({who}, layer, curve,
              {.start = row(start),
               .relief = row(relief.at(who, start)),
               .rank = row(0),
               .relapse = row(relapse),
               .end = row(end)});
}

}  // namespace spinepath::test
