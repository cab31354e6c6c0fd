#include "sim/scenario/compile/treatments.h"

#include <algorithm>
#include <map>

#include "models/stream.h"
#include "sim/scenario/compile/rule.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

ResponseCurve compile_curve(const Curve& curve) {
  ResponseCurve compiled;
  for (const Knot& knot : curve.knots) compiled.push_back({knot.time, to_moments(knot)});
  return compiled;
}

void compile_response(const Scenario& scenario, const Treatment& treatment, spinepath::Treatment& compiled) {
  if (!treatment.relieves_pain) return compiled.curves.push_back({});  // no knots: relief does not change
  for (const auto& [eligibility, curve] : curve_choices(treatment, scenario))
    compiled.curves.push_back(
        {eligibility ? compile_rule(scenario.cohort, *eligibility) : spinepath::Eligibility{},
         compile_curve(*curve)});
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
         .ends_relief = event.ends_relief});
  }
  for (const Endpoint& endpoint : t.endpoints)
    compiled.endpoints.push_back(
        {stream_of(endpoint.name.text, compiled.stream), endpoint.probability.value, endpoint.after.value});
}

spinepath::Treatment compile_treatment(const Scenario& scenario, const Treatment& t,
                                       const std::map<std::string, int>& once) {
  // Treatments that are `like` each other share a stream: the same random numbers with each.
  spinepath::Treatment compiled{.stream = stream_of(t.original.empty() ? t.name.text : t.original),
                                .treatment_class = t.treatment_class,
                                .eligible = compile_rule(scenario.cohort, t.eligible),
                                .confirms = t.workup.confirms.value,
                                .assess_at = t.assess_at.value,
                                .max_courses = static_cast<int>(t.max_courses),
                                .repeat_wait = to_distribution(t.repeat_wait),
                                .repeat_effect = t.repeat_effect.value,
                                .repeat_discount = t.repeat_discount.value,
                                .days_off_work = t.recovery.days_off_work.value,
                                .qaly_loss = t.recovery.qaly_loss.value};
  if (t.durability) compiled.durability = Weibull(t.durability->median.value, t.durability->shape.value);
  compile_response(scenario, t, compiled);
  compile_lists(t, once, compiled);
  return compiled;
}

}  // namespace

std::vector<spinepath::Treatment> compile_treatments(const Scenario& scenario) {
  const auto once = once_bits(scenario);
  std::vector<spinepath::Treatment> compiled;
  for (const Treatment& treatment : scenario.treatments)
    compiled.push_back(compile_treatment(scenario, treatment, once));
  return compiled;
}

}  // namespace spinepath::scenario
