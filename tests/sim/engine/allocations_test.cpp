// A walk allocates nothing: counted by replacing this program's operator new. Sanitizers replace it
// themselves.
#include <atomic>
#include <bit>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "sim/engine/cohort.h"
#include "sim/engine/tally.h"
#include "sim/engine/value.h"
#include "sim/engine/walk.h"
#include "sim/scenario/compile.h"
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
    for (std::uint64_t first = 0; first < patients; first += batch) {
      draw_patients(model_.population, 1, first, people_);
      draws_.draw(first, people_);
      for (std::size_t p = 0; p < model_.pathways.size(); ++p) {
        valuation_.begin(p, outcomes_);
        for (std::size_t i = 0; i < batch; ++i) {
          walk(model_, model_.pathways[p], {people_[i], draws_, i}, history_);
          valuation_.note(people_[i], history_);
        }
        valuation_.finish();
      }
      tally_.add(outcomes_, batch);
    }
  }

  static constexpr std::size_t patients = 2048, batch = 128;
  CareModel model_ =
      scenario::compile(*scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario);
  Layout layout_{model_};
  TallyPlan plan_{model_, layout_, std::vector<double>(layout_.size())};
  Tally tally_{plan_};
  std::vector<Patient> people_{batch};
  Draws draws_{model_, 1, batch};
  Valuation valuation_{model_, layout_, batch};
  Rows outcomes_{layout_.size(), batch};
  History history_;
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
  const std::size_t rooms[] = {history_.relief.capacity(), history_.charges.capacity(),
                               history_.flows.capacity(),  history_.losses.capacity(),
                               history_.marks.capacity(),  history_.foreseen.capacity()};
  long doublings = 0;
  for (const std::size_t room : rooms) doublings += std::bit_width(room);  // 1, 2, 4, …, room
  constexpr long rows = 4 * 8;  // of the valuation: 4 lists of at most 8 rows, each from 64 to 2^14 entries
  EXPECT_LE(allocations - before, doublings + 9 * rows);
}

TEST_F(Allocations, AreCounted) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  const long before = allocations;
  const std::vector<double> list(1000);
  EXPECT_EQ(allocations - before, 1) << list.size();
}

}  // namespace
}  // namespace spinepath
