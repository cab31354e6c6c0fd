#include <fmt/format.h>

#include "sim/output/decision/cost_effectiveness.h"
#include "sim/output/decision/ratio_rows.h"
#include "sim/output/decision/record.h"
#include "sim/output/run/sections.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

/// The last report time within the first year; if there is none, the first report time.
int report_time_in_first_year(const scenario::Scenario& scenario) {
  const auto& times = scenario.simulation.report_at;
  std::optional<std::size_t> best;
  for (std::size_t r = 0; r < times.size(); ++r)
    if (times[r].second <= 1 && (!best || times[r].second > times[*best].second)) best = r;
  return static_cast<int>(best.value_or(0));
}

/// No ratio where its interval says that there may be no gain.
std::string icer_text(const FrontierRow& row) {
  constexpr int shown_digits = 3;
  if (row.equal) return "equal";
  if (row.dominance == Dominance::dominated) return "dominated";
  if (row.dominance == Dominance::extended) return "extendedly dominated";
  if (!row.icer) return "cheapest";
  if (interval_kind(row) == not_an_interval) return "difference within Monte Carlo error";
  return significant(*row.icer, shown_digits);
}

}  // namespace

Section gain_section(const RunRecord& run) {
  const OutcomeKey responder = key_of(Outcome::cost_per_responder, View::health_care, OutcomeKey::month_12);
  Table table({{"pathway", Align::left},
               {label_of(Outcome::qalys)},
               {label_of(Outcome::life_years)},
               {label_of(Outcome::years_relief_50)},
               {label_of(Outcome::cost_per_responder, run.scenario.currency)}});
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p)
    table.add({short_name(run.scenario, p), cell(run, p, {Outcome::qalys}),
               cell(run, p, {Outcome::life_years}), cell(run, p, {Outcome::years_relief_50}),
               cell(run, p, responder)});
  return {.question = "What is gained?",
          .caption =
              "per patient over the horizon; QALYs discounted, years not; per responder: health care's "
              "spend by 12 months per patient with half the pain gone then",
          .table = std::move(table)};
}

Section frontier_section(const RunRecord& run) {
  const std::vector<FrontierRow> rows =
      frontier_of(run.results, run.scenario, frontier_perspective(run.scenario), run.groups);
  const DecisionEffect effect = run.scenario.decision.effect;
  Table table({{"pathway, by cost", Align::left},
               {run.scenario.currency},
               {label_of(effect)},
               {"compared to", Align::left},
               {fmt::format("{} per {} gained", run.scenario.currency, unit_of(effect))},
               {"95 % interval"}});
  for (const FrontierRow& row : rows) {
    if (rows.size() < 2) break;
    table.add({short_name(run.scenario, row.strategy), cell(run, row.strategy, cost_key(run.scenario)),
               cell(run, row.strategy, effect_key(run.scenario)), compared_to(run.scenario, row),
               icer_text(row), interval_text(row)});
  }
  return {.question = fmt::format("What does one more {} cost?", unit_of(effect)),
          .caption = fmt::format("{}, over the horizon{}; interval: of the ratio, by Monte Carlo error "
                                 "(Fieller); it is not an interval where there may be no gain",
                                 view_text(run.scenario.decision.view),
                                 info_of(effect).unit == qaly_unit ? ", discounted" : "; money discounted"),
          .table = std::move(table)};
}

Section difference_section(const RunRecord& run) {
  const int time = report_time_in_first_year(run.scenario);
  const OutcomeKey half_gone{Outcome::relief_50, OutcomeKey::none, OutcomeKey::none, time};
  Table table({{"pathway", Align::left},
               {"half the pain gone"},
               {"societal"},
               {"health care"},
               {"payer"},
               {"patient"},
               {"QALYs"}});
  for (std::size_t p = 1; p < run.scenario.pathways.size(); ++p) {
    std::vector<std::string> cells{short_name(run.scenario, p), difference_cell(run, p, half_gone, 100)};
    for (const View view : {View::societal, View::health_care, View::payer, View::patient})
      cells.push_back(difference_cell(run, p, key_of(Outcome::spend, view)));
    cells.push_back(difference_cell(run, p, {Outcome::qalys}));
    table.add(std::move(cells));
  }
  const auto& times = run.scenario.simulation.report_at;
  const std::string when =
      times.empty() ? std::string{} : " at " + times[static_cast<std::size_t>(time)].first.text;
  return {
      .question = fmt::format("How does it compare with {}?", short_name(run.scenario, 0)),
      .caption = fmt::format("differences on the same patients: half the pain gone{}, percentage points; {} "
                             "and QALYs per patient over the horizon, discounted",
                             when, money_text(run.scenario)),
      .table = std::move(table)};
}

}  // namespace spinepath::output
