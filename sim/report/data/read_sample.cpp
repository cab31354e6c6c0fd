#include "sim/report/data/read_sample.h"

#include <cmath>

#include "sim/report/data/decision.h"
#include "sim/report/data/read_run.h"

namespace spinepath::report {
namespace {

std::vector<std::string> strategies_of(const Json& about) {
  std::vector<std::string> names;
  for (const Json& name : list_of(list_of(about, "sample"), "strategies"))
    if (name.is_string()) names.push_back(name.get<std::string>());
  return names;
}

/// Where figures look for it.
Quantity place_of(const std::string& strategy, bool is_cost, const DecisionBasis& basis) {
  return is_cost ? Quantity{strategy, "spend", basis.view, "horizon"}
                 : Quantity{strategy, basis.effect.outcome, "", basis.effect.at};
}

Estimates means_of(const Json& rows, const DecisionBasis& basis) {
  Estimates all;
  for (const Json& row : rows)
    all.emplace(place_of(text_of(row, "pathway"), text_of(row, "quantity") == "cost", basis),
                Estimate{.mean = number_of(row, "mean"),
                         .se = number_of(row, "se"),
                         .low = number_of(row, "p025"),
                         .high = number_of(row, "p975")});
  return all;
}

CsvTable needed_table(std::optional<CsvTable> table, const char* name) {
  if (!table) throw Unusable(name, "is missing");
  return std::move(*table);
}

/// Adds the draws of one quantity.
void add_draws(std::map<Quantity, std::vector<double>>& each, const CsvTable& table, const Json& about,
               bool is_cost, const DecisionBasis& basis) {
  const std::vector<std::string> names = strategies_of(about);
  if (table.width() != names.size())
    throw Unusable(table.name(),
                   fmt::format("has {} columns for {} strategies", table.width(), names.size()));
  for (std::size_t s = 0; s < names.size(); ++s) {
    std::vector<double>& draws = each[place_of(names[s], is_cost, basis)];
    for (std::size_t row = 0; row < table.rows(); ++row)
      draws.push_back(table.number(row, s).value_or(std::nan("")));
  }
}

}  // namespace

Sample given_sample(Json about, SampleTables tables) {
  const DecisionBasis basis = basis_of(about);
  const Json& sample = list_of(about, "sample");
  Draws draws{.done = count_of(sample, "draws"),
              .asked = count_of(sample, "draws"),
              .parameters = list_of(sample, "parameters").size(),
              .outcomes = means_of(list_of(about, "outcomes"), basis),
              .differences = means_of(list_of(about, "differences"), basis),
              .each = {},
              .decision = needed_table(std::move(tables.decision), "decision.csv"),
              .information = needed_table(std::move(tables.information), "information.csv")};
  if (tables.trials) draws.trials = checked_trials(*std::move(tables.trials));
  add_draws(draws.each, needed_table(std::move(tables.cost), "export/cost.csv"), about, true, basis);
  add_draws(draws.each, needed_table(std::move(tables.effect), "export/effect.csv"), about, false, basis);
  const bool noise_known = flag_of(sample, "noise_known");
  Origin origin = origin_of(list_of(about, "manifest"));
  return {.origin = std::move(origin),
          .about = std::move(about),
          .noise_known = noise_known,
          .draws = std::move(draws)};
}

Study study_of_sample(const Json& about) {
  Study study{.title = "Decision on a sample",
              .currency = text_of(about, "currency"),
              .view = text_of(list_of(about, "decision"), "view"),
              .effect = text_of(list_of(about, "effect"), "name")};
  for (const std::string& name : strategies_of(about))
    study.pathways.push_back(
        {.number = study.pathways.size() + 1, .name = name, .label = name, .colour = "cx"});
  if (study.pathways.empty()) throw Unusable("decision.json", "has no strategies");
  return study;
}

}  // namespace spinepath::report
