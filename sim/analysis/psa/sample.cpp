#include "sim/analysis/psa/sample.h"

#include <utility>

namespace spinepath {

PsaSample only(std::span<const std::size_t> strategies, PsaSample sample) {
  PsaSample part;
  part.draws = sample.draws;
  part.parameters = std::move(sample.parameters);
  part.parameter_ranks = std::move(sample.parameter_ranks);
  part.parameter_values = std::move(sample.parameter_values);
  for (const std::size_t s : strategies) part.strategies.push_back(sample.strategies[s]);
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (const std::size_t s : strategies)
      for (std::size_t q = 0; q < quantity_count; ++q) part.mean.push_back(sample.at(i, s, q));
  part.groups = sample.groups;
  for (std::size_t i = 0; i < sample.draws; ++i)
    for (std::size_t g = 0; g < sample.groups; ++g)
      for (const std::size_t s : strategies)
        for (std::size_t q = 0; q < quantity_count; ++q)
          part.offsets.push_back(static_cast<float>(sample.offset(i, g, s, q)));
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
