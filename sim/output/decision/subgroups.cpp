#include "sim/output/decision/subgroups.h"

#include <fmt/format.h>

#include "sim/output/decision/record.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::output {
namespace {

constexpr std::string_view subgroup_decision_header =
    "by,group,share,view,effect,threshold,pathway,cost,cost_se,cost_p025,cost_p975,gain,gain_se,gain_p025,"
    "gain_p975,nmb,inmb,inmb_se,inmb_se_patients,inmb_p025,inmb_p975,p_best_naive,p_best,p_best_se,loss_"
    "naive,"
    "loss,loss_se,best\n";
constexpr std::string_view subgroup_value_header =
    "by,view,effect,threshold,group,share,best,best_for_all,value,value_se,evpi_naive,evpi,evpi_se\n";

void add_spread(std::vector<std::string>& fields, const PsaSpread& spread) {
  for (const double x : {spread.mean, spread.error(), spread.low, spread.high}) fields.push_back(digits(x));
}

/// Naive, corrected, and the error of this.
void add_estimate(std::vector<std::string>& fields, const Estimate& estimate) {
  for (const std::optional<double> x :
       {std::optional(estimate.naive), std::optional(estimate.corrected), estimate.corrected_error})
    fields.push_back(digits(x));
}

std::string by_of(const SubgroupDecisions& all) { return csv_field(scenario::listed(all.by, ",")); }

std::string subgroup_decision_row(const SubgroupDecisions& all, const SubgroupDecision& group,
                                  const DecisionAt& at, std::size_t strategy) {
  const StrategyValue& value = at.strategies[strategy];
  std::vector<std::string> fields{by_of(all),
                                  csv_field(group.name),
                                  digits(group.share),
                                  std::string(name_of(all.perspective.view)),
                                  std::string(name_of(all.perspective.effect)),
                                  digits(at.threshold),
                                  csv_field(all.strategies[strategy])};
  add_spread(fields, group.costs[strategy]);
  add_spread(fields, group.gains[strategy]);
  for (const double x :
       {value.nmb, value.inmb, value.inmb_error, value.inmb_noise, value.inmb_low, value.inmb_high})
    fields.push_back(digits(x));
  add_estimate(fields, value.probability);
  add_estimate(fields, value.expected_loss);
  fields.emplace_back(at.best == strategy ? "1" : "0");
  return csv_row(fields);
}

/// Of a subgroup, or of all of them.
struct SubgroupValueRow {
  std::string group, best;     ///< names; empty: of all
  double share, value, error;  ///< [1], [money per patient]
  const Estimate* evpi;        ///< null: not known
};

std::string subgroup_value_row(const SubgroupDecisions& all, const SubgroupValue& at,
                               const SubgroupValueRow& row) {
  std::vector<std::string> fields{by_of(all),
                                  std::string(name_of(all.perspective.view)),
                                  std::string(name_of(all.perspective.effect)),
                                  digits(at.threshold),
                                  csv_field(row.group),
                                  digits(row.share),
                                  csv_field(row.best),
                                  csv_field(all.strategies[at.best_for_all]),
                                  digits(row.value),
                                  digits(row.error)};
  if (row.evpi)
    add_estimate(fields, *row.evpi);
  else
    fields.insert(fields.end(), 3, "");
  return csv_row(fields);
}

/// A subgroup and its choice at one threshold: name, best pathway, what it gains over the first one and over the choice
/// for all.
std::vector<std::string> choice_cells(const SubgroupDecisions& all, const scenario::Scenario& scenario,
                                      std::size_t group, std::size_t threshold) {
  const SubgroupDecision& one = all.groups[group];
  const SubgroupGain& gain = all.values[threshold].groups[group];
  const DecisionAt& at = one.decision->thresholds[threshold];
  const StrategyValue& best = at.strategies[gain.best];
  const auto pathway = std::ranges::find(scenario.pathways, all.strategies[gain.best],
                                         [](const scenario::Pathway& p) { return p.name.text; });
  return {"  " + printable(one.name),
          short_name(scenario, static_cast<std::size_t>(pathway - scenario.pathways.begin())),
          gain.best == 0 ? std::string(nothing) : rounded(best.inmb, best.inmb_error),
          gain.best == 0 ? std::string(nothing) : range_text(best.inmb_low, best.inmb_high),
          rounded(100 * best.probability.corrected,
                  best.probability.corrected_error ? std::optional(100 * *best.probability.corrected_error)
                                                   : std::nullopt) +
              " %",
          rounded(at.evpi.corrected, at.evpi.corrected_error),
          rounded(gain.gain, gain.error)};
}

}  // namespace

std::string subgroup_decision_csv(const SubgroupDecisions& decisions) {
  std::string text(subgroup_decision_header);
  for (std::size_t t = 0; t < decisions.values.size(); ++t)
    for (const SubgroupDecision& group : decisions.groups)
      for (std::size_t s = 0; group.decision && s < decisions.strategies.size(); ++s)
        text += subgroup_decision_row(decisions, group, group.decision->thresholds[t], s);
  return text;
}

std::string subgroup_value_csv(const SubgroupDecisions& decisions) {
  std::string text(subgroup_value_header);
  for (std::size_t t = 0; t < decisions.values.size(); ++t) {
    const SubgroupValue& at = decisions.values[t];
    for (std::size_t g = 0; g < decisions.groups.size(); ++g) {
      const SubgroupDecision& group = decisions.groups[g];
      const SubgroupGain& gain = at.groups[g];
      text += subgroup_value_row(decisions, at,
                                 {.group = group.name,
                                  .best = decisions.strategies[gain.best],
                                  .share = group.share,
                                  .value = gain.gain,
                                  .error = gain.error,
                                  .evpi = group.decision ? &group.decision->thresholds[t].evpi : nullptr});
    }
    text += subgroup_value_row(
        decisions, at,
        {.group = "", .best = "", .share = 1, .value = at.value, .error = at.error, .evpi = nullptr});
  }
  return text;
}

Section subgroup_decisions_section(const scenario::Scenario& scenario, const SubgroupDecisions& decisions) {
  Table table({{"subgroup", Align::left},
               {"best pathway", Align::left},
               {"INMB"},
               {"95 % interval"},
               {"P(best)"},
               {"EVPI"},
               {"gain"}});
  for (std::size_t t = 0; t < decisions.values.size(); ++t) {
    const SubgroupValue& at = decisions.values[t];
    table.add({fmt::format("at {} {} per {}", compact(at.threshold, 15), printable(scenario.currency),
                           unit_of(decisions.perspective.effect))});
    for (std::size_t g = 0; g < decisions.groups.size(); ++g)
      if (decisions.groups[g].decision) table.add(choice_cells(decisions, scenario, g, t));
    table.add({"  all, by subgroup", "", "", "", "", "", rounded(at.value, at.error)});
  }
  return {
      .question = "Who should get what, and what is it worth to decide by subgroup?",
      .caption = fmt::format(
          "{}, {} per patient, over the draws; INMB: over the first pathway, with its 95 % interval by the "
          "parameters; gain: over the pathway that is best for all, with all patients the value of deciding "
          "by subgroup; Monte Carlo noise removed, as far as "
          "patients of each subgroup show it. All pathways are in subgroup_decision.csv",
          view_text(decisions.perspective.view), money_text(scenario)),
      .table = std::move(table)};
}

}  // namespace spinepath::output
