// Watch: counts the patients done, from any thread, and asks at intervals whether to continue.
#pragma once
#include <atomic>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <utility>

namespace spinepath {

class Ledger;

/// Follows work from outside: receives the number of patients done, at most ten times a second, from any thread
/// (never two at once), and stops the work by returning false. With a ledger, partial results are kept there.
struct KeepGoing {
  std::function<bool(std::uint64_t)> go_on = {};
  Ledger* ledger = nullptr;

  KeepGoing() = default;
  KeepGoing(std::function<bool(std::uint64_t)> asked) : go_on(std::move(asked)) {}
  template <std::invocable<std::uint64_t> Asked>
  KeepGoing(Asked asked) : go_on(std::move(asked)) {}

  bool operator()(std::uint64_t patients) const { return !go_on || go_on(patients); }
  /// The same with the patients of earlier work, which are counted in addition.
  KeepGoing after(std::uint64_t patients) const {
    KeepGoing later([go_on = *this, patients](std::uint64_t more) { return go_on(patients + more); });
    later.ledger = ledger;
    return later;
  }
};

class Watch {
 public:
  explicit Watch(const KeepGoing& keep_going) : keep_going_(keep_going) {}

  /// Adds patients done. False: stop.
  bool add(std::uint64_t patients) {
    using namespace std::chrono;
    const std::uint64_t done = done_ += patients;
    if (!keep_going_.go_on) return true;
    const auto now = steady_clock::now().time_since_epoch().count();
    auto due = due_.load();
    if (now < due || !due_.compare_exchange_strong(due, now + nanoseconds(100'000'000).count())) return true;
    if (asking_.test_and_set()) return true;
    const bool go_on = keep_going_(done);
    asking_.clear();
    return go_on;
  }

 private:
  const KeepGoing& keep_going_;
  std::atomic<std::uint64_t> done_ = 0;
  std::atomic<std::chrono::steady_clock::rep> due_ = 0;
  std::atomic_flag asking_ = ATOMIC_FLAG_INIT;
};

}  // namespace spinepath
