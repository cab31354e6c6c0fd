#include "sim/output/run/psa_quantities.h"

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

std::vector<PsaQuantity> psa_quantities(const scenario::Scenario& scenario) {
  std::vector<PsaQuantity> all;
  for (std::size_t i = 0; i < quantity_count; ++i) {
    const auto& [outcome, view] = decision_quantities[i];
    const OutcomeKey key = key_of(decision_quantities[i]);
    if (key.at == OutcomeKey::month_12 && scenario.simulation.horizon.value < 1) continue;
    const KeyText text = text_of(key, scenario);
    const bool percent = text.unit == "probability";
    const std::string label = label_of(outcome, scenario.currency);
    all.push_back(
        {.quantity = i,
         .text = text,
         .label = view ? fmt::format("{}, {}", label, view_text(*view)) : label + (percent ? ", %" : ""),
         .scale = percent ? 100.0 : 1.0});
  }
  return all;
}

}  // namespace spinepath::output
