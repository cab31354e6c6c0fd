#include "sim/engine/run/each.h"

#include <numeric>
#include <vector>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(ForEachIndex, CallsTheWorkOnceForEachNumber) {
  for (const int threads : {0, 1, 3})
    for (const std::size_t count : {0u, 1u, 1000u}) {
      std::vector<std::size_t> calls(count), numbers(count), expected(count);
      for_each_index(count, threads, [&](std::size_t i) {
        ++calls[i];
        numbers[i] = i;
      });
      std::iota(expected.begin(), expected.end(), std::size_t{0});
      EXPECT_EQ(calls, std::vector<std::size_t>(count, 1));
      EXPECT_EQ(numbers, expected);
    }
}

}  // namespace
}  // namespace spinepath
