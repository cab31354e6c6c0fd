#include "sim/output/decision/record.h"

#include <utility>

#include "sim/analysis/decision/question.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath::output {

std::size_t steps_of_analysis(const scenario::Scenario& scenario, const PsaSample& sample) {
  const DecisionQuestion question = question_of(scenario, sample);
  return view_count * steps_of_weighing(question) + steps_of_evppi(question, sample) +
         scenario.decision.trials.size();
}

DecisionRecord decision_record(const scenario::Scenario& scenario, PsaSample sample, int threads,
                               const std::function<void()>& step) {
  DecisionQuestion question = question_of(scenario, sample);
  question.threads = threads;
  question.step = step;
  const std::size_t asked = index_of(question.perspective.view);
  const std::vector<std::size_t> compared = candidates(scenario);
  const DecisionEffect effect = question.perspective.effect;
  DecisionRecord record{
      .scenario = scenario,
      .sample = compared.size() == sample.strategies.size() ? std::move(sample) : only(compared, sample),
      .effect = {std::string(name_of(effect)), std::string(unit_of(effect))}};
  record.scenario.pathways.clear();
  for (const std::size_t p : compared) record.scenario.pathways.push_back(scenario.pathways[p]);
  for (const View view : views) {
    question.perspective.view = view;
    record.views[index_of(view)] = weigh(record.sample, question);
  }
  record.asked = with_evppi(record.views[asked], record.sample);
  record.future = future_patients_of(scenario);
  for (TrialDesign& design : designs_of(scenario, record.sample)) {
    record.trials.push_back(value_trial(std::move(design), record.sample, record.asked));
    if (step) step();
  }
  for (Decision& decision : record.views) decision.question.step = {};
  record.asked.question.step = {};
  return record;
}

std::string_view name_of(DecisionEffect effect) { return info_of(effect).uses.effect.name; }
std::string_view unit_of(DecisionEffect effect) { return info_of(effect).uses.effect.one; }

}  // namespace spinepath::output
