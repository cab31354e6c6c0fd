// Net benefit by subgroup of patients.
#include "sim/report/findings/subgroups.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/money.h"
#include "sim/report/findings/relief.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/forest.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr std::size_t most_side_by_side = 8;  ///< groups

std::vector<ForestItem> group_gains(const Material& material, const Subgroups& all,
                                    const SubgroupText& group) {
  std::vector<ForestItem> items;
  for (const PathwayText& pathway : std::span(material.study.pathways).subspan(1))
    if (const Estimate* gain = all.gain(group, pathway)) {
      const auto [low, high] = interval_of(*gain);
      items.push_back({&pathway, *gain->mean, low, high});
    }
  return items;
}

std::string patients_text(double patients) {
  return fixed(patients, 0) + (patients == 1 ? " patient" : " patients");
}

/// A panel a group, all with the same axis.
std::vector<Forest> group_panels(const Material& material, const Subgroups& all) {
  std::vector<Forest> forests;
  std::vector<ForestItem> together;
  for (const SubgroupText& group : all.groups) {
    const std::vector<ForestItem> items = group_gains(material, all, group);
    if (items.empty()) continue;
    together.insert(together.end(), items.begin(), items.end());
    forests.push_back({group.label, patients_text(group.patients), items, {}, money_difference});
  }
  for (Forest& forest : forests) forest.range = range_of(together);
  return forests;
}

DataRow group_row(const Material& material, const Subgroups& all, const SubgroupText& group,
                  const PathwayText& pathway) {
  const auto cell = [&](const Quantity& quantity) {
    const Estimate* estimate = find(group.estimates, quantity);
    return estimate ? DataCell(*estimate) : DataCell();
  };
  DataRow row{.head = {.pathway = &pathway},
              .cells = {group.label, Estimate{.mean = group.patients, .se = {}, .low = {}, .high = {}},
                        cell({pathway.name, all.outcome, all.view, "horizon"})}};
  if (const std::optional<TimeText> time = key_time(material.study))
    row.cells.push_back(cell({pathway.name, "relief_50", "", time->text}));
  row.cells.push_back(cell({pathway.name, "qalys", "", "horizon"}));
  row.cells.push_back(cell({pathway.name, "spend", "health_care", "horizon"}));
  return row;
}

DataTable group_table(const Material& material, const Subgroups& all) {
  const Study& study = material.study;
  DataTable table{
      .name = "subgroups",
      .caption = fmt::format("By {} at entry, {} (± Monte Carlo error); net benefit over {} at {}",
                             by_in_text(all), money_measure(study), name_in_text(study.reference()),
                             price_text(material, all.threshold)),
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {{.heading = "Group", .key = all.by.find(',') == std::string::npos ? all.by : "group"},
                  {.heading = "Patients", .key = "patients", .style = {.decimals = 0}},
                  {.heading = "Net benefit", .key = "inmb", .style = {.sign = true}}}};
  if (const std::optional<TimeText> time = key_time(study))
    table.columns.push_back({.heading = fmt::format("Half the pain gone at {}, %", time->text),
                             .key = "relief_50_percent",
                             .style = {.scale = 100}});
  table.columns.push_back({.heading = "QALYs", .key = "qalys"});
  table.columns.push_back({.heading = "Health care spend", .key = "spend_health_care"});
  for (const SubgroupText& group : all.groups)
    for (const PathwayText& pathway : study.pathways)
      table.rows.push_back(group_row(material, all, group, pathway));
  return table;
}

std::string groups_in_words(const std::vector<Forest>& forests, const std::string& finding) {
  std::string text = finding + ". Net benefit over the reference:";
  for (const Forest& forest : forests) {
    text += fmt::format(" {}:", forest.title);
    for (const ForestItem& item : forest.items)
      text += fmt::format(" {} {},", item.pathway->label, forest.text(item.mean));
    text.back() = ';';
  }
  text.back() = '.';
  return text;
}

}  // namespace

std::optional<Figure> subgroups_figure(const Material& material) {
  const Subgroups all = subgroups_of(material);
  if (all.groups.empty() || material.study.pathways.size() < 2) return {};
  const Study& study = material.study;
  const std::vector<Forest> forests = group_panels(material, all);
  if (forests.empty()) return {};
  const std::string finding = subgroups_finding(material, all);
  return Figure{
      .id = "f-subgroups",
      .finding = escaped(finding),
      .measure = fmt::format(
          "Net benefit over {} at {}, counting what {} spends: {}; by {} at entry, at the parameters’ values",
          named_shortly(study.reference()), escaped(price_text(material, all.threshold)),
          escaped(payer_of(all.view)), escaped(money_measure(study)), escaped(by_in_text(all))),
      .body = legend(std::span(study.pathways).subspan(1)) + panels(forests),
      .error =
          "Whiskers: 95 % Monte Carlo error (± 1.96 standard errors); “worth it” is said where they exclude "
          "0. "
          "What is unknown about each group is not in them. " +
          (all.empty.empty() ? "" : escaped(empty_groups_note(all)) + " ") + what_ifs_note(study),
      .source = fmt::format("subgroups.csv, {}", all.outcome),
      .description = groups_in_words(forests, finding),
      .data = {group_table(material, all)},
      .rules = forests.size() > most_side_by_side
                   ? "#f-subgroups .multi{grid-template-columns:minmax(0,1fr)}\n"
                   : ""};
}

}  // namespace spinepath::report
