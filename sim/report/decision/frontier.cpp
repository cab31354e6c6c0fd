// The frontier, view by view: pathways by cost, and what one more unit of effect costs along those that none dominates.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/data/json.h"
#include "sim/report/decision/figures.h"
#include "sim/report/decision/ratio_cell.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/figure.h"
#include "sim/report/page/html.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// A pathway's place: a ratio, or why it has none.
struct FrontierPlace {
  const PathwayText* pathway;
  std::string status;  ///< "ND", "ED", "D", as in summary.json
  DataCell ratio;
  std::optional<double> icer;  ///< [money per unit of effect]
};

/// The frontier of a view, in order of cost.
struct FrontierOfView {
  std::string view;
  std::vector<FrontierPlace> values,
      draws;  ///< at the parameters' values; of means over the draws, if there are any
};

std::vector<FrontierPlace> places_of(const Material& material, const Json& rows) {
  std::vector<FrontierPlace> all;
  for (const Json& row : rows)
    if (const PathwayText* pathway = material.study.pathway(text_of(row, "Strategy")))
      all.push_back({pathway, text_of(row, "Status"), ratio_cell(row), number_of(row, "ICER")});
  return all;
}

/// That of [decision] first; of others only what the files have.
std::vector<FrontierOfView> frontiers_of(const Material& material) {
  const Json& summary = material.run->summary;
  const Json& frontiers = list_of(summary, "frontiers");
  const Json &at_values = list_of(frontiers, "at_values"), &over_draws = list_of(frontiers, "over_draws");
  const std::string own = decision_basis(material).view;
  std::vector<FrontierOfView> all{{.view = own,
                                   .values = places_of(material, list_of(summary, "frontier")),
                                   .draws = places_of(material, list_of(over_draws, own.c_str()))}};
  for (const char* view : {"societal", "health_care", "payer", "patient"})
    if (const Json& rows = list_of(at_values, view); view != own && !rows.empty())
      all.push_back({.view = view,
                     .values = places_of(material, rows),
                     .draws = places_of(material, list_of(over_draws, view))});
  return all;
}

DataCell draw_cell(const std::vector<FrontierPlace>& draws, const PathwayText* pathway) {
  const auto found = std::ranges::find(draws, pathway, &FrontierPlace::pathway);
  return found == draws.end() ? DataCell() : found->ratio;
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

DataTable frontier_data(const Material& material, const FrontierOfView& here) {
  const DecisionBasis basis = decision_basis(material);
  const std::string per_unit = fmt::format("{} per {}", material.study.currency, basis.effect.one);
  const std::string& view = here.view;
  const bool of_qalys = basis.effect.name == "qalys";
  DataTable table{
      .name = view == basis.view ? "frontier" : "frontier_" + view,
      .caption = fmt::format(
          "Spend of {}{} and {} per patient over the horizon{} (± Monte Carlo error); ratios "
          "against the next cheaper pathway on the frontier, with 95 % intervals",
          payer_of(view), of_qalys ? "" : ", discounted,", basis.effect.many, of_qalys ? ", discounted" : ""),
      .first = {.heading = "Pathway, by cost", .key = "pathway"},
      .columns = {
          {material.study.currency, "spend"},
          {with_capital(basis.effect.many), basis.effect.name},
          {per_unit + ", at the parameters' values", "icer", {.decimals = ratio_decimals(here.values)}}}};
  if (!here.draws.empty())
    table.columns.push_back(
        {per_unit + ", means over the draws", "icer_draws", {.decimals = ratio_decimals(here.draws)}});
  for (const FrontierPlace& standing : here.values) {
    const std::string& name = standing.pathway->name;
    DataRow row{
        .head = {.pathway = standing.pathway},
        .cells = {outcome_cell(material, {name, "spend", view, "horizon"}),
                  outcome_cell(material, {name, basis.effect.outcome, "", basis.effect.at}), standing.ratio}};
    if (!here.draws.empty()) row.cells.push_back(draw_cell(here.draws, standing.pathway));
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

Panel frontier_panel(const Material& material, const FrontierOfView& here) {
  const DataTable table = frontier_data(material, here);
  const std::string finding = frontier_finding(material, here.values);
  std::string markup;
  if (!finding.empty())
    markup += fmt::format("<p class=\"sub\">At the parameters' values: {}.</p>\n", escaped(finding));
  markup += html_of(table, "ratios") + fmt::format("<p>{}</p>\n", download(table));
  return {.id = here.view,
          .label = escaped(payer_label(here.view)),
          .heading = "Spend of " + escaped(payer_of(here.view)),
          .markup = markup,
          .printed = here.view == decision_basis(material).view};
}

}  // namespace

Block frontier_table(const Material& material) {
  if (!material.run) return {};
  const std::vector<FrontierOfView> frontiers = frontiers_of(material);
  if (frontiers.front().values.size() < 2) return {};
  std::vector<Panel> panels;
  for (const FrontierOfView& here : frontiers) panels.push_back(frontier_panel(material, here));
  const Tabs made = tabs("frontier", "Whose money counts", panels);
  const DecisionEffectText effect = decision_basis(material).effect;
  const std::string note = fmt::format(
      "<p class=\"note\">{} Intervals at the parameters' values show Monte Carlo error alone, those over the "
      "draws "
      "what is unknown of the parameters. <b>Source:</b> summary.json, frontier and frontiers.</p>\n",
      frontier_words("pathway"));
  return {.figure = {.rules = made.rules},
          .markup = "<figure>" +
                    heading(fmt::format("What one more {} costs, step by step", escaped(effect.one))) +
                    made.controls + made.panels + note + "</figure>\n"};
}

}  // namespace spinepath::report
