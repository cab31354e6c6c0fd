// Checks of steps: one without an effect changes nothing, one that nobody accepts is none.
#include <array>

#include <fmt/format.h>

#include "models/stream.h"
#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// A treatment without an effect, a context, events and recovery, that costs money.
Treatment inert_treatment(const CareModel& model) {
  Treatment inert{.stream = stream_of("verify: a step without effect"), .assess_at = 0.25};
  inert.layers.push_back({.patients = {}, .natural = {}, .layer = {}});
  for (std::size_t i = 0; i < model.natural.rules.size(); ++i)
    inert.layers.push_back({.patients = {}, .natural = i, .layer = {}});
  inert.costs.push_back({.amount = Fixed(100), .stream = stream_of("price", inert.stream)});
  return inert;
}

Finding step_without_effect(Subject& subject) {
  CareModel before = subject.model();
  for (Treatment& treatment : before.treatments) treatment.stops_with_next = false;
  CareModel after = before;
  const int inert = static_cast<int>(after.treatments.size());
  after.treatments.push_back(inert_treatment(after));
  for (Pathway& pathway : after.pathways)
    pathway.steps.push_back({.treatment = inert, .accept = 1, .wait = {}});
  const Results without = subject.run(before), with = subject.run(after);
  const auto selected = [&](const OutcomeKey& key) {
    const IndexedBy by = info_of(key.outcome).indexed_by;
    const bool of_treatment =
        by != IndexedBy::nothing && by != IndexedBy::view && by != IndexedBy::treatment_class;
    return !is_money(key) && !(of_treatment && key.of == inert);
  };
  Comparison comparison;
  for (std::size_t p = 0; p < before.pathways.size(); ++p)
    compare_rows(comparison, subject.pathway(p), with, p, without, p, selected);
  return comparison.finding("no pathway");
}

/// A step of a pathway that nobody accepts, and the pathway without it.
struct DeclinedStep {
  std::string name;
  Pathway declined, removed;
};

std::vector<DeclinedStep> declined_steps(const Subject& subject) {
  std::vector<DeclinedStep> all;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const Pathway& pathway = subject.model().pathways[p];
    for (std::size_t s = 0; s < pathway.steps.size(); ++s) {
      DeclinedStep one{fmt::format("{}, step {}", subject.pathway(p), s + 1), pathway, pathway};
      one.declined.steps[s].accept = 0;
      one.removed.steps.erase(one.removed.steps.begin() + static_cast<std::ptrdiff_t>(s));
      all.push_back(std::move(one));
    }
  }
  return all;
}

Finding declined_step(Subject& subject) {
  const std::vector<DeclinedStep> steps = declined_steps(subject);
  if (steps.empty()) return not_applicable("no pathway has a step");
  CareModel model = subject.model();
  model.pathways.clear();
  for (const DeclinedStep& step : steps) {
    model.pathways.push_back(step.declined);
    model.pathways.push_back(step.removed);
  }
  const Results results = subject.run(model);
  Comparison comparison;
  for (std::size_t i = 0; i < steps.size(); ++i)
    compare_rows(comparison, steps[i].name, results, 2 * i, results, 2 * i + 1, any_row);
  return comparison.finding("no pathway has a step");
}

constexpr auto step_rows = std::to_array<Check>({
    {.name = "step_without_effect",
     .change = "a last step without effect, context, events and recovery in each pathway; `stops_with_next` "
               "nowhere",
     .law = "nothing but money changes",
     .stage = Stage::patients,
     .item = "",
     .look_at = "what a course does apart from its own relief",
     .find = step_without_effect},
    {.name = "declined_step",
     .change = "each step in turn accepted by nobody, and left out",
     .law = "all outcomes are the same",
     .stage = Stage::patients,
     .item = "probabilities of 0: nobody in the state",
     .look_at = "what a step does before it is accepted",
     .find = declined_step},
});

}  // namespace

std::span<const Check> step_checks() { return step_rows; }

}  // namespace spinepath::verify
