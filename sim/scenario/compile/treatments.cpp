#include "sim/scenario/compile/treatments.h"

#include <map>

#include "models/stream.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

/// Layers of all pairs of curve and natural course; where relief does not change, of natural courses alone.
void compile_layers(const Scenario& scenario, const spinepath::NaturalCourse& natural,
                    const Treatment& treatment, spinepath::Treatment& compiled) {
  if (!treatment.relieves_pain) {
    compiled.layers.push_back({.patients = {}, .natural = {}, .layer = {}});
    for (std::size_t i = 0; i < natural.rules.size(); ++i)
      compiled.layers.push_back({.patients = {}, .natural = i, .layer = {}});
    return;
  }
  const spinepath::Curve context = context_of(treatment, scenario);
  const std::vector<MeasuredCurve> curves = curve_choices(treatment, scenario);
  for (const auto& [index, rule] : layer_pairs(treatment, curves, scenario, natural)) {
    const MeasuredCurve& curve = curves[index];
    const Surroundings around = surroundings(natural, rule, context);
    compiled.layers.push_back(
        {.patients = eligibility_of(curve.eligibility, scenario.cohort),
         .natural = rule,
         .layer = layer_of(curve.kind, to_measured(*curve.curve, curve.kind, around), around)});
  }
}

/// Bit of each item name that is declared with `once` anywhere.
std::map<std::string, int> once_bits(const Scenario& scenario) {
  std::map<std::string, int> bits;
  for (const Treatment& treatment : scenario.treatments)
    for (const CostItem& item : treatment.costs)
      if (item.once) bits.try_emplace(item.item.text, static_cast<int>(bits.size()));
  return bits;
}

spinepath::CostItem compile_event_cost(const Quantity& cost, bool covered, std::uint64_t stream) {
  return {.amount = to_distribution(cost), .stream = stream_of("cost", stream), .covered = covered};
}

/// Streams depend on the names of treatment and entry, so that adding an entry changes no other random
/// numbers.
void compile_lists(const Treatment& t, const std::map<std::string, int>& once,
                   spinepath::Treatment& compiled) {
  for (const CostItem& item : t.costs)
    compiled.costs.push_back({.amount = to_distribution(item.amount),
                              .stream = stream_of(item.item.text, compiled.stream),
                              .when = item.when,
                              .covered = item.covered,
                              .after = item.after.value,
                              .lasts = item.lasts ? item.lasts->value : no_limit,
                              .until = item.until ? item.until->value : Until::end,
                              .once = item.once ? once.at(item.item.text) : -1});
  for (const AdverseEvent& event : t.adverse_events) {
    const std::uint64_t stream = stream_of(event.name.text, compiled.stream);
    compiled.adverse_events.push_back({.stream = stream,
                                       .probability = event.probability.value,
                                       .death = event.death.value,
                                       .qaly_loss = event.qaly_loss.value,
                                       .cost = compile_event_cost(event.cost, event.covered, stream)});
  }
  for (const LateEvent& event : t.late_events) {
    const std::uint64_t stream = stream_of(event.name.text, compiled.stream);
    compiled.late_events.push_back(
        {.stream = stream,
         .rate = event.rate_per_year.value,
         .qaly_loss = event.qaly_loss.value,
         .cost = compile_event_cost(event.cost, event.covered, stream_of("late", stream)),
         .ends_relief = event.ends_relief,
         .recurs = event.recurs});
  }
  for (const Endpoint& endpoint : t.endpoints)
    compiled.endpoints.push_back(
        {stream_of(endpoint.name.text, compiled.stream), endpoint.probability.value, endpoint.after.value});
}

spinepath::Treatment compile_treatment(const Scenario& scenario, const spinepath::NaturalCourse& natural,
                                       const Treatment& t, const std::map<std::string, int>& once) {
  // Treatments that are `like` each other share a stream: the same random numbers with each.
  spinepath::Treatment compiled{.stream = stream_of(t.original.empty() ? t.name.text : t.original),
                                .treatment_class = t.treatment_class,
                                .eligible = eligibility_of(t.eligible.patients, scenario.cohort),
                                .confirms = t.workup.confirms.value,
                                .assess_at = t.assess_at.value,
                                .max_courses = static_cast<int>(t.max_courses),
                                .repeat_wait = to_distribution(t.repeat_wait),
                                .repeat_effect = t.repeat_effect.value,
                                .repeat_discount = t.repeat_discount.value,
                                .days_off_work = t.recovery.days_off_work.value,
                                .qaly_loss = t.recovery.qaly_loss.value,
                                .stops_with_next = t.stops_with_next};
  if (t.eligible.pain_above) compiled.pain_above = t.eligible.pain_above->value;
  if (t.durability) compiled.durability = Weibull(t.durability->median.value, t.durability->shape.value);
  compile_layers(scenario, natural, t, compiled);
  compile_lists(t, once, compiled);
  return compiled;
}

}  // namespace

std::vector<spinepath::Treatment> compile_treatments(const Scenario& scenario,
                                                     const spinepath::NaturalCourse& natural) {
  const auto once = once_bits(scenario);
  std::vector<spinepath::Treatment> compiled;
  for (const Treatment& treatment : scenario.treatments)
    compiled.push_back(compile_treatment(scenario, natural, treatment, once));
  return compiled;
}

}  // namespace spinepath::scenario
