#include "sim/cli/bench/measure.h"

#include <algorithm>
#include <cassert>

namespace spinepath::cli {

Spread spread_of(std::vector<double> values) {
  assert(!values.empty());
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  const bool odd = values.size() % 2 == 1;
  return {.median = odd ? values[middle] : (values[middle - 1] + values[middle]) / 2,
          .low = values.front(),
          .high = values.back()};
}

}  // namespace spinepath::cli
