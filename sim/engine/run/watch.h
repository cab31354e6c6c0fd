// Watch: counts the patients done, from any thread, and asks at intervals whether to continue; what whoever follows
// the work learns of it.
#pragma once
#include <atomic>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>

namespace spinepath {

class Ledger;

/// The largest standard error among pathways of net benefit over the first one (of a single pathway: of its own), as far
/// as the work knows it. The work puts it there from any thread, and whoever follows the work reads it.
struct WatchedError {
  std::size_t cost = 0, effect = 0;                                    ///< among decision_quantities
  double threshold = 0;                                                ///< [money per unit of effect]
  std::atomic<double> now = std::numeric_limits<double>::quiet_NaN();  ///< [money per patient]
};

/// Follows work from outside: receives the number of patients done, at most ten times a second, from any thread
/// (never two at once), and stops the work by returning false. With a ledger, partial results are kept there.
struct KeepGoing {
  std::function<bool(std::uint64_t)> go_on = {};
  Ledger* ledger = nullptr;
  WatchedError* error = nullptr;

  KeepGoing() = default;
  KeepGoing(std::function<bool(std::uint64_t)> asked) : go_on(std::move(asked)) {}
  template <std::invocable<std::uint64_t> Asked>
  KeepGoing(Asked asked) : go_on(std::move(asked)) {}

  bool operator()(std::uint64_t patients) const { return !go_on || go_on(patients); }
  /// The same with the patients of earlier work, which are counted in addition.
  KeepGoing after(std::uint64_t patients) const {
    KeepGoing later([go_on = *this, patients](std::uint64_t more) { return go_on(patients + more); });
    later.ledger = ledger;
    later.error = error;
    return later;
  }
};

class Watch {
 public:
  explicit Watch(const KeepGoing& keep_going) : keep_going_(keep_going) {}

  std::uint64_t done() const { return done_; }  ///< patients
  WatchedError* error() const { return keep_going_.error; }
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
