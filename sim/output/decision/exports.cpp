#include "sim/output/decision/exports.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

using Names = std::vector<std::string>;

/// One row per draw, one column per name.
template <class Value>
std::string draws_by_columns(const Names& names, std::size_t draws, Value&& value) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  text += '\n';
  for (std::size_t i = 0; i < draws; ++i)
    for (std::size_t c = 0; c < names.size(); ++c)
      text += digits(value(i, c)) + (c + 1 < names.size() ? ',' : '\n');
  return text;
}

std::string psa_long(const DecisionRecord& record) {
  const PsaSample& sample = record.sample;
  const Perspective& perspective = record.asked.question.perspective;
  std::string text = fmt::format("sample,strategy_id,grp_id,costs,{}\n", csv_field(record.effect.name));
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (std::size_t s = 0; s < sample.strategies.size(); ++s)
      text += fmt::format("{},{},1,{},{}\n", i + 1, s + 1, digits(sample.at(i, s, perspective.cost())),
                          digits(sample.at(i, s, perspective.gain())));
  return text;
}

/// On the frontier first, then extendedly dominated, then dominated; in each by cost.
std::string icers(const std::vector<Strategy>& strategies, const Names& names) {
  std::string text = "Strategy,Cost,Effect,Inc_Cost,Inc_Effect,ICER,Status\n";
  std::vector<FrontierRow> rows = frontier(strategies);
  std::ranges::stable_sort(rows, {}, &FrontierRow::dominance);
  constexpr std::array statuses{"ND", "ED", "D"};
  for (const FrontierRow& row : rows)
    text += fmt::format("{},{},{},{},{},{},{}\n", names[row.strategy], digits(strategies[row.strategy].cost),
                        digits(strategies[row.strategy].effect), digits(row.incremental_cost),
                        digits(row.incremental_effect), digits(row.icer),
                        statuses[static_cast<std::size_t>(row.dominance)]);
  return text;
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

using Worths = std::vector<std::optional<Evppi>> DecisionAt::*;

void append_evppi(std::string& text, const Decision& decision, const Names& names, Worths worths) {
  for (std::size_t n = 0; n < names.size(); ++n)
    for (const DecisionAt& at : decision.thresholds) {
      const auto& worth = (at.*worths)[n];
      text += fmt::format("{},{},{},{}\n", names[n], digits(at.threshold),
                          digits(worth ? std::optional(worth->value) : std::nullopt),
                          digits(worth ? std::optional(worth->error) : std::nullopt));
    }
}

std::string evppi(const Decision& decision, const Names& parameters) {
  std::string text = "pars,k,evppi,se\n";
  Names groups;
  for (const ParameterGroup& group : decision.question.groups) groups.push_back(csv_field(group.name));
  append_evppi(text, decision, parameters, &DecisionAt::parameters);
  append_evppi(text, decision, groups, &DecisionAt::groups);
  return text;
}

}  // namespace

Names export_names() {
  return {"export/cost.csv",  "export/effect.csv", "export/param.csv", "export/psa_long.csv",
          "export/icers.csv", "export/ceac.csv",   "export/evpi.csv",  "export/evppi.csv"};
}

std::vector<File> export_files(const DecisionRecord& record) {
  const PsaSample& sample = record.sample;
  const Decision& decision = record.asked;
  const Perspective& perspective = decision.question.perspective;
  const Names strategies = r_names(sample.strategies), parameters = r_names(sample.parameters);
  const auto of_strategies = [&](std::size_t quantity) {
    return draws_by_columns(strategies, sample.draws, [&, quantity](std::size_t i, std::size_t s) {
      return sample.at(i, s, quantity);
    });
  };
  const std::vector<std::string> texts{
      of_strategies(perspective.cost()),
      of_strategies(perspective.gain()),
      draws_by_columns(parameters, sample.draws,
                       [&](std::size_t i, std::size_t p) { return sample.parameter(i, p); }),
      psa_long(record),
      icers(decision.means, strategies),
      ceac(decision, strategies),
      evpi(decision),
      evppi(decision, parameters)};
  std::vector<File> files;
  const Names file_names = export_names();
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!parameters.empty() || file_names[i] != "export/param.csv")
      files.push_back({file_names[i], texts[i]});
  return files;
}

std::string owsa_csv(std::span<const OneWay> rows) {
  std::string text = "parameter,strategy,param_val,outcome_val\n";
  for (const OneWay& row : rows)
    text += fmt::format("{},{},{},{}\n", r_name(row.parameter), r_name(row.strategy),
                        digits(row.parameter_value), digits(row.outcome));
  return text;
}

}  // namespace spinepath::output
