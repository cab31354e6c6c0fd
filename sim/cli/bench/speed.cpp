#include "sim/cli/bench/speed.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/terminal/machine.h"
#include "sim/cli/terminal/seconds.h"

namespace spinepath::cli {
namespace {

constexpr std::uint64_t sample = 10'000;          ///< patients whose blocks are counted
constexpr std::uint64_t enough_blocks = 1 << 22;  ///< about 50 ms
constexpr double trusted_spread = 0.1;            ///< largest (high - low) / median without a warning

/// Runs the model on each number of threads in turn, and counts the patients of all runs together.
class Repeater {
 public:
  Repeater(const CareModel& model, const SpeedOptions& options, const KeepGoing& keep_going)
      : model_(model), options_(options), keep_going_(keep_going) {}

  /// Wall time [seconds]; none if stopped.
  std::optional<double> seconds_on(std::uint64_t threads) {
    const RunOptions options{
        .patients = options_.patients, .seed = options_.seed, .threads = static_cast<int>(threads)};
    bool finished = false;
    const double seconds =
        seconds_for([&] { finished = run(model_, options, keep_going_.after(done_)).has_value(); });
    done_ += options_.patients;
    return finished ? std::optional(seconds) : std::nullopt;
  }

 private:
  const CareModel& model_;
  const SpeedOptions& options_;
  const KeepGoing& keep_going_;
  std::uint64_t done_ = 0;
};

const ThreadSpeed* on_one_thread(const Speed& speed) {
  const auto found = std::ranges::find(speed.by_threads, 1u, &ThreadSpeed::threads);
  return found == speed.by_threads.end() ? nullptr : &*found;
}

/// The spread of value(repetition) over all repetitions.
template <class Value>
Spread over_repetitions(std::size_t repetitions, Value&& value) {
  std::vector<double> values;
  for (std::size_t i = 0; i < repetitions; ++i) values.push_back(value(i));
  return spread_of(std::move(values));
}

}  // namespace

std::optional<Speed> measure_speed(const CareModel& model, const SpeedOptions& options,
                                   const KeepGoing& keep_going) {
  Speed speed{.patients = options.patients,
              .pathways = model.pathways.size(),
              .blocks = blocks_per_walk(model, options.seed, sample)};
  const double blocks = speed.blocks * static_cast<double>(options.patients * speed.pathways);
  speed.blocks_drawn = std::min(enough_blocks, static_cast<std::uint64_t>(blocks) + 1);
  Repeater repeater(model, options, keep_going);
  for (const std::uint64_t threads : options.threads) {  // the warm-up
    if (!repeater.seconds_on(threads)) return std::nullopt;
    speed.by_threads.push_back({.threads = threads, .seconds = {}, .peak_memory = peak_memory()});
  }
  for (std::uint64_t i = 0; i < options.repetitions; ++i) {
    for (ThreadSpeed& on : speed.by_threads) {
      const std::optional<double> seconds = repeater.seconds_on(on.threads);
      if (!seconds) return std::nullopt;
      on.seconds.push_back(*seconds);
    }
    speed.block_seconds.push_back(seconds_for([&] { mean_of_blocks(options.seed, speed.blocks_drawn); }));
  }
  return speed;
}

std::uint64_t patients_in_all(const SpeedOptions& options) {
  return options.patients * options.threads.size() * (options.repetitions + 1);
}

Spread rate(const ThreadSpeed& speed, double amount) {
  return over_repetitions(speed.seconds.size(), [&](std::size_t i) { return amount / speed.seconds[i]; });
}

std::optional<Spread> efficiency(const Speed& speed, const ThreadSpeed& of) {
  const ThreadSpeed* const one = on_one_thread(speed);
  if (one == nullptr) return std::nullopt;
  const auto threads = static_cast<double>(of.threads);
  return over_repetitions(of.seconds.size(),
                          [&](std::size_t i) { return one->seconds[i] / (threads * of.seconds[i]); });
}

std::optional<Spread> times_its_random_numbers(const Speed& speed) {
  const ThreadSpeed* const one = on_one_thread(speed);
  if (one == nullptr) return std::nullopt;
  const double blocks = speed.blocks * static_cast<double>(speed.patients * speed.pathways);
  const double share_drawn = static_cast<double>(speed.blocks_drawn) / blocks;
  return over_repetitions(one->seconds.size(), [&](std::size_t i) {
    return one->seconds[i] * share_drawn / speed.block_seconds[i];
  });
}

Spread block_time(const Speed& speed) {
  return over_repetitions(speed.block_seconds.size(), [&](std::size_t i) {
    return speed.block_seconds[i] / static_cast<double>(speed.blocks_drawn);
  });
}

std::vector<std::string> noise_warnings(const Speed& speed, double load, int cores) {
  std::vector<std::string> warnings;
  for (const ThreadSpeed& on : speed.by_threads)
    if (const double width = spread_of(on.seconds).width(); width > trusted_spread)
      warnings.push_back(fmt::format("the repetitions on {} {} differ by {:.0f} %: the machine was noisy",
                                     on.threads, on.threads == 1 ? "thread" : "threads", 100 * width));
  const std::uint64_t most = speed.by_threads.back().threads;
  if (load > static_cast<double>(most))
    warnings.push_back(fmt::format("a load of {:.1f} in the last minute: other programs were running", load));
  if (most > static_cast<std::uint64_t>(cores))
    warnings.push_back(fmt::format(
        "{} threads on {} cores: efficiency cannot reach 1 with more threads than cores", most, cores));
  return warnings;
}

}  // namespace spinepath::cli
