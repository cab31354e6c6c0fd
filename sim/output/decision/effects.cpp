// Ratios along the frontier, of means over the draws.
#include <fmt/format.h>

#include "sim/analysis/decision/quadrant.h"
#include "sim/analysis/ratios/over_draws.h"
#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/decision/ratio_rows.h"
#include "sim/output/decision/record.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr int most_digits = 8, most_decimals = 4;  ///< of effects and costs that are nearly equal

std::string quadrant_text(const Quadrant& quadrant) {
  switch (quadrant.standing) {
    case Standing::equal: return "equal";
    case Standing::dominant: return "dominant";
    case Standing::dominated: return "dominated";
    case Standing::dearer_and_more_effective: return compact(*quadrant.ratio, 3);
    case Standing::cheaper_and_less_effective:
      return fmt::format("less costly, less effective: saves {}", compact(*quadrant.ratio, 3));
  }
  return {};
}

std::string frontier_text(const FrontierRow& row) {
  if (row.equal) return "equal";
  if (row.dominance == Dominance::dominated) return "dominated";
  if (row.dominance == Dominance::extended) return "extendedly dominated";
  return row.icer ? compact(*row.icer, 3) : "cheapest";
}

std::string interval_words(const DecisionRecord& record) {
  return fmt::format(
      "interval: of the ratio, by the draws{}; it is not an interval where 2.5 % of the draws or more have "
      "no gain",
      record.asked.question.noise_known ? ", Monte Carlo noise removed" : "");
}

Table ratios_table(const DecisionRecord& record) {
  return Table({{"pathway, by cost", Align::left},
                {record.scenario.currency},
                {"effect"},
                {"compared to", Align::left},
                {record.scenario.currency + " per unit"},
                {"95 % interval"},
                {"over " + short_name(record.scenario, 0)}});
}

void add_ratios(Table& table, const DecisionRecord& record, const Perspective& perspective) {
  const std::vector<Strategy> means = mean_strategies(record.sample, perspective);
  std::vector<double> costs, effects;
  for (const Strategy& mean : means) costs.push_back(mean.cost), effects.push_back(mean.effect);
  const int decimals = distinguishing_precision(costs, 0, most_decimals, fixed);
  const int digits_of_effect = distinguishing_precision(effects, 4, most_digits, significant);
  for (const FrontierRow& row : with_draw_intervals(frontier(means), record.sample, perspective))
    table.add(
        {"  " + short_name(record.scenario, row.strategy), fixed(means[row.strategy].cost, decimals),
         significant(means[row.strategy].effect, digits_of_effect), compared_to(record.scenario, row),
         frontier_text(row), interval_text(row),
         row.strategy == 0 ? std::string{} : quadrant_text(quadrant_of(means[row.strategy], means[0]))});
}

}  // namespace

Section effects_section(const DecisionRecord& record) {
  Table table = ratios_table(record);
  const View view = record.asked.question.perspective.view;
  for (const DecisionEffect effect : decision_effects) {
    if (!info_of(effect).uses.effect.usual && effect != record.asked.question.perspective.effect) continue;
    table.add({fmt::format("per {}", unit_of(effect))});
    add_ratios(table, record, {view, effect});
  }
  return {.question = "What does one more unit of each effect cost?",
          .caption = fmt::format(
              "{} view, means over the draws without their errors, and their ratios; {}; money and QALYs "
              "discounted, years not; responders: alive with half the pain gone at 12 months",
              view_text(view), interval_words(record)),
          .table = std::move(table)};
}

Section ratios_section(const DecisionRecord& record) {
  Table table = ratios_table(record);
  add_ratios(table, record, record.asked.question.perspective);
  return {.question = fmt::format("What does one more {} cost?", record.effect.unit),
          .caption = "means over the draws without their errors, and their ratios; " + interval_words(record),
          .table = std::move(table)};
}

}  // namespace spinepath::output
