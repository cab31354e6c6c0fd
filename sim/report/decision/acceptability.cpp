// Acceptability: the chance of each pathway to be best by what one unit of the effect may cost, with the pathway of the
// highest expected net benefit. Source: Fenwick, Claxton and Sculpher, Health Econ 10 (2001) 779.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/decision/figures.h"
#include "sim/report/decision/threshold_axis.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/value.h"
#include "sim/report/page/html.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double acceptability_height = 300;  ///< [pixels]

std::optional<double> chance_of(const Option& option) {
  return option.p_best.mean ? std::optional(100 * *option.p_best.mean) : std::nullopt;
}

/// [percent], within 0 and 100.
Interval chance_interval(const Estimate& chance) {
  const auto [low, high] = interval_of(chance);
  return {std::max(0.0, 100 * low), std::min(100.0, 100 * high)};
}

DataTable acceptability_table(const Material& material, const DecisionOfView& view) {
  DataTable table{.name = "best_at_thresholds",
                  .caption = fmt::format("Chance to be best, percent, spend of {} (± Monte Carlo error)",
                                         payer_of(view.view)),
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {}};
  const DecisionBasis basis = decision_basis(material);
  for (const double k : basis.thresholds)
    table.columns.push_back({price_text(material, k), threshold_text(k), {.scale = 100, .decimals = 1}});
  table.columns.push_back({"Highest expected net benefit at", "best_at"});
  const std::vector<PathwayText> shown_here = pathways_in(view, material.study);
  for (const PathwayText& here : shown_here) {
    const PathwayText& pathway = *material.study.pathway(here.name);
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    std::vector<std::string> best_at;
    for (const double k : basis.thresholds) {
      const AtThreshold* at = view.find(k);
      const Option* option = at ? at->of(pathway) : nullptr;
      row.cells.push_back(option ? DataCell(option->p_best) : DataCell());
      if (option && option->best) best_at.push_back(threshold_text(k));
    }
    row.cells.push_back(listed(best_at));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// A row for each view and threshold, a column for each pathway.
DataTable acceptability_file(const Material& material, const std::vector<DecisionOfView>& views) {
  DataTable table{.name = "acceptability",
                  .caption = "Chance to be best",
                  .first = {.heading = "View", .key = "view"},
                  .columns = {{"Threshold", "threshold"}, {"Highest expected net benefit", "best"}}};
  const std::vector<PathwayText> pathways = pathways_in(views.front(), material.study);
  for (const PathwayText& pathway : pathways) table.columns.push_back({pathway.label, pathway.name});
  for (const DecisionOfView& view : views)
    for (const AtThreshold& at : view.at) {
      const Option* best = at.best();
      DataRow row{.head = {.text = view.view},
                  .cells = {Estimate{at.threshold, {}, {}, {}}, best ? best->pathway->name : std::string{}}};
      for (const PathwayText& pathway : pathways) {
        const Option* option = at.of(*material.study.pathway(pathway.name));
        row.cells.push_back(option ? DataCell(option->p_best) : DataCell());
      }
      table.rows.push_back(std::move(row));
    }
  return table;
}

std::string alternative_to_acceptability(const Material& material, const DecisionOfView& view) {
  const DecisionBasis basis = decision_basis(material);
  std::string text =
      fmt::format("Acceptability curves, spend of {}: chance to be best by what a {} may cost.",
                  payer_of(view.view), basis.effect.one);
  for (const double k : basis.thresholds) {
    const AtThreshold* at = view.find(k);
    if (!at) continue;
    text += fmt::format(" At {} {}:", threshold_text(k), material.study.currency);
    for (const Option& option : at->options)
      if (option.p_best.mean)
        text += fmt::format(" {} {},", option.pathway->label, chance_text(*option.p_best.mean));
    text.back() = '.';
  }
  return text;
}

/// The curve of the pathway with the highest expected net benefit, with its Monte Carlo error.
void acceptability_frontier(Plot& plot, const DecisionOfView& view) {
  for (const BestRun& run : best_runs(view)) {
    std::vector<Point> curve, upper, lower;
    for (std::size_t i = run.first; i <= run.last; ++i) {
      const Option* option = view.at[i].of(*run.pathway);
      if (!option || !option->p_best.mean) continue;
      const Interval interval = chance_interval(option->p_best);
      curve.push_back({view.at[i].threshold, 100 * *option->p_best.mean});
      if (!option->p_best.se) continue;
      upper.push_back({view.at[i].threshold, interval.high});
      lower.push_back({view.at[i].threshold, interval.low});
    }
    if (curve.size() < 2) continue;
    plot.path(curve, "halo");
    if (upper.size() < curve.size()) continue;
    upper.insert(upper.end(), lower.rbegin(), lower.rend());
    plot.path(upper, "band " + run.pathway->colour, true);
  }
}

/// Monte Carlo errors at the thresholds asked for, next to each other.
void acceptability_errors(Plot& plot, const Material& material, const DecisionOfView& view) {
  constexpr double apart = 5;  // [pixels]
  for (const double k : decision_basis(material).thresholds) {
    const AtThreshold* at = view.find(k);
    if (!at) continue;
    std::vector<const Option*> barred;
    for (const Option& option : at->options)
      if (option.pathway->colour != "cx" && option.p_best.mean && option.p_best.se.value_or(0) > 0)
        barred.push_back(&option);
    double shift = -apart * (static_cast<double>(barred.size()) - 1) / 2;
    for (const Option* option : barred) {
      const auto [low, high] = chance_interval(option->p_best);
      plot.whisker_y(k, low, high, "ci " + option->pathway->colour, shift);
      shift += apart;
    }
  }
}

std::string acceptability_plot(const Material& material, const DecisionOfView& view) {
  Plot plot(acceptability_height, threshold_range(view), {0, 100},
            {.right = 206, .bottom = 46, .left = 50, .right_narrow = 104},
            alternative_to_acceptability(material, view));
  plot.grid_y(std::vector<double>{0, 25, 50, 75, 100}, [](double y) { return fixed(y, 0) + " %"; });
  threshold_axis(plot, material);
  acceptability_frontier(plot, view);
  std::vector<EndLabel> ends;
  for (const PathwayText& here : pathways_in(view, material.study)) {
    const PathwayText& pathway = *material.study.pathway(here.name);
    const std::vector<Point> curve = curve_over_thresholds(view, pathway, chance_of);
    if (curve.empty()) continue;
    plot.path(curve, "ln " + pathway.colour);
    const std::string value = chance_text(curve.back().y / 100);
    ends.push_back({&pathway, curve.back().y, value});
  }
  acceptability_errors(plot, material, view);
  plot.end_labels(std::move(ends));
  return plot.markup();
}

Tabs acceptability_tabs(const Material& material, const std::vector<DecisionOfView>& views) {
  std::vector<Panel> panels;
  for (const DecisionOfView& view : views) {
    const std::string payer = payer_of(view.view);
    panels.push_back({.id = view.view,
                      .label = escaped(payer_label(view.view)),
                      .heading = "Spend of " + escaped(payer),
                      .markup = acceptability_plot(material, view)});
  }
  return tabs("ceac", "Whose money counts", panels);
}

}  // namespace

std::optional<Figure> acceptability_figure(const Material& material) {
  const std::vector<DecisionOfView> views = decisions(material);
  if (views.empty() || views.front().view != decision_basis(material).view) return {};
  const std::vector<PathwayText> pathways = pathways_in(views.front(), material.study);
  const std::string finding = choice_finding(material);
  if (pathways.size() < 2 || views.front().at.size() < 2 || finding.empty()) return {};
  const Tabs made = acceptability_tabs(material, views);
  return Figure{.id = "f-ceac",
                .finding = escaped(finding),
                .measure = fmt::format("Chance to have the highest net benefit, percent of the draws, by "
                                       "what a {} may cost; grey halo: the "
                                       "pathway with the highest expected net benefit (acceptability "
                                       "frontier); dashed: thresholds asked for",
                                       escaped(decision_basis(material).effect.one)),
                .body = legend(pathways, true) + made.panels,
                .error = fmt::format(
                    "The chance to be best is not the reason to choose; the highest expected net benefit is. "
                    "Bars and band: 95 % Monte Carlo error. The title is about the spend of {}.",
                    escaped(payer_of(views.front().view))),
                .source = fmt::format("decision.csv, {} and best", shown_column(material, "p_best")),
                .description = alternative_to_acceptability(material, views.front()),
                .data = {acceptability_table(material, views.front())},
                .controls = made.controls,
                .rules = made.rules,
                .files = {acceptability_file(material, views)}};
}

}  // namespace spinepath::report
