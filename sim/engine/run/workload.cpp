#include "sim/engine/run/workload.h"

#include <algorithm>

#include "sim/engine/run/engine.h"
#include "sim/engine/run/run.h"

namespace spinepath {

double blocks_per_walk(const CareModel& model, std::uint64_t seed, std::uint64_t patients) {
  const std::size_t room = RunOptions{}.crowd;
  const Layout layout(model);
  Engine engine(model, layout, seed, room);
  for (std::uint64_t i = 0; i < patients; i += room)
    engine.outcomes(i, static_cast<std::size_t>(std::min<std::uint64_t>(room, patients - i)));
  return static_cast<double>(engine.blocks()) / static_cast<double>(patients * model.pathways.size());
}

double mean_of_blocks(std::uint64_t seed, std::uint64_t count) {
  double sum = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::array<double, 4> u = Chance(seed, i).uniforms(Purpose::treatment);
    asm volatile("" : : "m"(u) : "memory");  // computes all four and prevents vectorisation over calls
    sum += u[0];
  }
  return sum / static_cast<double>(count);
}

}  // namespace spinepath
