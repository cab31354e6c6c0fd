// Spend by who pays.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/money.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/plot/stacked.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

std::vector<StackedPart> payers_of(const Material& material, const PathwayText& pathway) {
  std::vector<StackedPart> parts;
  const auto add = [&](const char* name, const Estimate* amount, const char* colour) {
    if (amount) parts.push_back({name, *amount->mean, colour});
  };
  add("patient", spend_of(material, pathway, View::patient), "m0");
  add("payer", spend_of(material, pathway, View::payer), "m1");
  const Estimate *all = spend_of(material, pathway, View::societal),
                 *care = spend_of(material, pathway, View::health_care);
  if (all && care) parts.push_back({"work lost", std::max(0.0, *all->mean - *care->mean), "m2"});
  return parts;
}

DataTable payers_table(const Material& material) {
  DataTable table{
      .name = "spend",
      .caption = money_measure(material.study) +
                 (material.run->psa ? " (± Monte Carlo error; 95 % interval due to the parameters)"
                                    : " (± Monte Carlo error)"),
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {}};
  for (const View view : views)
    table.columns.push_back({.heading = output::view_text(view), .key = std::string(output::name_of(view))});
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const View view : views) {
      const Estimate* spend = spend_of(material, pathway, view);
      if (!spend) {
        row.cells.emplace_back();
        continue;
      }
      const Quantity quantity{pathway.name, "spend", std::string(output::name_of(view)), "horizon"};
      const Estimate* drawn = material.run->psa ? find(material.run->psa->outcomes, quantity) : nullptr;
      row.cells.emplace_back(Estimate{.mean = spend->mean,
                                      .se = spend->se,
                                      .low = drawn ? drawn->low : std::nullopt,
                                      .high = drawn ? drawn->high : std::nullopt});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string payers_in_words(const Material& material) {
  std::string text = fmt::format("Stacked bars of spend by who pays, {}.", money_measure(material.study));
  for (const PathwayText& pathway : material.study.pathways)
    if (const Estimate* care = spend_of(material, pathway, View::health_care))
      text += fmt::format(" {}: health care {};", pathway.label, money(*care->mean));
  text.back() = '.';
  return text;
}

std::string payers_legend(const Study& study) {
  std::vector<LegendEntry> entries{
      {"sw m0", "patient pays"}, {"sw m1", "payer pays"}, {"sw m2", "work lost (only society’s view)"}};
  if (study.pathways.size() > 1)
    entries.push_back({"swl", "health care of " + chip(study.reference()) + "for reference"});
  return legend(entries);
}

}  // namespace

std::optional<Figure> payers_figure(const Material& material) {
  const std::string finding = spend_finding(material);
  if (!material.run || finding.empty()) return {};
  const Study& study = material.study;
  const Estimate* reference = spend_of(material, study.reference(), View::health_care);
  std::vector<StackedRow> all;
  for (const PathwayText& pathway : study.pathways)
    if (const Estimate* care = spend_of(material, pathway, View::health_care))
      all.push_back({.pathway = &pathway,
                     .parts = payers_of(material, pathway),
                     .total = *care,
                     .mark = reference && &pathway != &study.reference() ? reference->mean : std::nullopt});
  return Figure{
      .id = "f-payers",
      .finding = escaped(finding),
      .measure = escaped(money_measure(study)) +
                 "; at the right: health care (patient and payer) ± Monte Carlo error",
      .body = payers_legend(study) + stacked_bars(all, study.currency),
      .error =
          (material.run->psa ? "The parameters move all pathways together: their 95 % intervals are in the "
                               "table, those of the "
                               "differences in the next figure. "
                             : "± is the Monte Carlo error; what the parameters leave open is not in it. ") +
          what_ifs_note(study),
      .source = material.run->psa ? "outcomes.csv, spend; summary.json, psa.outcomes" : "outcomes.csv, spend",
      .description = payers_in_words(material),
      .data = {payers_table(material)}};
}

}  // namespace spinepath::report
