#include "sim/output/decision/exports.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "sim/analysis/ratios/over_draws.h"
#include "sim/output/decision/ratio_rows.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

using Names = std::vector<std::string>;

constexpr const char* parameter_table = "export/param.csv";

/// One row per draw, one column per name.
template <class Value>
Pieces draws_by_columns(const Names& names, std::size_t draws, Value value) {
  std::string header;
  for (const std::string& name : names) header += (header.empty() ? "" : ",") + name;
  return in_rows(header + '\n', draws,
                 [columns = names.size(), value = std::move(value)](std::size_t i, std::string& text) {
                   for (std::size_t c = 0; c < columns; ++c)
                     text += digits(value(i, c)) + (c + 1 < columns ? ',' : '\n');
                 });
}

Pieces psa_long(const DecisionRecord& record, const Perspective& perspective) {
  return in_rows(
      fmt::format("sample,strategy_id,grp_id,costs,{}\n", csv_field(record.effect.name)), record.sample.draws,
      [&sample = record.sample, perspective](std::size_t i, std::string& text) {
        for (std::size_t s = 0; s < sample.strategies.size(); ++s)
          text += fmt::format("{},{},1,{},{}\n", i + 1, s + 1, digits(sample.at(i, s, perspective.cost())),
                              digits(sample.at(i, s, perspective.gain())));
      });
}

std::string ceac(const Decision& decision, const Names& names) {
  std::string text = "WTP,Strategy,Proportion,On_Frontier\n";
  for (const DecisionAt& at : decision.grid)
    for (std::size_t s = 0; s < names.size(); ++s)
      text += fmt::format("{},{},{},{}\n", digits(at.threshold), names[s],
                          digits(at.strategies[s].probability.naive), at.best == s ? "TRUE" : "FALSE");
  return text;
}

std::string evpi(const Decision& decision) {
  std::string text = "WTP,EVPI\n";
  for (const DecisionAt& at : decision.grid)
    text += fmt::format("{},{}\n", digits(at.threshold), digits(at.evpi.naive));
  return text;
}

/// Numbers of strategies in psa_long.csv.
std::string strategy_numbers(const Names& names) {
  std::string text = "strategy_id,strategy\n";
  for (std::size_t s = 0; s < names.size(); ++s) text += fmt::format("{},{}\n", s + 1, names[s]);
  return text;
}

/// The analysis in another view than that of [decision] has no EVPPI yet.
Decision decision_in(const DecisionRecord& record, View view) {
  if (view == record.asked.question.perspective.view) return record.asked;
  return with_evppi(record.views[index_of(view)], record.sample);
}

std::vector<File> files_of(const DecisionRecord& record, const Decision& decision) {
  const PsaSample& sample = record.sample;
  const Perspective& perspective = decision.question.perspective;
  const Names strategies = r_names(sample.strategies), parameters = r_names(sample.parameters);
  const auto of_strategies = [&](std::size_t quantity) {
    return draws_by_columns(strategies, sample.draws, [&sample, quantity](std::size_t i, std::size_t s) {
      return sample.at(i, s, quantity);
    });
  };
  std::vector<File> files{
      {.name = {}, .text = {}, .pieces = of_strategies(perspective.cost())},
      {.name = {}, .text = {}, .pieces = of_strategies(perspective.gain())},
      {.name = {},
       .text = {},
       .pieces =
           draws_by_columns(parameters, sample.draws,
                            [&sample](std::size_t i, std::size_t p) { return sample.parameter(i, p); })},
      {.name = {}, .text = {}, .pieces = psa_long(record, perspective)},
      {.name = {}, .text = strategy_numbers(strategies)},
      {.name = {},
       .text = icers_csv(with_draw_intervals(frontier(decision.means), sample, perspective, DrawNoise::kept),
                         decision.means, strategies)},
      {.name = {}, .text = ceac(decision, strategies)},
      {.name = {}, .text = evpi(decision)},
      {.name = {}, .text = evppi_csv(record, decision)},
      {.name = {}, .text = groups_csv(record)}};
  const Names file_names = export_names();
  for (std::size_t i = 0; i < files.size(); ++i) files[i].name = file_names[i];
  if (parameters.empty()) std::erase_if(files, [](const File& file) { return file.name == parameter_table; });
  return files;
}

}  // namespace

Names export_names() {
  return {"export/cost.csv",       "export/effect.csv", parameter_table,   "export/psa_long.csv",
          "export/strategies.csv", icers_name,          "export/ceac.csv", "export/evpi.csv",
          "export/evppi.csv",      "export/groups.csv"};
}

std::vector<File> export_files(const DecisionRecord& record) { return files_of(record, record.asked); }

std::vector<File> export_files(const DecisionRecord& record, View view) {
  return files_of(record, decision_in(record, view));
}

std::string owsa_csv(std::span<const OneWay> rows) {
  std::string text = "parameter,strategy,param_val,outcome_val\n";
  for (const OneWay& row : rows)
    text += fmt::format("{},{},{},{}\n", r_name(row.parameter), r_name(row.strategy),
                        digits(row.parameter_value), digits(row.outcome));
  return text;
}

std::string twsa_csv(const std::string& parameter, const std::string& parameter_2,
                     std::span<const TwoWayValue> rows) {
  const Names names = r_names(std::array{parameter, parameter_2});
  std::string text = fmt::format("{},{},strategy,outcome_val\n", names[0], names[1]);
  for (const TwoWayValue& row : rows)
    text += fmt::format("{},{},{},{}\n", digits(row.value), digits(row.value_2), r_name(row.strategy),
                        digits(row.outcome));
  return text;
}

}  // namespace spinepath::output
