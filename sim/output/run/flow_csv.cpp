#include "sim/output/run/flow_csv.h"

#include <cmath>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"

namespace spinepath::output {

std::string flow_csv(const RunRecord& run) {
  std::string text = "pathway,step,treatment,fate,probability,se\n";
  const auto patients = static_cast<double>(run.results.patients);
  for (std::size_t p = 0; p < run.results.fates.size(); ++p)
    for (std::size_t s = 0; s < run.results.fates[p].size(); ++s)
      for (const FateInfo& info : fate_table) {
        const auto count = static_cast<double>(run.results.fates[p][s][static_cast<std::size_t>(info.fate)]);
        const double probability = count / patients;
        const scenario::Pathway& pathway = run.scenario.pathways[p];
        text += csv_row({csv_field(pathway.name.text), std::to_string(s + 1),
                         csv_field(pathway.steps[s].treatment.text), std::string(info.name),
                         digits(probability), digits(std::sqrt(probability * (1 - probability) / patients))});
      }
  return text;
}

}  // namespace spinepath::output
