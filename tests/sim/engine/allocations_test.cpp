// A walk allocates nothing: counted by replacing this program's operator new. Sanitizers replace it
// themselves.
#include <atomic>
#include <bit>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "sim/engine/cohort.h"
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
  Allocations()
      : model_(
            scenario::compile(*scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario)),
        layout_(model_),
        valuation_(model_, layout_),
        outcomes_(layout_.size()) {}

  void walk_all(std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      const Chance chance(1, i);
      const Patient patient = draw_patient(model_.population, chance);
      for (std::size_t p = 0; p < model_.pathways.size(); ++p) {
        walk(model_, model_.pathways[p], patient, chance, history_);
        valuation_.value(p, patient, history_, outcomes_of(p));
      }
    }
  }

  std::span<double> outcomes_of(std::size_t pathway) {
    const bool last = pathway + 1 == model_.pathways.size();
    const std::size_t begin = layout_.begin(pathway),
                      end = last ? layout_.size() : layout_.begin(pathway + 1);
    return std::span(outcomes_).subspan(begin, end - begin);
  }

  static constexpr std::uint64_t patients = 2000;
  CareModel model_;
  Layout layout_;
  Valuation valuation_;
  History history_;
  std::vector<double> outcomes_;
};

TEST_F(Allocations, AreZeroOnceTheListsAreAsLongAsTheLongestHistory) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  walk_all(patients);
  const long before = allocations;
  walk_all(patients);
  EXPECT_EQ(allocations - before, 0);
}

TEST_F(Allocations, UntilThenAreTheDoublingsOfTheLists) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  const long before = allocations;
  walk_all(patients);
  const std::size_t rooms[] = {history_.relief.capacity(), history_.charges.capacity(),
                               history_.flows.capacity(),  history_.losses.capacity(),
                               history_.marks.capacity(),  history_.foreseen.capacity()};
  long doublings = 0;
  for (const std::size_t room : rooms) doublings += std::bit_width(room);  // 1, 2, 4, …, room
  EXPECT_LE(allocations - before, doublings);
}

TEST_F(Allocations, AreCounted) {
  if (SPINEPATH_SANITIZED) GTEST_SKIP() << "sanitizers count on their own";
  const long before = allocations;
  const std::vector<double> list(1000);
  EXPECT_EQ(allocations - before, 1) << list.size();
}

}  // namespace
}  // namespace spinepath
