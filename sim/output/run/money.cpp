#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/run/sections.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {
namespace {

Table table_by_view() {
  std::vector<Column> columns{{"pathway", Align::left}};
  for (const View view : views) columns.push_back({view_text(view)});
  return Table(std::move(columns));
}

/// The 2.5 and 97.5 percent points between patients.
std::string range(const RunRecord& run, std::size_t pathway, View view) {
  const OutcomeRow* row = run.results.find(pathway, key_of(Outcome::spend, view));
  if (row == nullptr || !row->quantiles) return std::string(nothing);
  return fmt::format("{} to {}", significant(row->quantiles->front(), 3),
                     significant(row->quantiles->back(), 3));
}

bool any_pathway_has(const RunRecord& run, const OutcomeKey& key) {
  return std::ranges::any_of(run.results.outcomes, [&](const OutcomeRow& row) { return row.key == key; });
}

double largest_total(const RunRecord& run) {
  double largest = 0;
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p)
    for (const View view : views)
      largest = std::max(largest, *run.results.find(p, key_of(Outcome::cohort_spend, view))->mean);
  return largest;
}

}  // namespace

Section payers_section(const RunRecord& run) {
  Table table = table_by_view();
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p) {
    std::vector<std::string> means{short_name(run.scenario, p)}, ranges{"  95 % of patients"};
    for (const View view : views) {
      means.push_back(cell(run, p, key_of(Outcome::spend, view)));
      ranges.push_back(range(run, p, view));
    }
    table.add(std::move(means));
    table.add(std::move(ranges));
  }
  return {
      .question = "What does it cost, and who pays?",
      .caption = fmt::format("{} per patient over the horizon, discounted; health care = patient + payer; "
                             "societal: with work lost",
                             money_text(run.scenario)),
      .table = std::move(table)};
}

Section classes_section(const RunRecord& run) {
  std::vector<OutcomeKey> keys;
  std::vector<Column> columns{{"pathway", Align::left}};
  for (int c = 0; c < treatment_class_count; ++c) {
    const OutcomeKey key{Outcome::spend_by_class, c};
    if (!any_pathway_has(run, key)) continue;
    keys.push_back(key);
    columns.push_back({std::string(scenario::class_names[static_cast<std::size_t>(c)])});
  }
  keys.push_back({Outcome::spend_by_treatment, OutcomeKey::background});
  columns.push_back({"background"});
  Table table(std::move(columns));
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p) {
    std::vector<std::string> cells{short_name(run.scenario, p)};
    for (const OutcomeKey& key : keys) cells.push_back(cell(run, p, key));
    table.add(std::move(cells));
  }
  return {.question = "What is it spent on?",
          .caption = fmt::format("{} per patient over the horizon, health care, discounted; background: care "
                                 "outside the pathway",
                                 money_text(run.scenario)),
          .table = std::move(table)};
}

Section cohort_section(const RunRecord& run) {
  const Scale scale = scale_for(largest_total(run));
  Table table = table_by_view();
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p) {
    std::vector<std::string> means{short_name(run.scenario, p)}, spreads{"  sd between cohorts"};
    for (const View view : views) {
      const OutcomeKey key = key_of(Outcome::cohort_spend, view);
      means.push_back(cell(run, p, key, scale.factor));
      const std::optional<double> sd = run.results.find(p, key)->sd;
      spreads.push_back(sd ? significant(*sd * scale.factor, 2) : std::string(nothing));
    }
    table.add(std::move(means));
    table.add(std::move(spreads));
  }
  return {.question = fmt::format("What does it cost for the whole cohort of {} people?",
                                  compact(run.scenario.cohort.size.value, 15)),
          .caption = fmt::format(
              "{}{} over the horizon, discounted; sd: standard deviation between cohorts of that size",
              scale.word, money_text(run.scenario)),
          .table = std::move(table)};
}

}  // namespace spinepath::output
