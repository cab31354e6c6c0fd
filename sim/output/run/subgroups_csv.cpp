#include "sim/output/run/subgroups_csv.h"

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::output {

std::string subgroups_csv(const scenario::Scenario& scenario, const SubgroupResults& all) {
  std::string text = fmt::format("by,group,patients,pathway,{}\n", outcome_columns);
  const std::string by = scenario::listed(all.by, ",");
  for (const Subgroup& group : all.groups) {
    const auto fields_of = [&](std::size_t pathway) {
      return std::vector<std::string>{csv_field(by), csv_field(group.name),
                                      fmt::format("{}", group.results.patients),
                                      csv_field(scenario.pathways[pathway].name.text)};
    };
    for (const OutcomeRow& outcome : group.results.outcomes) {
      std::vector<std::string> fields = fields_of(outcome.pathway);
      append(fields, text_of(outcome.key, scenario));
      append(fields, outcome);
      text += csv_row(fields);
    }
    for (std::size_t p = 1; p < scenario.pathways.size(); ++p) {
      std::vector<std::string> fields = fields_of(p);
      append(fields, KeyText{.outcome = "inmb@" + digits(all.threshold),
                             .of = std::string(name_of(all.perspective.view)),
                             .at = "horizon",
                             .unit = scenario.currency});
      append(fields, OutcomeRow{.pathway = p, .key = {}, .mean = group.inmb[p], .se = group.inmb_se[p]});
      text += csv_row(fields);
    }
  }
  return text;
}

}  // namespace spinepath::output
