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

}  // namespace spinepath::output
