#include "sim/output/comparison/decisions.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/decision/record.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

const std::string& name_of_pathway(const ComparisonRecord& record, std::size_t c, std::size_t pathway) {
  return record.cases[c].scenario.pathways[pathway].name.text;
}

std::string_view benefit_name(ComparedBenefit benefit) {
  return benefit == ComparedBenefit::net ? "nmb" : "inmb";
}

bool is_paired(const ComparisonRecord& record, const DrawnDifference& row) {
  return record.decisions->pairing[row.of_case] == DrawPairing::paired &&
         record.results.disagreements[row.of_case].people.empty();
}

/// A strategy of a case at a threshold.
struct CaseStrategy {
  std::size_t of_case, strategy;
  const DecisionAt& at;

  const StrategyValue& value() const { return at.strategies[strategy]; }
};

/// Calls `take` with each: by case, threshold, then pathway.
template <class Take>
void for_each_strategy(const CaseDecisions& decisions, Take&& take) {
  for (std::size_t c = 0; c < decisions.cases.size(); ++c)
    for (const DecisionAt& at : decisions.cases[c].thresholds)
      for (std::size_t s = 0; s < at.strategies.size(); ++s) take(CaseStrategy{c, s, at});
}

Json decision_row(const ComparisonRecord& record, const CaseStrategy& one) {
  const StrategyValue& value = one.value();
  return {{"case", record.cases[one.of_case].name},
          {"threshold", one.at.threshold},
          {"pathway",
           name_of_pathway(record, one.of_case, record.decisions->pathways[one.of_case][one.strategy])},
          {"nmb", value.nmb},
          {"inmb", value.inmb},
          {"inmb_se", value.inmb_error},
          {"inmb_p025", value.inmb_low},
          {"inmb_p975", value.inmb_high},
          {"p_best", value.probability.corrected},
          {"p_best_se", number_or_null(value.probability.corrected_error)},
          {"loss", value.expected_loss.corrected},
          {"loss_se", number_or_null(value.expected_loss.corrected_error)},
          {"best", one.at.best == one.strategy ? 1 : 0}};
}

Json difference_row(const ComparisonRecord& record, const DrawnDifference& row) {
  return {{"case", record.cases[row.of_case].name},
          {"pathway", name_of_pathway(record, row.of_case, row.pathway)},
          {"reference_case", record.cases[0].name},
          {"reference", name_of_pathway(record, 0, row.reference)},
          {"threshold", row.threshold},
          {"benefit", benefit_name(row.benefit)},
          {"mean", row.mean},
          {"se", row.se},
          {"p025", row.low},
          {"p975", row.high},
          {"paired", is_paired(record, row) ? "yes" : "no"}};
}

Json decision_rows(const ComparisonRecord& record) {
  Json rows = Json::array();
  for_each_strategy(*record.decisions,
                    [&](const CaseStrategy& one) { rows.push_back(decision_row(record, one)); });
  return rows;
}

Json difference_rows(const ComparisonRecord& record) {
  Json rows = Json::array();
  for (const DrawnDifference& row : record.decisions->differences)
    rows.push_back(difference_row(record, row));
  return rows;
}

/// The same rows as a table.
std::string csv_of_rows(const Json& rows, const std::string& header) {
  std::string text = header + "\n";
  for (const Json& row : rows) {
    std::vector<std::string> fields;
    for (const Json& field : row)
      fields.push_back(field.is_string()   ? csv_field(field.get<std::string>())
                       : field.is_number() ? digits(field.get<double>())
                                           : std::string{});
    text += csv_row(fields);
  }
  return text;
}

std::string best_chance_text(const Estimate& probability) {
  return scaled(probability.corrected, probability.corrected_error, 100) + " %";
}

/// The difference in net benefit to the reference, with its interval; empty for the first case.
std::array<std::string, 2> difference_cells(const ComparisonRecord& record, const CaseStrategy& one) {
  const std::size_t pathway = record.decisions->pathways[one.of_case][one.strategy];
  for (const DrawnDifference& row : record.decisions->differences)
    if (row.of_case == one.of_case && row.pathway == pathway && row.threshold == one.at.threshold &&
        row.benefit == ComparedBenefit::net)
      return {rounded(row.mean, row.se) + (is_paired(record, row) ? "" : " *"),
              range_text(row.low, row.high)};
  return {};
}

void add_strategy(Table& table, const ComparisonRecord& record, const CaseStrategy& one) {
  const StrategyValue& value = one.value();
  const bool first = one.strategy == 0;
  const std::size_t pathway = record.decisions->pathways[one.of_case][one.strategy];
  auto [less, interval] = difference_cells(record, one);
  table.add({(one.at.best == one.strategy ? "  * " : "    ") +
                 shortened(printable(name_of_pathway(record, one.of_case, pathway)), 24),
             compact(std::round(value.nmb), 15),
             first ? std::string{} : rounded(value.inmb, value.inmb_error),
             first ? std::string{} : range_text(value.inmb_low, value.inmb_high),
             best_chance_text(value.probability), std::move(less), std::move(interval)});
}

}  // namespace

std::string compared_decision_csv(const ComparisonRecord& record) {
  return csv_of_rows(
      decision_rows(record),
      "case,threshold,pathway,nmb,inmb,inmb_se,inmb_p025,inmb_p975,p_best,p_best_se,loss,loss_se,best");
}

std::string compared_decision_differences_csv(const ComparisonRecord& record) {
  return csv_of_rows(difference_rows(record),
                     "case,pathway,reference_case,reference,threshold,benefit,mean,se,p025,p975,paired");
}

Json compared_decisions_json(const ComparisonRecord& record) {
  if (!record.decisions) return nullptr;
  const Perspective& perspective = record.decisions->cases[0].question.perspective;
  return {{"view", name_of(perspective.view)},
          {"effect", name_of(perspective.effect)},
          {"draws", record.decisions->cases[0].draws},
          {"decisions", decision_rows(record)},
          {"differences", difference_rows(record)}};
}

Section compared_decisions_section(const ComparisonRecord& record) {
  const CaseDecisions& decisions = *record.decisions;
  const std::string reference = shortened(printable(record.cases[0].name), 20);
  Table table({{"case, pathway", Align::left},
               {"net benefit"},
               {"over its first"},
               {"95 % interval"},
               {"P(best)"},
               {"less " + reference},
               {"95 % interval"}});
  const Perspective& perspective = decisions.cases[0].question.perspective;
  for (std::size_t t = 0; t < decisions.cases[0].thresholds.size(); ++t) {
    table.add({fmt::format("at {} {} per {}", compact(decisions.cases[0].thresholds[t].threshold, 15),
                           record.money.currency, unit_of(perspective.effect))});
    for (std::size_t c = 0; c < decisions.cases.size(); ++c) {
      const DecisionAt& at = decisions.cases[c].thresholds[t];
      table.add({"  " + shortened(printable(record.cases[c].name), 26), "", "", "",
                 "EVPI " + rounded(at.evpi.corrected, at.evpi.corrected_error)});
      for (std::size_t s = 0; s < at.strategies.size(); ++s) add_strategy(table, record, {c, s, at});
    }
  }
  const bool all_paired = std::ranges::all_of(
      decisions.differences, [&](const DrawnDifference& row) { return is_paired(record, row); });
  return {.question = "Which pathway is best in each case, and how sure is that?",
          .caption = fmt::format(
              "{} view, {} per patient, {} draws in each case; * has the highest expected net benefit of its "
              "case; "
              "less: net benefit less that of the reference, draw by draw; intervals: by parameters, Monte "
              "Carlo noise "
              "removed{}",
              view_text(perspective.view), to_text(record.money),
              compact(static_cast<double>(decisions.cases[0].draws), 15),
              all_paired ? "" : "; * after a difference: not paired, the draws or the patients are others"),
          .table = std::move(table)};
}

}  // namespace spinepath::output
