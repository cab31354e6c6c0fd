// Decisions by subgroup over the draws of a PSA, and what it is worth to decide by subgroup.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/money.h"
#include "sim/report/findings/subgroups.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/forest.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// A pathway in a subgroup.
struct GroupOption {
  const PathwayText* pathway;
  Estimate inmb, chance, cost, effect;  ///< [money], [1], [money], [units of effect]
};

struct DecidedGroup {
  std::string name, label;           ///< as in the files; for reports
  double share = 0;                  ///< of the patients [1]
  const PathwayText* best;           ///< of highest expected net benefit
  Estimate gain, evpi;               ///< over the choice for all [money]; [money]
  std::vector<GroupOption> options;  ///< in the order of the file
};

/// At one threshold.
struct DecidedGroups {
  std::string by;
  std::vector<DecidedGroup> groups;
  Estimate value;  ///< of deciding by subgroup [money per patient]
};

std::vector<GroupOption> options_of_group(const Study& study, const CsvTable& rows, double threshold,
                                          std::string_view group) {
  std::vector<GroupOption> options;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const PathwayText* pathway = study.pathway(rows.text(row, "pathway"));
    if (!pathway || rows.text(row, "group") != group || rows.number(row, "threshold") != threshold) continue;
    const auto estimate = [&](const std::string& name) {
      return Estimate{rows.number(row, name), rows.number(row, name + "_se"),
                      rows.number_if(row, name + "_p025"), rows.number_if(row, name + "_p975")};
    };
    options.push_back({pathway, estimate("inmb"), estimate("p_best"), estimate("cost"), estimate("gain")});
  }
  return options;
}

/// Without groups if the run has no decisions by subgroup.
DecidedGroups decided_groups(const Material& material, double threshold) {
  const Draws& draws = *draws_of(material);
  DecidedGroups all;
  if (!draws.subgroup_decision || !draws.subgroup_value) return all;
  const CsvTable& rows = *draws.subgroup_value;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    if (rows.number(row, "threshold") != threshold) continue;
    all.by = rows.text(row, "by");
    const Estimate value{rows.number(row, "value"), rows.number(row, "value_se"), {}, {}};
    const std::string name(rows.text(row, "group"));
    if (name.empty()) all.value = value;
    DecidedGroup group{
        .name = name,
        .label = subgroup_label(material.study, all.by, name),
        .share = rows.number(row, "share").value_or(0),
        .best = material.study.pathway(rows.text(row, "best")),
        .gain = value,
        .evpi = {rows.number(row, "evpi"), rows.number(row, "evpi_se"), {}, {}},
        .options = options_of_group(material.study, *draws.subgroup_decision, threshold, name)};
    if (group.best && !group.options.empty()) all.groups.push_back(std::move(group));
  }
  return all;
}

std::string decided_finding(const Material& material, const DecidedGroups& all, double threshold) {
  const std::string price = price_text(material, threshold), by = by_in_text({.by = all.by});
  const bool same = std::ranges::all_of(
      all.groups, [&](const DecidedGroup& group) { return group.best == all.groups.front().best; });
  if (same)
    return fmt::format(
        "At {}, {} has the highest expected net benefit in every group: deciding by {} gains "
        "nothing",
        price, name_in_text(*all.groups.front().best), by);
  std::vector<std::string> choices;
  for (const DecidedGroup& group : all.groups)
    choices.push_back(fmt::format("{} {}", group.label, number_sign(*group.best)));
  return fmt::format("At {}, deciding by {} is worth {} {} a patient: {}", price, by,
                     rounded(all.value.mean, all.value.se), material.study.currency, listed(choices));
}

std::vector<Forest> decided_panels(const Study& study, const DecidedGroups& all) {
  std::vector<Forest> forests;
  std::vector<ForestItem> together;
  for (const DecidedGroup& group : all.groups) {
    std::vector<ForestItem> items;
    for (const GroupOption& option : group.options)
      if (option.pathway != &study.reference() && option.inmb.mean && option.inmb.low && option.inmb.high)
        items.push_back({option.pathway, *option.inmb.mean, *option.inmb.low, *option.inmb.high});
    if (items.empty()) continue;
    together.insert(together.end(), items.begin(), items.end());
    forests.push_back(
        {group.label,
         fmt::format("{} of the patients; best: {}", percent(group.share), number_sign(*group.best)),
         items,
         {},
         money_difference});
  }
  for (Forest& forest : forests) forest.range = range_of(together);
  return forests;
}

DataTable choices_table(const Material& material, const DecidedGroups& all, double threshold) {
  DataTable table{
      .name = "subgroup_choices",
      .caption = fmt::format("The choice of each group at {}, and what it gains over one choice for all, {} "
                             "(± Monte Carlo error)",
                             price_text(material, threshold), money_measure(material.study)),
      .first = {.heading = "Group", .key = "group"},
      .columns = {{"Share of patients, %", "share_percent", {.scale = 100, .decimals = 1}},
                  {"Best", "best"},
                  {"Gain", "gain"},
                  {"EVPI", "evpi"}}};
  for (const DecidedGroup& group : all.groups)
    table.rows.push_back(
        {.head = {.text = group.label, .key = group.name},
         .cells = {Estimate{group.share, {}, {}, {}}, group.best->label, group.gain, group.evpi}});
  table.rows.push_back({.head = {.text = "All", .key = "all"},
                        .cells = {Estimate{1.0, {}, {}, {}}, DataCell(), all.value, DataCell()}});
  return table;
}

DataTable options_table(const Material& material, const DecidedGroups& all, double threshold) {
  const std::string effect = decision_basis(material).effect.many;
  DataTable table{
      .name = "subgroup_decisions",
      .caption = fmt::format("Over the draws, by group, {} (± Monte Carlo error; in brackets 95 % by "
                             "the parameters); net benefit at {}",
                             money_measure(material.study), price_text(material, threshold)),
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {{"Group", "group"},
                  {"Net benefit", "inmb", {.sign = true}},
                  {"Chance to be best, %", "p_best_percent", {.scale = 100, .decimals = 1}},
                  {"Spend", "cost"},
                  {with_capital(effect), "gain"}}};
  for (const DecidedGroup& group : all.groups)
    for (const GroupOption& option : group.options)
      table.rows.push_back({.head = {.pathway = option.pathway},
                            .cells = {group.label, option.inmb, option.chance, option.cost, option.effect}});
  return table;
}

std::string decided_in_words(const std::vector<Forest>& forests, const std::string& finding) {
  std::string text = finding + ". Net benefit over the reference:";
  for (const Forest& forest : forests) {
    text += fmt::format(" {}:", forest.title);
    for (const ForestItem& item : forest.items)
      text += fmt::format(" {} {}, interval {} to {},", item.pathway->label, forest.text(item.mean),
                          forest.text(item.low), forest.text(item.high));
    text.back() = ';';
  }
  text.back() = '.';
  return text;
}

}  // namespace

std::optional<Figure> subgroup_decisions_figure(const Material& material) {
  const DecisionBasis basis = decision_basis(material);
  const std::optional<double> threshold = basis.middle();
  if (!threshold || !draws_of(material) || alternatives(material).empty()) return {};
  const DecidedGroups all = decided_groups(material, *threshold);
  const std::vector<Forest> forests = decided_panels(material.study, all);
  if (forests.empty()) return {};
  const std::string finding = decided_finding(material, all, *threshold);
  return Figure{
      .id = "f-subgroup-decisions",
      .finding = escaped(finding),
      .measure =
          fmt::format("Net benefit over {} at {}, spend of {}: {}; by {} at entry, mean over the draws",
                      named_shortly(material.study.reference()), escaped(price_text(material, *threshold)),
                      escaped(payer_of(basis.view)), escaped(money_measure(material.study)),
                      escaped(by_in_text({.by = all.by}))),
      .body = legend(std::span(material.study.pathways).subspan(1)) + panels(forests),
      .error =
          "Bars: 95 % intervals by the uncertain parameters, Monte Carlo noise removed. What deciding by "
          "group gains is too high by chance where the choice of a group is not clear: compare it with its "
          "error.",
      .source = "subgroup_decision.csv, inmb, and subgroup_value.csv, value",
      .description = decided_in_words(forests, finding),
      .data = {choices_table(material, all, *threshold), options_table(material, all, *threshold)}};
}

}  // namespace spinepath::report
