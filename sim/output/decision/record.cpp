#include "sim/output/decision/record.h"

#include "sim/analysis/decision/question.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {

DecisionRecord decision_record(const scenario::Scenario& scenario, const PsaSample& sample) {
  DecisionQuestion question = question_of(scenario, sample);
  const auto asked = static_cast<std::size_t>(question.perspective.view);
  const std::vector<std::size_t> compared = candidates(scenario);
  DecisionRecord record{.scenario = scenario, .sample = only(compared, sample)};
  record.scenario.pathways.clear();
  for (const std::size_t p : compared) record.scenario.pathways.push_back(scenario.pathways[p]);
  for (const View view : views) {
    question.perspective.view = view;
    record.views[static_cast<std::size_t>(view)] = weigh(record.sample, question);
  }
  record.asked = with_evppi(record.views[asked], record.sample);
  return record;
}

std::string_view name_of(Quantity effect) { return scenario::effect_names[effect - qalys]; }

std::string_view unit_of(Quantity effect) {
  switch (effect) {
    case years_relief_50: return "year with half the pain gone";
    case responders_12_months: return "responder";
    default: return "QALY";
  }
}

}  // namespace spinepath::output
