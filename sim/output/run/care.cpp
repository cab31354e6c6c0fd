#include <fmt/format.h>

#include "sim/output/run/sections.h"
#include "sim/output/text/names.h"

namespace spinepath::output {
namespace {

std::string indented(const std::string& text, std::size_t width) {
  return fmt::format("  {}", shortened(printable(text), width));
}

/// Of outcomes by event or endpoint; empty for others.
std::string kind_of(Outcome outcome) {
  switch (info_of(outcome).indexed_by) {
    case IndexedBy::adverse_event: return "adverse event";
    case IndexedBy::late_event: return "late event";
    case IndexedBy::endpoint: return "endpoint";
    case IndexedBy::nothing:
    case IndexedBy::view:
    case IndexedBy::treatment_class:
    case IndexedBy::treatment:
    case IndexedBy::treatment_or_background: return {};
  }
  return {};
}

}  // namespace

Section treatments_section(const RunRecord& run) {
  Table table({{"pathway, treatments in order", Align::left},
               {"% treated"},
               {"courses per patient"},
               {run.scenario.currency + " per patient"}});
  bool any = false;
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p) {
    table.add({short_name(run.scenario, p)});
    for (const OutcomeRow& row : run.results.outcomes) {
      if (row.pathway != p || row.key.outcome != Outcome::treated) continue;
      any = true;
      const int treatment = row.key.of;
      table.add({indented(label_of(run.scenario.treatments[static_cast<std::size_t>(treatment)]), 56),
                 cell(run, p, row.key, 100), cell(run, p, {Outcome::courses, treatment}),
                 cell(run, p, {Outcome::spend_by_treatment, treatment})});
    }
  }
  return {.question = "How many patients receive which treatment?",
          .caption = "over the horizon; money: health care, discounted, per patient of the pathway",
          .table = any ? std::move(table) : Table({{""}})};
}

/// Relief of those treated, of the pain at their first course: what trials and clinics quote.
Section treated_section(const RunRecord& run) {
  const auto& times = run.scenario.simulation.follow_up;
  std::vector<Column> columns{{"pathway, treatments in order", Align::left}};
  for (const auto& [written, years] : times) columns.push_back({"% with half gone, " + written.text});
  for (const auto& [written, years] : times) columns.push_back({"mean %, " + written.text});
  Table table(std::move(columns));
  bool any = false;
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p) {
    table.add({short_name(run.scenario, p)});
    for (const OutcomeRow& row : run.results.outcomes) {
      if (row.pathway != p || row.key.outcome != Outcome::treated_relief_50 || row.key.at != 0) continue;
      any = true;
      std::vector<std::string> cells{
          indented(label_of(run.scenario.treatments[static_cast<std::size_t>(row.key.of)]), 40)};
      for (const auto& [outcome, scale] :
           {std::pair(Outcome::treated_relief_50, 100.0), {Outcome::treated_relief, 1.0}})
        for (int f = 0; f < static_cast<int>(times.size()); ++f)
          cells.push_back(cell(run, p, {outcome, row.key.of, OutcomeKey::none, f}, scale));
      table.add(std::move(cells));
    }
  }
  return {.question = "How much relief do those treated have?",
          .caption = "of the pain at their first course, that long after it, whatever else they were given",
          .table = any ? std::move(table) : Table({{""}})};
}

Section events_section(const RunRecord& run) {
  Table table({{"pathway, treatment", Align::left},
               {"event", Align::left},
               {"kind", Align::left},
               {"per 1,000 patients"}});
  std::optional<std::size_t> shown;
  for (const OutcomeRow& row : run.results.outcomes) {
    const std::string kind = kind_of(row.key.outcome);
    if (kind.empty()) continue;
    if (shown != row.pathway) table.add({short_name(run.scenario, row.pathway)});
    shown = row.pathway;
    const auto& treatment = run.scenario.treatments[static_cast<std::size_t>(row.key.of)];
    const std::string event = text_of(row.key, run.scenario).of.substr(treatment.name.text.size() + 2);
    table.add({indented(label_of(treatment), 32), shortened(printable(event), 36), kind,
               cell(run, row.pathway, row.key, 1000)});
  }
  return {.question = "Which other events occur?",
          .caption = "adverse events, late events and endpoints over the horizon",
          .table = std::move(table)};
}

}  // namespace spinepath::output
