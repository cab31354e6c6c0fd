#include "sim/output/comparison/csv.h"

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

const std::string& pathway_name(const Case& one, std::size_t pathway) {
  return one.scenario.pathways[pathway].name.text;
}

}  // namespace

std::string compared_outcomes_csv(const ComparisonRecord& record) {
  std::string text = fmt::format("case,pathway,{}\n", outcome_columns);
  for (const auto& [c, row] : record.results.outcomes) {
    const Case& one = record.cases[c];
    std::vector<std::string> fields{csv_field(one.name), csv_field(pathway_name(one, row.pathway))};
    append(fields, text_of(row.key, one.scenario, record.money.currency));
    append(fields, row);
    text += csv_row(fields);
  }
  return text;
}

std::string compared_differences_csv(const ComparisonRecord& record) {
  const Case& first = record.cases[0];
  std::string text = "case,pathway,reference_case,reference,outcome,of,at,unit,mean,se,paired\n";
  for (const CaseDifference& difference : record.results.differences) {
    const Case& one = record.cases[difference.of_case];
    std::vector<std::string> fields{csv_field(one.name), csv_field(pathway_name(one, difference.pathway)),
                                    csv_field(first.name),
                                    csv_field(pathway_name(first, difference.reference))};
    append(fields, text_of(difference.key, one.scenario, record.money.currency));
    for (const auto& number : {difference.mean, difference.se}) fields.push_back(digits(number));
    fields.emplace_back(difference.paired ? "yes" : "no");
    text += csv_row(fields);
  }
  return text;
}

}  // namespace spinepath::output
