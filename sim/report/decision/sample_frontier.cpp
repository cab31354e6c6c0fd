// The frontier of a sample: strategies by cost, and what one more unit of effect costs along those that none dominates.
#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/data/json.h"
#include "sim/report/decision/figures.h"
#include "sim/report/decision/ratio_cell.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/figure.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

DataCell mean_cell(const Draws& draws, const Quantity& quantity) {
  const Estimate* mean = find(draws.outcomes, quantity);
  return mean ? DataCell(*mean) : DataCell();
}

}  // namespace

std::string sample_frontier_table(const Material& material) {
  const Sample& sample = *material.sample;
  const DecisionBasis basis = decision_basis(material);
  const std::string ratio = fmt::format("{} per {}", material.study.currency, basis.effect.one);
  DataTable table{
      .name = "frontier",
      .caption = fmt::format(
          "Means over the draws (± standard error; {}); ratios against the next "
          "cheaper strategy on the frontier, with 95 % intervals by the draws",
          sample.noise_known ? "95 % interval, Monte Carlo noise removed" : "95 % interval of the draws"),
      .first = {.heading = "Strategy, by cost", .key = "pathway"},
      .columns = {{material.study.currency, "cost"},
                  {basis.effect.many, "effect"},
                  {ratio, "icer", {.decimals = 0}}}};
  for (const Json& row : list_of(sample.about, "frontier")) {
    const PathwayText* pathway = material.study.pathway(text_of(row, "Strategy"));
    if (!pathway) continue;
    table.rows.push_back(
        {.head = {.pathway = pathway},
         .cells = {mean_cell(sample.draws, {pathway->name, "spend", basis.view, "horizon"}),
                   mean_cell(sample.draws, {pathway->name, basis.effect.outcome, "", basis.effect.at}),
                   ratio_cell(row)}});
  }
  if (table.rows.size() < 2) return {};
  return heading(fmt::format("What one more {} costs, step by step", escaped(basis.effect.one))) +
         html_of(table, "ratios") +
         fmt::format("<p class=\"note\">{} <b>Source:</b> decision.json, frontier.</p><p>{}</p>\n",
                     frontier_words("strategy"), download(table));
}

}  // namespace spinepath::report
