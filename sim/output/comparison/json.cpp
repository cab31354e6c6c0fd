#include "sim/output/comparison/json.h"

#include "sim/output/comparison/decisions.h"
#include "sim/output/files/json.h"
#include "sim/output/scenario/json.h"

namespace spinepath::output {
namespace {

Json money_json(const scenario::Money& money) {
  return {{"currency", money.currency}, {"price_year", money.year}};
}

/// Null if nothing is converted.
Json conversion(const Case& one, const scenario::Money& money) {
  if (money == scenario::money_of(one.scenario)) return nullptr;
  const auto factor = [](const std::optional<scenario::Parameter>& p) -> Json {
    if (!p) return nullptr;
    return {{"value", p->value}, {"source", text_or_null(p->source.text)}};
  };
  return {{"from", money_json(scenario::money_of(one.scenario))},
          {"index", factor(one.scenario.prices->index)},
          {"exchange_rate", factor(one.scenario.prices->exchange_rate)},
          {"factor", one.money}};
}

Json cases(const ComparisonRecord& record) {
  Json rows = Json::array();
  for (std::size_t c = 0; c < record.cases.size(); ++c) {
    const Case& one = record.cases[c];
    const CaseDifferences& d = record.results.disagreements[c];
    rows.push_back(
        {{"case", one.name},
         {"manifest", manifest_json(record.manifests[c])},
         {"conversion", conversion(one, record.money)},
         {"settings_that_differ", {{"people", d.people}, {"quality", d.quality}, {"money", d.money}}},
         {"scenario", scenario_json(one.scenario)}});
  }
  return rows;
}

Json row_of(const ComparisonRecord& record, std::size_t of_case, std::size_t pathway, const OutcomeKey& key) {
  const Case& one = record.cases[of_case];
  Json row{{"case", one.name}, {"pathway", one.scenario.pathways[pathway].name.text}};
  add(row, text_of(key, one.scenario, record.money.currency));
  return row;
}

Json outcomes(const ComparisonRecord& record) {
  Json rows = Json::array();
  for (const auto& [c, outcome] : record.results.outcomes) {
    Json row = row_of(record, c, outcome.pathway, outcome.key);
    add(row, outcome);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json differences(const ComparisonRecord& record) {
  const Case& first = record.cases[0];
  Json rows = Json::array();
  for (const CaseDifference& difference : record.results.differences) {
    Json row = row_of(record, difference.of_case, difference.pathway, difference.key);
    row["reference_case"] = first.name;
    row["reference"] = first.scenario.pathways[difference.reference].name.text;
    row["mean"] = number_or_null(difference.mean);
    row["se"] = number_or_null(difference.se);
    row["paired"] = difference.paired;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string comparison_json(const ComparisonRecord& record) {
  const Json comparison{{"money", money_json(record.money)},
                        {"cases", cases(record)},
                        {"outcomes", outcomes(record)},
                        {"differences", differences(record)},
                        {"psa", compared_decisions_json(record)}};
  return text_of(comparison);
}

}  // namespace spinepath::output
