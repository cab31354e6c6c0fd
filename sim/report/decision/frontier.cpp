// The frontier: pathways by cost, and what one more unit of effect costs along those that none dominates.
#include "sim/analysis/decision/frontier.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/data/json.h"
#include "sim/report/decision/figures.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/figure.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// A pathway's place: a ratio, or why it has none.
struct FrontierPlace {
  const PathwayText* pathway;
  std::string status;          ///< "ND", "ED", "D", as in summary.json
  std::optional<double> icer;  ///< [money per unit of effect]
};

/// At the parameters' values, in order of cost.
std::vector<FrontierPlace> at_values(const Material& material) {
  std::vector<FrontierPlace> all;
  for (const Json& row : list_of(material.run->summary, "frontier"))
    if (const PathwayText* pathway = material.study.pathway(text_of(row, "Strategy")))
      all.push_back({pathway, text_of(row, "Status"), number_of(row, "ICER")});
  return all;
}

Quantity effect_of(const PathwayText& pathway, const DecisionBasis& basis) {
  return {pathway.name, basis.effect.outcome, "", basis.effect.at};
}

/// Of the means over the draws, of the same pathways; empty if one is not known.
std::vector<FrontierPlace> over_draws(const Material& material, const std::vector<FrontierPlace>& pathways) {
  constexpr std::array statuses{"ND", "ED", "D"};
  if (!material.run->psa) return {};
  const DecisionBasis basis = decision_basis(material);
  std::vector<const PathwayText*> compared;
  std::vector<Strategy> strategies;
  for (const PathwayText& pathway : material.study.pathways) {
    if (std::ranges::find(pathways, &pathway, &FrontierPlace::pathway) == pathways.end()) continue;
    const Estimates& means = material.run->psa->outcomes;
    const Estimate* cost = find(means, {pathway.name, "spend", basis.view, "horizon"});
    const Estimate* effect = find(means, effect_of(pathway, basis));
    if (!cost || !effect) return {};
    compared.push_back(&pathway);
    strategies.push_back({*cost->mean, *effect->mean});
  }
  std::vector<FrontierPlace> all;
  for (const FrontierRow& row : frontier(strategies))
    all.push_back({compared[row.strategy], statuses[static_cast<std::size_t>(row.dominance)], row.icer});
  return all;
}

std::string status_words(const FrontierPlace& standing) {
  if (standing.status == "D") return "dominated";
  if (standing.status == "ED") return "extendedly dominated";
  return "cheapest";
}

DataCell ratio_cell(const std::vector<FrontierPlace>& standings, const PathwayText* pathway) {
  const auto found = std::ranges::find(standings, pathway, &FrontierPlace::pathway);
  if (found == standings.end()) return {};
  if (found->icer) return Estimate{found->icer, {}, {}, {}};
  return status_words(*found);
}

/// So that the smallest ratio has three digits.
int ratio_decimals(const std::vector<FrontierPlace>& standings) {
  double smallest = 1e6;
  for (const FrontierPlace& standing : standings)
    if (standing.icer) smallest = std::min(smallest, *standing.icer);
  int decimals = 2;
  for (double power = 10; power <= smallest; power *= 10) --decimals;
  return decimals;
}

DataCell outcome_cell(const Material& material, const Quantity& quantity) {
  const Estimate* found = find(material.run->outcomes, quantity);
  if (!found) return {};
  return Estimate{found->mean, found->se, {}, {}};  // the interval is that between patients
}

DataTable frontier_data(const Material& material, const std::vector<FrontierPlace>& values,
                        const std::vector<FrontierPlace>& draws) {
  const DecisionBasis basis = decision_basis(material);
  const std::string per_unit = fmt::format("{} per {}", material.study.currency, basis.effect.one);
  DataTable table{
      .name = "frontier",
      .caption =
          fmt::format("Spend of {}{} and {} per patient over the horizon{} (± Monte Carlo error); ratios "
                      "against the next cheaper pathway on the frontier",
                      payer_of(basis.view), basis.effect.name == "qalys" ? "" : ", discounted,",
                      basis.effect.many, basis.effect.name == "qalys" ? ", discounted" : ""),
      .first = {.heading = "Pathway, by cost", .key = "pathway"},
      .columns = {{material.study.currency, "spend"},
                  {with_capital(basis.effect.many), basis.effect.name},
                  {per_unit + ", at the parameters' values", "icer", {.decimals = ratio_decimals(values)}}}};
  if (!draws.empty())
    table.columns.push_back(
        {per_unit + ", means over the draws", "icer_draws", {.decimals = ratio_decimals(draws)}});
  for (const FrontierPlace& standing : values) {
    const std::string& name = standing.pathway->name;
    DataRow row{.head = {.pathway = standing.pathway},
                .cells = {outcome_cell(material, {name, "spend", basis.view, "horizon"}),
                          outcome_cell(material, effect_of(*standing.pathway, basis)),
                          ratio_cell(values, standing.pathway)}};
    if (!draws.empty()) row.cells.push_back(ratio_cell(draws, standing.pathway));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string frontier_finding(const Material& material, const std::vector<FrontierPlace>& standings) {
  std::vector<const FrontierPlace*> on;
  for (const FrontierPlace& standing : standings)
    if (standing.status == "ND") on.push_back(&standing);
  if (on.empty()) return {};
  const DecisionEffectText effect = decision_basis(material).effect;
  if (on.size() == 1)
    return fmt::format("{} costs least, and no other pathway brings more {}: it dominates all others",
                       name_in_text(*on.front()->pathway), effect.many);
  std::vector<std::string> steps;
  for (std::size_t i = 1; i < on.size(); ++i)
    if (on[i]->icer) steps.push_back(significant(*on[i]->icer, 3));
  if (steps.empty()) return {};
  const std::string& currency = material.study.currency;
  const std::string counts =
      fmt::format("{} of {} pathways are on the frontier", on.size(), standings.size());
  if (steps.size() == 1)
    return fmt::format("{}; a {} more costs {} {} with {}", counts, effect.one, steps[0], currency,
                       name_in_text(*on.back()->pathway));
  return fmt::format("{}; a {} more costs {} {} at the first step, {} at the last", counts, effect.one,
                     steps.front(), currency, steps.back());
}

}  // namespace

std::string frontier_table(const Material& material) {
  if (!material.run) return {};
  const std::vector<FrontierPlace> values = at_values(material);
  if (values.size() < 2) return {};
  const DecisionEffectText effect = decision_basis(material).effect;
  const DataTable table = frontier_data(material, values, over_draws(material, values));
  const std::string finding = frontier_finding(material, values);
  std::string markup = heading(fmt::format("What one more {} costs, step by step", escaped(effect.one)));
  if (!finding.empty())
    markup += fmt::format("<p class=\"sub\">At the parameters' values: {}.</p>\n", escaped(finding));
  markup += html_of(table);
  return markup +
         fmt::format(
             "<p class=\"note\">Dominated: another pathway costs no more and brings at least as many "
             "{}. Extendedly dominated: the next step up costs less per {}. Neither says how sure "
             "the differences are. <b>Source:</b> summary.json, frontier{}.</p><p>{}</p>\n",
             escaped(effect.many), escaped(effect.one), table.columns.size() > 3 ? " and psa" : "",
             download(table));
}

}  // namespace spinepath::report
