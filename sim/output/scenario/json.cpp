#include "sim/output/scenario/json.h"

#include "sim/output/scenario/life_expectancy.h"
#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/names.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/format/uncertain.h"

namespace spinepath::output {
namespace {

Json uncertainty(const scenario::Uncertainty& u) {
  Json object{{"dist", scenario::uncertainty_name(u)}};
  for (const auto& [key, number] : u.numbers) object[std::string(key.name)] = number;
  return object;
}

Json parameters(const scenario::Scenario& scenario) {
  Json rows = Json::array();
  for (const ParameterText& text : parameters_of(scenario)) {
    const scenario::Parameter& p = *text.parameter;
    rows.push_back({{"path", p.path},
                    {"value", p.value},
                    {"unit", text_or_null(text.unit)},
                    {"uncertainty", p.uncertainty ? uncertainty(*p.uncertainty) : Json(nullptr)},
                    {"source", text_or_null(p.source.text)},
                    {"citation", text.source ? Json(text.source->citation) : Json(nullptr)},
                    {"design", text.source ? Json(text.source->design) : Json(nullptr)},
                    {"note", text_or_null(p.note)}});
  }
  return rows;
}

Json pathways(const scenario::Scenario& scenario) {
  Json rows = Json::array();
  for (const scenario::Pathway& pathway : scenario.pathways) {
    Json steps = Json::array();
    for (const scenario::Step& step : pathway.steps) steps.push_back(step.treatment.text);
    rows.push_back({{"name", pathway.name.text},
                    {"label", label_of(pathway)},
                    {"what_if", !scenario::evidence_instead(pathway, scenario).empty()},
                    {"success", pathway.success.value},
                    {"steps", std::move(steps)}});
  }
  return rows;
}

Json treatments(const scenario::Scenario& used) {
  Json rows = Json::array();
  for (const scenario::Treatment& treatment : used.treatments)
    rows.push_back({{"name", treatment.name.text},
                    {"label", label_of(treatment)},
                    {"class", scenario::class_names[static_cast<std::size_t>(treatment.treatment_class)]},
                    {"evidence_until_years", number_or_null(last_knot(treatment))}});
  return rows;
}

/// The format has no labels of conditions.
Json conditions(const scenario::Scenario& scenario) {
  Json rows = Json::array();
  for (const scenario::Share& condition : scenario.cohort.conditions)
    rows.push_back({{"name", condition.name.text}, {"label", condition.name.text}});
  return rows;
}

/// What the authors state; null: not given.
Json statements(const scenario::Statements& report) {
  Json authors = Json::array();
  for (const scenario::Name& author : report.authors) authors.push_back(author.text);
  return {{"authors", authors.empty() ? Json(nullptr) : std::move(authors)},
          {"funding", text_or_null(report.funding)},
          {"conflicts", text_or_null(report.conflicts)},
          {"perspective", text_or_null(report.perspective)},
          {"setting", text_or_null(report.setting)},
          {"comparators", text_or_null(report.comparators)}};
}

/// Of the life table, without hazard ratios.
Json expectancy(const scenario::Scenario& scenario) {
  if (scenario.mortality.table.empty()) return nullptr;
  const auto [age, men, women] = life_expectancy(scenario);
  return {{"age", age}, {"men", men}, {"women", women}};
}

/// One rate: a number; several: a list.
Json rates(const scenario::RateSteps& steps) {
  if (steps.size() == 1) return steps.front().rate.value;
  Json rows = Json::array();
  for (const scenario::RateStep& step : steps)
    rows.push_back({{"rate", step.rate.value}, {"from", text_or_null(step.from.text)}});
  return rows;
}

}  // namespace

Json scenario_head_json(const scenario::Scenario& scenario) {
  const scenario::Scenario used = as_used(scenario);
  Json report_at = Json::array();
  for (const auto& [written, years] : scenario.simulation.report_at) report_at.push_back(written.text);
  Json declared = Json::object();
  for (const auto& [name, meaning] : scenario.evidence) declared[name.text] = meaning;
  return {{"schema", scenario.schema},
          {"title", scenario.title},
          {"description", scenario.description},
          {"currency", scenario.currency},
          {"price_year", scenario.price_year},
          {"horizon_years", scenario.simulation.horizon.value},
          {"report_at", std::move(report_at)},
          {"discount_costs", rates(scenario.simulation.discount_costs)},
          {"discount_qalys", rates(scenario.simulation.discount_qalys)},
          {"evidence", text_or_null(scenario.simulation.evidence.text)},
          {"evidence_declared", std::move(declared)},
          {"evidence_until_years", number_or_null(last_knot(used))},
          {"life_table", text_or_null(scenario.mortality.path.text)},
          {"life_expectancy", expectancy(scenario)},
          {"conditions", conditions(scenario)},
          {"treatments", treatments(used)},
          {"pathways", pathways(scenario)},
          {"decision",
           {{"view", name_of(scenario.decision.view)},
            {"effect", info_of(scenario.decision.effect).uses.effect.name}}},
          {"report", statements(scenario.report)}};
}

Json scenario_json(const scenario::Scenario& scenario) {
  Json all = scenario_head_json(scenario);
  all["parameters"] = parameters(scenario);
  return all;
}

}  // namespace spinepath::output
