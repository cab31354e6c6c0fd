#include "sim/output/run/psa_csv.h"

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {

std::string draws_csv(const scenario::Scenario& scenario, const Psa& psa) {
  std::vector<std::string> keys;
  for (const OutcomeKey& key : psa.keys) {
    const KeyText text = text_of(key, scenario);
    keys.push_back(fmt::format("{},{},{}", csv_field(text.outcome), csv_field(text.of), csv_field(text.at)));
  }
  std::string csv = "draw,pathway,outcome,of,at,mean,se\n";
  for (std::size_t draw = 0; draw < psa.sample.draws; ++draw)
    for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
      const std::string pathway = csv_field(scenario.pathways[p].name.text);
      for (std::size_t k = 0; k < keys.size(); ++k) {
        const auto& [mean, se] = psa.estimate(draw, p, k);
        csv += fmt::format("{},{},{},{},{}\n", draw + 1, pathway, keys[k], digits(mean), digits(se));
      }
    }
  return csv;
}

std::string parameters_csv(const Psa& psa) {
  std::string csv = "draw";
  for (const std::string& name : psa.sample.parameters) csv += fmt::format(",{}", csv_field(name));
  csv += '\n';
  for (std::size_t draw = 0; draw < psa.sample.draws; ++draw) {
    csv += fmt::format("{}", draw + 1);
    for (std::size_t p = 0; p < psa.sample.parameters.size(); ++p)
      csv += fmt::format(",{}", digits(psa.sample.parameter(draw, p)));
    csv += '\n';
  }
  return csv;
}

}  // namespace spinepath::output
