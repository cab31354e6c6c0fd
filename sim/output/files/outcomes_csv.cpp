#include "sim/output/files/outcomes_csv.h"

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

/// Whether a spreadsheet would take the text for a formula, or read_field would take it for one that was marked.
bool needs_mark(std::string_view text) {
  const std::size_t first = text.find_first_not_of(formula_mark);
  return first != std::string_view::npos && formula_starts.find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string csv_field(std::string_view plain) {
  const std::string text = needs_mark(plain) ? formula_mark + std::string(plain) : std::string(plain);
  const bool blank_ends = text.starts_with(' ') || text.ends_with(' ');
  if (!blank_ends && text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string_view without_mark(std::string_view field) {
  if (field.starts_with(formula_mark) && needs_mark(field)) field.remove_prefix(1);
  return field;
}

std::string csv_row(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    line += field;
  }
  line += '\n';
  return line;
}

void append(std::vector<std::string>& fields, const KeyText& text) {
  for (const std::string& part : {text.outcome, text.of, text.at, text.unit})
    fields.push_back(csv_field(part));
}

void append(std::vector<std::string>& fields, const OutcomeRow& outcome) {
  for (const auto& number : {outcome.mean, outcome.se, outcome.sd}) fields.push_back(digits(number));
  for (std::size_t i = 0; i < reported_quantiles.size(); ++i)
    fields.push_back(outcome.quantiles ? digits((*outcome.quantiles)[i]) : std::string{});
}

std::string outcomes_csv(const scenario::Scenario& scenario, const Results& results) {
  std::string text = fmt::format("pathway,{}\n", outcome_columns);
  for (const OutcomeRow& outcome : results.outcomes) {
    std::vector<std::string> fields{csv_field(scenario.pathways[outcome.pathway].name.text)};
    append(fields, text_of(outcome.key, scenario));
    append(fields, outcome);
    text += csv_row(fields);
  }
  return text;
}

std::string differences_csv(const scenario::Scenario& scenario, const Results& results) {
  std::string text = "pathway,reference,outcome,of,at,unit,mean,se\n";
  for (const DifferenceRow& difference : results.differences) {
    std::vector<std::string> fields{csv_field(scenario.pathways[difference.pathway].name.text),
                                    csv_field(scenario.pathways[0].name.text)};
    append(fields, text_of(difference.key, scenario));
    for (const auto& number : {difference.mean, difference.se}) fields.push_back(digits(number));
    text += csv_row(fields);
  }
  return text;
}

}  // namespace spinepath::output
