#include "sim/output/summary_json.h"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "sim/engine/chance.h"
#include "sim/output/cost_effectiveness.h"
#include "sim/output/decision_json.h"
#include "sim/output/names.h"
#include "sim/output/parameters_text.h"
#include "sim/output/psa_json.h"

namespace spinepath::output {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& x) { return x ? Json(*x) : Json(nullptr); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json manifest(const Manifest& m) {
  return {{"program", "spinepath"},
          {"version", m.version},
          {"commit", m.commit},
          {"generator", generator_id},
          {"seed", m.seed},
          {"patients", m.patients},
          {"draws", m.draws},
          {"patients_per_draw", m.patients_per_draw},
          {"scenario_file", m.scenario_file},
          {"scenario_hash", hash_text(m.scenario_hash)},
          {"threads", m.threads},
          {"wall_seconds", m.wall_seconds}};
}

void add_key(Json& row, const OutcomeKey& key, const scenario::Scenario& scenario) {
  const KeyText text = text_of(key, scenario);
  row["outcome"] = text.outcome;
  row["of"] = text_or_null(text.of);
  row["at"] = text.at;
  row["unit"] = text.unit;
}

Json outcomes(const RunRecord& run) {
  constexpr std::array quantile_names{"p025", "p25", "p50", "p75", "p975"};
  static_assert(quantile_names.size() == reported_quantiles.size());
  Json rows = Json::array();
  for (const OutcomeRow& outcome : run.results.outcomes) {
    Json row{{"pathway", run.scenario.pathways[outcome.pathway].name.text}};
    add_key(row, outcome.key, run.scenario);
    row["mean"] = number(outcome.mean);
    row["se"] = number(outcome.se);
    row["sd"] = number(outcome.sd);
    if (outcome.quantiles)
      for (std::size_t i = 0; i < quantile_names.size(); ++i)
        row[quantile_names[i]] = (*outcome.quantiles)[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

Json differences(const RunRecord& run) {
  Json rows = Json::array();
  for (const DifferenceRow& difference : run.results.differences) {
    Json row{{"pathway", run.scenario.pathways[difference.pathway].name.text},
             {"reference", run.scenario.pathways[0].name.text}};
    add_key(row, difference.key, run.scenario);
    row["mean"] = number(difference.mean);
    row["se"] = number(difference.se);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Names of dampack's table of ICERs.
Json frontier_rows(const RunRecord& run) {
  constexpr std::array statuses{"ND", "ED", "D"};
  const std::vector<Strategy> strategies = strategies_of(run.results, run.scenario.pathways.size());
  Json rows = Json::array();
  for (const FrontierRow& row : frontier(strategies))
    rows.push_back({{"Strategy", run.scenario.pathways[row.strategy].name.text},
                    {"Cost", strategies[row.strategy].cost},
                    {"Effect", strategies[row.strategy].effect},
                    {"Inc_Cost", number(row.incremental_cost)},
                    {"Inc_Effect", number(row.incremental_effect)},
                    {"ICER", number(row.icer)},
                    {"Status", statuses[static_cast<std::size_t>(row.dominance)]}});
  return rows;
}

Json uncertainty(const scenario::Uncertainty& u) {
  Json object{{"dist", kind_text(u.kind)}};
  const auto add = [&](const char* name, const std::optional<double>& x) {
    if (x) object[name] = *x;
  };
  add("low", u.low);
  add("high", u.high);
  add("sd", u.sd);
  add("n", u.n);
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
                    {"success", pathway.success.value},
                    {"steps", std::move(steps)}});
  }
  return rows;
}

Json resolved(const scenario::Scenario& scenario) {
  Json report_at = Json::array();
  for (const auto& [written, years] : scenario.simulation.report_at) report_at.push_back(written.text);
  return {{"schema", scenario.schema},
          {"title", scenario.title},
          {"description", scenario.description},
          {"currency", scenario.currency},
          {"price_year", scenario.price_year},
          {"horizon_years", scenario.simulation.horizon.value},
          {"report_at", std::move(report_at)},
          {"discount_costs", scenario.simulation.discount_costs.value},
          {"discount_qalys", scenario.simulation.discount_qalys.value},
          {"evidence", text_or_null(scenario.simulation.evidence.text)},
          {"life_table", text_or_null(scenario.mortality.path.text)},
          {"pathways", pathways(scenario)},
          {"parameters", parameters(scenario)}};
}

}  // namespace

std::string summary_json(const RunRecord& run) {
  const Json summary{{"manifest", manifest(run.manifest)},
                     {"outcomes", outcomes(run)},
                     {"differences", differences(run)},
                     {"frontier", frontier_rows(run)},
                     {"psa", run.psa ? psa_json(run.scenario, *run.psa) : Json(nullptr)},
                     {"decision", run.decision ? decision_json(run.decision->asked) : Json(nullptr)},
                     {"scenario", resolved(run.scenario)}};
  // A file name need not be UTF-8: what is not becomes U+FFFD.
  return summary.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace spinepath::output
