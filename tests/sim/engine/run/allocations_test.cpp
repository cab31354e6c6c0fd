// Once its lists have grown, the engine allocates nothing: counted by replacing this program's operator new. Sanitizers
// replace it themselves.
#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "sim/engine/run/engine.h"
#include "sim/engine/tally/tally.h"
#include "tests/sim/engine/value/rich_model.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SPINEPATH_SANITIZED 1
#else
#define SPINEPATH_SANITIZED 0
#endif

namespace {

std::atomic<long> allocations = 0;  // operator new can reach nothing but a global

}  // namespace

#if !SPINEPATH_SANITIZED
// Arrays and no-throw end up in these. Not inlined, so that g++ does not see malloc and free meet delete and new
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
  /// As `run` does it, crowd after crowd.
  void walk_all() {
    for (std::uint64_t first = 0; first < patients; first += crowd)
      tally_.add(engine_.outcomes(first, crowd), crowd);
  }

  static constexpr std::size_t patients = 2048, crowd = 128;
  CareModel model_ = test::rich_model();
  Layout layout_{model_};
  TallyPlan plan_{model_, layout_, std::vector<double>(layout_.size())};
  Tally tally_{plan_};
  Engine engine_{model_, layout_, 1, crowd};
};

TEST_F(Allocations, AreZeroOnceTheListsAreAsLongAsTheLongestLives) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  walk_all();
  const long before = allocations;
  walk_all();
  EXPECT_EQ(allocations - before, 0);
}

TEST_F(Allocations, AreCounted) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  const long before = allocations;
  const std::vector<double> list(1000);
  EXPECT_EQ(allocations - before, 1) << list.size();
}

}  // namespace
}  // namespace spinepath
