#include "sim/analysis/psa/sample.h"

namespace spinepath {

PsaSample only(std::span<const std::size_t> strategies, const PsaSample& sample) {
  PsaSample part;
  part.draws = sample.draws;
  part.parameters = sample.parameters;
  part.parameter_ranks = sample.parameter_ranks;
  part.parameter_values = sample.parameter_values;
  for (const std::size_t s : strategies) part.strategies.push_back(sample.strategies[s]);
  part.mean.reserve(sample.draws * strategies.size() * quantity_count);
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (const std::size_t s : strategies)
      for (std::size_t q = 0; q < quantity_count; ++q) part.mean.push_back(sample.at(i, s, q));
  part.groups = sample.groups;
  part.grouped_effect = sample.grouped_effect;
  part.offsets.reserve(sample.draws * sample.groups * strategies.size() * grouped_quantities);
  for (std::size_t row = 0; row < sample.draws * sample.groups; ++row)
    for (const std::size_t s : strategies) {
      const auto* from = sample.offsets.data() + (row * sample.strategies.size() + s) * grouped_quantities;
      part.offsets.insert(part.offsets.end(), from, from + grouped_quantities);
    }
  for (const std::size_t s1 : strategies)
    for (std::size_t q1 = 0; q1 < quantity_count; ++q1)
      for (const std::size_t s2 : strategies)
        for (std::size_t q2 = 0; q2 < quantity_count; ++q2) {
          part.noise.push_back(sample.noise_at(s1, q1, s2, q2));
          part.shared_noise.push_back(sample.shared_noise_at(s1, q1, s2, q2));
          part.uncontrolled_noise.push_back(sample.uncontrolled_noise_at(s1, q1, s2, q2));
        }
  return part;
}

}  // namespace spinepath
