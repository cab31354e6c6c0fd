// Watch: counts the patients done, from any thread, and asks at intervals whether to continue.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>

namespace spinepath {

/// Receives the number of patients done, at most ten times a second, from any thread (never two at once).
/// False stops the run.
using KeepGoing = std::function<bool(std::uint64_t)>;

class Watch {
 public:
  explicit Watch(const KeepGoing& keep_going) : keep_going_(keep_going) {}

  /// Adds patients done. False: stop.
  bool add(std::uint64_t patients) {
    using namespace std::chrono;
    const std::uint64_t done = done_ += patients;
    if (!keep_going_) return true;
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
