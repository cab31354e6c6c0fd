#include <fmt/format.h>

#include "sim/output/budget/record.h"
#include "sim/output/files/json.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/scenario/json.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr std::string_view mix_names[] = {"current", "new", "difference"};

/// Calls visit(year as text, view, mix, number) for each number, in order.
template <class Visit>
void for_each_number(const BudgetImpact& impact, Visit visit) {
  for (std::size_t year = 0; year <= impact.years; ++year)
    for (const View view : views)
      for (std::size_t mix = 0; mix < budget_mix_count; ++mix)
        visit(year < impact.years ? fmt::format("{}", year + 1) : std::string("all"), view, mix_names[mix],
              impact.at(year, view, static_cast<BudgetMix>(mix)));
}

/// Of people who enter: the share of the population, and how many.
Json eligible(const scenario::Budget& budget) {
  Json rows = Json::array();
  for (std::size_t year = 0; year < static_cast<std::size_t>(budget.years); ++year)
    rows.push_back({{"year", year + 1},
                    {"share", in_year(budget.eligible, year).value},
                    {"people", people_entering(budget, year)}});
  return rows;
}

/// By year, pathway and mix: `numbers(mix, pathway, year)`.
template <class Numbers>
Json by_mix(const scenario::Scenario& scenario, Numbers numbers) {
  const scenario::Budget& budget = *scenario.budget;
  Json rows = Json::array();
  for (std::size_t year = 0; year < static_cast<std::size_t>(budget.years); ++year)
    for (const scenario::Pathway& pathway : scenario.pathways)
      rows.push_back({{"year", year + 1},
                      {"pathway", pathway.name.text},
                      {mix_names[0], numbers(budget.current, pathway.name.text, year)},
                      {mix_names[1], numbers(budget.new_mix, pathway.name.text, year)}});
  return rows;
}

/// Number of people who enter.
Json entering(const scenario::Scenario& scenario) {
  return by_mix(scenario, [&](const scenario::Mix& mix, const std::string& pathway, std::size_t year) {
    return people_entering(*scenario.budget, year) * uptake(mix, pathway, year);
  });
}

Json manifest_of(const BudgetRecord& record) {
  Json manifest = manifest_json(record.manifest);
  manifest["draws_asked"] = record.impact.draws_asked;
  manifest["complete"] = record.impact.complete();
  return manifest;
}

}  // namespace

std::string budget_csv(const BudgetRecord& record) {
  std::string text = "year,view,mix,unit,mean,se,p025,p975\n";
  for_each_number(record.impact, [&](const std::string& year, View view, std::string_view mix,
                                     const BudgetNumber& number) {
    text += csv_row({year, std::string(name_of(view)), std::string(mix), csv_field(record.scenario.currency),
                     digits(number.mean), digits(number.se), digits(number.low), digits(number.high)});
  });
  return text;
}

std::string budget_json(const BudgetRecord& record) {
  const scenario::Budget& budget = *record.scenario.budget;
  Json rows = Json::array();
  for_each_number(record.impact,
                  [&](const std::string& year, View view, std::string_view mix, const BudgetNumber& number) {
                    rows.push_back({{"year", year},
                                    {"view", name_of(view)},
                                    {"mix", mix},
                                    {"mean", number.mean},
                                    {"se", number_or_null(number.se)},
                                    {"p025", number_or_null(number.low)},
                                    {"p975", number_or_null(number.high)}});
                  });
  return text_of(Json{{"manifest", manifest_of(record)},
                      {"currency", record.scenario.currency},
                      {"price_year", record.scenario.price_year},
                      {"population", budget.population.value},
                      {"discount", budget.discount.value},
                      {"years", budget.years},
                      {"eligible", eligible(budget)},
                      {"mixes", by_mix(record.scenario, uptake)},
                      {"entering", entering(record.scenario)},
                      {"spend", std::move(rows)},
                      {"scenario", scenario_head_json(record.scenario)}});
}

}  // namespace spinepath::output
