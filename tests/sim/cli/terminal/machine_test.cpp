#include "sim/cli/terminal/machine.h"

#include <gtest/gtest.h>

namespace spinepath::cli {
namespace {

TEST(Machine, HasAProcessorWithCores) {
  EXPECT_FALSE(this_machine().processor.empty());
  EXPECT_GE(this_machine().cores, 1);
  EXPECT_GE(one_minute_load(), 0);
}

TEST(PeakMemory, GrowsWithWhatIsUsedAndNeverFalls) {
  const std::uint64_t before = peak_memory();
  EXPECT_GT(before, 100'000u);
  {
    const std::string much(before + 50'000'000, 'x');
    EXPECT_GT(peak_memory(), before) << much.back();
  }
  EXPECT_GT(peak_memory(), before);
}

}  // namespace
}  // namespace spinepath::cli
