#include "sim/engine/run/each.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>

#include "sim/engine/run/run.h"

namespace spinepath {

void for_each_index(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
  using oneapi::tbb::global_control;
  const global_control limit(global_control::max_allowed_parallelism,
                             static_cast<std::size_t>(threads_for(threads)));
  oneapi::tbb::parallel_for(std::size_t{0}, count, work, oneapi::tbb::simple_partitioner());
}

}  // namespace spinepath
