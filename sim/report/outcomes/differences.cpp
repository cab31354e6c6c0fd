// Differences to the reference in money and effect, with their intervals.
#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/money.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/forest.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

constexpr int steps_of_range = 100;  ///< a shown difference is at most that part of the axis off, times two
constexpr int most_decimals = 6;

/// One panel and one column of the table.
struct Compared {
  std::string title, unit;  ///< text
  std::string outcome, of, at;
  bool is_money;

  Quantity quantity(const PathwayText& pathway) const { return {pathway.name, outcome, of, at}; }
};

std::vector<Compared> compared_quantities(const Material& material) {
  const std::string unit = material.study.currency + " a patient, difference";
  std::vector<Compared> all{{"Patient’s spend", unit, "spend", "patient", "horizon", true},
                            {"Payer’s spend", unit, "spend", "payer", "horizon", true},
                            {"Health care spend", unit, "spend", "health_care", "horizon", true},
                            {"QALYs", "a patient, difference", "qalys", "", "horizon", false}};
  const DecisionEffectText effect = decision_basis(material).effect;
  if (effect.outcome != "qalys")
    all.push_back({with_capital(effect.many), "a patient, difference", effect.outcome, "", effect.at, false});
  return all;
}

std::vector<ForestItem> compared_items(const Material& material, const Compared& compared) {
  std::vector<ForestItem> items;
  for (const PathwayText& pathway : std::span(material.study.pathways).subspan(1))
    if (const Estimate* difference = difference_of(material, compared.quantity(pathway))) {
      const auto [low, high] = interval_of(*difference);
      items.push_back({&pathway, *difference->mean, low, high});
    }
  return items;
}

/// Differences of effects, with as many decimals as the axis can show.
std::string shown_effect(double x, const Range& range) {
  int decimals = 0;
  for (double step = 1; step * steps_of_range > range.size() && decimals < most_decimals; step /= 10)
    ++decimals;
  return x == 0 ? "0" : with_sign(fixed(x, decimals));
}

std::vector<Forest> difference_panels(const Material& material) {
  std::vector<Forest> forests;
  std::vector<ForestItem> all_money;
  for (const Compared& compared : compared_quantities(material)) {
    const std::vector<ForestItem> items = compared_items(material, compared);
    if (items.empty()) continue;
    if (compared.is_money) all_money.insert(all_money.end(), items.begin(), items.end());
    const Range range = range_of(items);
    forests.push_back({compared.title, compared.unit, items, range, {}});
    if (!compared.is_money) forests.back().text = [range](double x) { return shown_effect(x, range); };
  }
  for (Forest& forest : forests)
    if (!forest.text) {
      forest.range = range_of(all_money);
      forest.text = money_difference;
    }
  return forests;
}

DataTable difference_table(const Material& material) {
  DataTable table{
      .name = "differences",
      .caption = fmt::format("Differences to {}, {} (± Monte Carlo error{})",
                             name_in_text(material.study.reference()), money_measure(material.study),
                             material.run->psa ? "; 95 % interval due to the parameters" : ""),
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {}};
  const std::vector<Compared> columns = compared_quantities(material);
  for (const Compared& compared : columns)
    table.columns.push_back({.heading = compared.title,
                             .key = compared.of.empty() ? compared.outcome : compared.of,
                             .style = {.sign = true}});
  for (const PathwayText& pathway : std::span(material.study.pathways).subspan(1)) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const Compared& compared : columns) {
      const Estimate* difference = difference_of(material, compared.quantity(pathway));
      row.cells.push_back(difference ? DataCell(*difference) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string differences_in_words(const std::vector<Forest>& forests, const std::string& finding) {
  std::string text = finding + ".";
  for (const Forest& forest : forests) {
    text += fmt::format(" {}, {}:", forest.title, forest.unit);
    for (const ForestItem& item : forest.items)
      text += fmt::format(" {} {} ({} to {});", item.pathway->label, forest.text(item.mean),
                          forest.text(item.low), forest.text(item.high));
    text.back() = '.';
  }
  return text;
}

std::string difference_error(const Material& material) {
  const Run& run = *material.run;
  if (run.psa)
    return fmt::format(
        "Means over {} draws on the same patients. Bars: 95 % interval due to the uncertain parameters, "
        "without "
        "the Monte Carlo error. The axis of money is the same in each panel. {}",
        fixed(static_cast<double>(run.psa->done), 0), what_ifs_note(material.study));
  return "On the same patients, at the parameters’ values. Bars: 95 % Monte Carlo error (± 1.96 standard "
         "errors); "
         "what the parameters leave open is not in them. The axis of money is the same in each panel. " +
         what_ifs_note(material.study);
}

}  // namespace

std::optional<Figure> differences_figure(const Material& material) {
  if (!material.run || material.study.pathways.size() < 2) return {};
  const Study& study = material.study;
  const std::vector<Forest> forests = difference_panels(material);
  if (forests.empty()) return {};
  std::string finding = differences_finding(material);
  if (finding.empty()) finding = "Differences to " + name_in_text(study.reference());
  return Figure{
      .id = "f-differences",
      .finding = escaped(finding),
      .measure = fmt::format(
          "Differences to {}, per patient over {}; money {}, QALYs {}; line at 0: no difference",
          named_shortly(study.reference()), scenario::time_text(study.horizon),
          escaped(discount_text(study.discount_costs)), escaped(discount_text(study.discount_qalys))),
      .body = legend(std::span(study.pathways).subspan(1)) + panels(forests),
      .error = difference_error(material),
      .source = material.run->psa ? "summary.json, psa.differences" : "differences.csv, spend and qalys",
      .description = differences_in_words(forests, finding),
      .data = {difference_table(material)}};
}

}  // namespace spinepath::report
