#include <fmt/format.h>

#include "sim/output/run/sections.h"
#include "sim/output/text/names.h"

namespace spinepath::output {

Section relief_section(const RunRecord& run, Outcome outcome) {
  const auto& times = run.scenario.simulation.report_at;
  std::vector<Column> columns{{"pathway", Align::left}};
  for (const auto& [written, years] : times) columns.push_back({written.text});
  Table table(std::move(columns));
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p) {
    std::vector<std::string> cells{short_name(run.scenario, p)};
    for (int r = 0; r < static_cast<int>(times.size()); ++r)
      cells.push_back(cell(run, p, {outcome, OutcomeKey::none, OutcomeKey::none, r}, 100));
    table.add(std::move(cells));
  }
  const bool half = outcome == Outcome::relief_50;
  return {.question = half ? "How likely is it that half the pain is gone?" : "How likely is relief?",
          .caption = fmt::format("percent of the living whose pain is down by at least {} %", half ? 50 : 30),
          .table = std::move(table)};
}

Section parts_section(const RunRecord& run) {
  const auto& times = run.scenario.simulation.report_at;
  std::vector<Column> columns{{"pathway, parts", Align::left}};
  for (const auto& [written, years] : times) columns.push_back({written.text});
  Table table(std::move(columns));
  bool any = false;
  for (std::size_t p = 0; p < run.scenario.pathways.size(); ++p)
    for (const Outcome part : {Outcome::relief, Outcome::relief_natural, Outcome::relief_context,
                               Outcome::relief_specific, Outcome::relief_capped}) {
      const std::string name = part == Outcome::relief ? short_name(run.scenario, p)
                                                       : "  " + label_of(part, run.scenario.currency);
      std::vector<std::string> cells{name};
      for (int r = 0; r < static_cast<int>(times.size()); ++r) {
        const OutcomeKey key{part, OutcomeKey::none, OutcomeKey::none, r};
        any = any || (part != Outcome::relief && run.results.find(p, key) != nullptr);
        cells.push_back(cell(run, p, key));
      }
      table.add(std::move(cells));
    }
  return {.question = "How much of the relief is natural course, context and treatment?",
          .caption = "mean percent among the living; cut off: what pain cannot go below or above",
          .table = any ? std::move(table) : Table({{""}})};
}

}  // namespace spinepath::output
