#include <fmt/format.h>

#include "sim/output/run/subgroups_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::output {
namespace {

std::string mean_of(const Results& results, std::size_t pathway, const OutcomeKey& key, double scale = 1) {
  const OutcomeRow* row = results.find(pathway, key);
  return row == nullptr ? std::string(nothing) : scaled(row->mean, row->se, scale);
}

/// Relief at 12 months, if the results have it.
std::optional<OutcomeKey> relief_at_12_months(const scenario::Scenario& scenario) {
  const auto& times = scenario.simulation.report_at;
  for (std::size_t r = 0; r < times.size(); ++r)
    if (times[r].second == 1) return OutcomeKey{.outcome = Outcome::relief_50, .at = static_cast<int>(r)};
  return std::nullopt;
}

/// "sex and age"
std::string by_text(const std::vector<std::string>& by) {
  std::vector<std::string> words;
  for (const std::string& name : by) words.push_back(name == "age_band" ? "age" : printable(name));
  return scenario::listed(words, " and ");
}

}  // namespace

Section subgroups_section(const scenario::Scenario& scenario, const SubgroupResults& all) {
  const auto relief = relief_at_12_months(scenario);
  std::vector<Column> columns{{by_text(all.by) + ", pathway", Align::left}, {"half gone, %"}};
  for (const View view : views) columns.push_back({view_text(view)});
  columns.push_back({label_of(Outcome::qalys)});
  columns.push_back({"INMB"});
  Table table(std::move(columns));
  for (const Subgroup& group : all.groups) {
    const auto patients = static_cast<double>(group.results.patients);
    table.add({printable(group.name), fmt::format("of {}", compact(patients, 15))});
    if (patients == 0) continue;
    for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
      std::vector<std::string> cells{"  " + short_name(scenario, p),
                                     relief ? mean_of(group.results, p, *relief, 100) : std::string(nothing)};
      for (const View view : views) cells.push_back(mean_of(group.results, p, key_of(Outcome::spend, view)));
      cells.push_back(mean_of(group.results, p, {Outcome::qalys}));
      cells.push_back(rounded(group.inmb[p], group.inmb_se[p]));
      table.add(std::move(cells));
    }
  }
  return {.question = fmt::format("How do results differ by {}?", by_text(all.by)),
          .caption =
              fmt::format("half the pain gone at 12 months, number of patients by group; {} per patient "
                          "and QALYs over the horizon, discounted; INMB: "
                          "over the first pathway at {} for one of {}, {}; all outcomes are in subgroups.csv",
                          money_text(scenario), compact(all.threshold, 15), label_of(all.perspective.effect),
                          view_text(all.perspective.view)),
          .table = std::move(table)};
}

}  // namespace spinepath::output
