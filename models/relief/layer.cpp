#include "models/relief/layer.h"

#include <cmath>

#include "models/numerics/elementary.h"
#include "models/relief/natural_course.h"

namespace spinepath {
namespace {

/// A treated arm: nature and context are in it, so what the layer adds is the rest.
LayerKnot from_arm(const MeasuredKnot& arm, const Surroundings& around) {
  const ReliefMoments nature = natural_moments(around.natural, around.persistence, arm.time);
  LayerKnot knot{.time = arm.time, .constant = arm.mean - nature.mean};
  if (arm.sd >= nature.sd) {
    knot.own = std::sqrt(arm.sd * arm.sd - nature.sd * nature.sd);
  } else {  // b Z_N, with Z_N = (N - mean)/sd
    knot.of_natural = (arm.sd - nature.sd) / nature.sd;
    knot.constant -= knot.of_natural * nature.mean;
  }
  return knot;
}

LayerKnot from_effect(const MeasuredKnot& effect) {
  if (effect.responders)
    return {
        .time = effect.time, .responder = effect.mean, .from_rank = normal_quantile(1 - *effect.responders)};
  return {.time = effect.time, .constant = effect.mean, .own = effect.sd};
}

}  // namespace

ReliefMoments control_arm(Measured kind, const Surroundings& around, double time) {
  const ReliefMoments nature = natural_moments(around.natural, around.persistence, time);
  if (kind != Measured::specific_effect) return nature;
  const ReliefMoments context = interpolated(around.context, time);
  return {nature.mean + context.mean, std::sqrt(nature.sd * nature.sd + context.sd * context.sd)};
}

double treated_sd(Measured kind, const Surroundings& around, double time, double sd) {
  const double nature = natural_moments(around.natural, around.persistence, time).sd;
  const double added = kind == Measured::specific_effect ? interpolated(around.context, time).sd + sd : sd;
  return std::sqrt(nature * nature + added * added);
}

LayerCurve layer_of(Measured kind, const std::vector<MeasuredKnot>& measured, const Surroundings& around) {
  LayerCurve layer{
      .holds_context = kind != Measured::specific_effect, .knots = {}, .context = around.context};
  for (const MeasuredKnot& knot : measured)
    layer.knots.push_back(kind == Measured::response ? from_arm(knot, around) : from_effect(knot));
  return layer;
}

}  // namespace spinepath
