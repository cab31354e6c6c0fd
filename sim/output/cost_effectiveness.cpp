#include "sim/output/cost_effectiveness.h"

namespace spinepath::output {

std::vector<Strategy> strategies_of(const Results& results, std::size_t pathways) {
  std::vector<Strategy> strategies;
  for (std::size_t p = 0; p < pathways; ++p)
    strategies.push_back(
        {.cost = *results.find(p, cost_key)->mean, .effect = *results.find(p, effect_key)->mean});
  return strategies;
}

}  // namespace spinepath::output
