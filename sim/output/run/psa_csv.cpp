#include "sim/output/run/psa_csv.h"

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {

Pieces draws_csv(const scenario::Scenario& scenario, const Psa& psa) {
  std::vector<std::string> keys, pathways;
  for (const OutcomeKey& key : psa.keys) {
    const KeyText text = text_of(key, scenario);
    keys.push_back(fmt::format("{},{},{}", csv_field(text.outcome), csv_field(text.of), csv_field(text.at)));
  }
  for (const auto& pathway : scenario.pathways) pathways.push_back(csv_field(pathway.name.text));
  return in_rows("draw,pathway,outcome,of,at,mean,se\n", psa.sample.draws,
                 [&psa, keys, pathways](std::size_t draw, std::string& csv) {
                   for (std::size_t p = 0; p < pathways.size(); ++p)
                     for (std::size_t k = 0; k < keys.size(); ++k) {
                       const auto [mean, se] = psa.estimate(draw, p, k);
                       csv += fmt::format("{},{},{},{},{}\n", draw + 1, pathways[p], keys[k], digits(mean),
                                          digits(se));
                     }
                 });
}

Pieces parameters_csv(const Psa& psa) {
  std::string header = "draw";
  for (const std::string& name : psa.sample.parameters) header += fmt::format(",{}", csv_field(name));
  return in_rows(header + '\n', psa.sample.draws, [&psa](std::size_t draw, std::string& csv) {
    csv += fmt::format("{}", draw + 1);
    for (std::size_t p = 0; p < psa.sample.parameters.size(); ++p)
      csv += fmt::format(",{}", digits(psa.sample.parameter(draw, p)));
    csv += '\n';
  });
}

}  // namespace spinepath::output
