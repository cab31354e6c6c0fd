// What the cases of a comparison are.
#include "sim/report/findings/compared.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/data_table.h"
#include "sim/report/page/figure.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {

std::string compared_cases(const Material& material) {
  const std::optional<Comparison> comparison = comparison_of(material);
  if (!comparison) return {};
  DataTable table{.name = "cases",
                  .caption = "File, reading of the evidence, and settings that differ from the first case's",
                  .first = {.heading = "Case", .key = "case"},
                  .columns = {{.heading = "What it is", .key = "what"}}};
  for (const ComparedCase& one : comparison->cases) {
    std::string what = one.file;
    if (!one.evidence.empty()) what += "; evidence " + one.evidence;
    if (!one.meaning.empty()) what += ": " + one.meaning;
    if (&one != &comparison->cases.front())
      what +=
          one.settings.empty() ? "; no other setting differs" : "; other settings: " + listed(one.settings);
    table.rows.push_back({.head = {.text = one.name}, .cells = {what}});
  }
  return heading("What the cases are") + html_of(table);
}

}  // namespace spinepath::report
