// A walk allocates nothing: counted by replacing this program's operator new. Sanitizers replace it
// themselves.
#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "sim/engine/run/batch.h"
#include "sim/engine/tally/tally.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SPINEPATH_SANITIZED 1
#else
#define SPINEPATH_SANITIZED 0
#endif

namespace {

std::atomic<long> allocations = 0;  // operator new can reach nothing but a global

}  // namespace

#if !SPINEPATH_SANITIZED
// Arrays and no-throw end up in these. Not inlined, so that g++ does not see malloc and free meet delete and
// new
// (-Wmismatched-new-delete).
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto step = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}
#endif

namespace spinepath {
namespace {

class Allocations : public testing::Test {
 protected:
  /// As `run` does it, batch after batch.
  void walk_all() {
    for (std::uint64_t first = 0; first < patients; first += batch)
      tally_.add(batch_.outcomes(first, batch), batch);
  }

  static constexpr std::size_t patients = 2048, batch = 128;
  CareModel model_ =
      scenario::compile(*scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario);
  Layout layout_{model_};
  TallyPlan plan_{model_, layout_, std::vector<double>(layout_.size())};
  Tally tally_{plan_};
  Batch batch_{model_, layout_, 1, batch};
};

TEST_F(Allocations, AreZeroOnceTheListsAreAsLongAsTheLongestHistory) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  walk_all();
  const long before = allocations;
  walk_all();
  EXPECT_EQ(allocations - before, 0);
}

TEST_F(Allocations, UntilThenAreTheDoublingsOfTheLists) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  const long before = allocations;
  walk_all();
  constexpr long lists = 6 + 2 * 5;  // of a history; of money and of lost QALYs
  constexpr long doublings = 14;     // 1, 2, 4, …, more than a batch can have
  constexpr long pieces = 64;        // of relief in a life, a list for each
  EXPECT_LE(allocations - before, lists * doublings + pieces);
}

TEST_F(Allocations, AreCounted) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  const long before = allocations;
  const std::vector<double> list(1000);
  EXPECT_EQ(allocations - before, 1) << list.size();
}

}  // namespace
}  // namespace spinepath
