#include "sim/output/decision/json.h"

#include "sim/output/text/names.h"

namespace spinepath::output {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& x) { return x ? Json(*x) : Json(nullptr); }

/// Without the corrected figure where noise is not known.
Json estimate(const Estimate& e, const DecisionQuestion& question) {
  Json made{{"naive", e.naive}, {"naive_se", number(e.naive_error)}, {"value", nullptr}, {"se", nullptr}};
  if (!question.noise_known) return made;
  made["value"] = e.corrected;
  made["se"] = number(e.corrected_error);
  return made;
}

Json pathway(const std::string& name, const StrategyValue& worth, const DecisionQuestion& question) {
  return {{"pathway", name},
          {"nmb", worth.nmb},
          {"nhb", number(worth.nhb)},
          {"inmb", worth.inmb},
          {"inmb_se", worth.inmb_error},
          {"inmb_se_patients", question.noise_known ? Json(worth.inmb_noise) : Json(nullptr)},
          {"inmb_sd", worth.inmb_sd},
          {"inmb_p025", worth.inmb_low},
          {"inmb_p975", worth.inmb_high},
          {"p_best", estimate(worth.probability, question)},
          {"loss", estimate(worth.expected_loss, question)}};
}

Json evppi(const std::string& name, const std::optional<Evppi>& worth) {
  return {{"name", name},
          {"value", worth ? Json(worth->value) : Json(nullptr)},
          {"se", worth ? Json(worth->error) : Json(nullptr)}};
}

Json threshold(const Decision& decision, const DecisionAt& at) {
  Json pathways = Json::array(), groups = Json::array(), parameters = Json::array();
  for (std::size_t s = 0; s < at.strategies.size(); ++s)
    pathways.push_back(pathway(decision.strategies[s], at.strategies[s], decision.question));
  for (std::size_t g = 0; g < at.groups.size(); ++g)
    groups.push_back(evppi(decision.question.groups[g].name, at.groups[g]));
  for (std::size_t p = 0; p < at.parameters.size(); ++p)
    parameters.push_back(evppi(decision.parameters[p], at.parameters[p]));
  Json equal = Json::array();
  for (const std::size_t s : at.equal) equal.push_back(decision.strategies[s]);
  Json evpi = estimate(at.evpi, decision.question);
  evpi["se_patients"] = number(at.evpi_patients_error);
  return {{"threshold", at.threshold},
          {"best", decision.strategies[at.best]},
          {"equal_to_best", std::move(equal)},
          {"ties", at.ties},
          {"contrasts", at.contrasts},
          {"unresolved", decision.question.noise_known ? Json(at.unresolved) : Json(nullptr)},
          {"pathways", std::move(pathways)},
          {"evpi", std::move(evpi)},
          {"evppi_groups", std::move(groups)},
          {"evppi_parameters", std::move(parameters)}};
}

Json trial_size(const TrialDesign& design, const TrialAt& at, std::size_t s) {
  const double cost = design.cost(design.sizes[s]);
  if (at.sizes.empty()) return {{"patients", design.sizes[s]}, {"evsi", nullptr}, {"cost", cost}};
  const TrialValue& value = at.sizes[s];
  return {{"patients", design.sizes[s]},
          {"evsi", value.per_patient.value},
          {"evsi_se", value.per_patient.error},
          {"population_evsi", value.population.value},
          {"population_evsi_se", value.population.error},
          {"cost", cost},
          {"enbs", value.net}};
}

Json trial(const TrialResult& result) {
  const TrialDesign& design = result.design;
  Json thresholds = Json::array();
  for (const TrialAt& at : result.thresholds) {
    Json sizes = Json::array();
    for (std::size_t s = 0; s < design.sizes.size(); ++s) sizes.push_back(trial_size(design, at, s));
    thresholds.push_back({{"threshold", at.threshold},
                          {"evppi", at.perfect ? Json(at.perfect->value) : Json(nullptr)},
                          {"evppi_se", at.perfect ? Json(at.perfect->error) : Json(nullptr)},
                          {"best", at.best ? Json(design.sizes[*at.best]) : Json(nullptr)},
                          {"sizes", std::move(sizes)}});
  }
  return {{"trial", design.name},
          {"reached", design.reached()},
          {"delay_years", design.delay},
          {"uptake", design.uptake},
          {"thresholds", std::move(thresholds)}};
}

Json population(const std::optional<FuturePatients>& people) {
  if (!people) return nullptr;
  return {{"per_year", people->per_year}, {"years", people->years}, {"discounted", people->discounted()}};
}

}  // namespace

Json decision_json(const DecisionRecord& record) {
  const Decision& decision = record.asked;
  Json thresholds = Json::array(), trials = Json::array();
  for (const DecisionAt& at : decision.thresholds) thresholds.push_back(threshold(decision, at));
  for (const TrialResult& result : record.trials) trials.push_back(trial(result));
  return {{"view", name_of(decision.question.perspective.view)},
          {"effect", record.effect.name},
          {"thresholds", std::move(thresholds)},
          {"population", population(record.future)},
          {"trials", std::move(trials)}};
}

}  // namespace spinepath::output
