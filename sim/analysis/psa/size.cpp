#include <utility>

#include "sim/analysis/psa/psa.h"
#include "sim/engine/tally/decision_groups.h"

namespace spinepath {

double memory_of_draw(const Psa& psa) {
  const PsaSample& sample = psa.sample;
  const std::size_t numbers = sample.parameter_values.size() + psa.estimates.size() + sample.mean.size();
  return static_cast<double>(numbers * sizeof(double) + sample.offsets.size() * sizeof(float)) /
         static_cast<double>(sample.draws);
}

double partial_of_draw(const Psa& psa) {
  const std::size_t pathways = psa.sample.strategies.size(), groups = number_of_groups(psa.options.patients);
  const std::size_t of_patients =
      2 * psa.keys.size() + (1 + groups) * quantity_count + groups * psa.among_living;
  const std::size_t about_parameters = psa.sample.parameters.size() + 2;  // without those drawn again
  return static_cast<double>((about_parameters + pathways * of_patients) * sizeof(double));
}

PsaSample take_sample(Psa& psa) {
  std::vector<float> offsets = std::exchange(psa.sample.offsets, {});
  PsaSample sample = psa.sample;
  sample.offsets = std::move(offsets);
  psa.sample.groups = 0;
  return sample;
}

}  // namespace spinepath
