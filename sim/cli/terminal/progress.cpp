#include "sim/cli/terminal/progress.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

constexpr double between_lines = 60, before_late_line = 30;  ///< [seconds]

/// How far a stage is.
struct State {
  double share;                                    ///< [1]
  std::optional<double> per_second, seconds_left;  ///< [patients per second; seconds]
};
State state_of(std::uint64_t done, std::uint64_t total, double seconds) {
  State state{
      total == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total)), {}, {}};
  if (done == 0 || !(seconds > 0)) return state;
  state.per_second = static_cast<double>(done) / seconds;
  state.seconds_left = std::ceil(static_cast<double>(total - std::min(done, total)) / *state.per_second);
  return state;
}

}  // namespace

ProgressStyle usual_progress() {
  return stderr_can_show_progress() ? ProgressStyle::bar : ProgressStyle::late;
}

std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds) {
  constexpr std::size_t width = 20;
  const State state = state_of(done, total, seconds);
  const auto full = static_cast<std::size_t>(state.share * width);
  const std::string line = fmt::format("[{}{}] {:3.0f} %", std::string(full, '#'),
                                       std::string(width - full, '-'), std::floor(100 * state.share));
  if (!state.per_second) return line;
  return line +
         fmt::format("  {}  {} left", speed_text(*state.per_second), elapsed_text(*state.seconds_left));
}

std::string plain_line(const Stage& stage, std::uint64_t done, double seconds) {
  const State state = state_of(done, stage.patients, seconds);
  if (stage.patients == 0) return stage.name + "\n";
  std::string line = fmt::format("{}: {:.0f} %", stage.name, std::floor(100 * state.share));
  if (state.per_second)
    line += fmt::format(
        ", {}, {}", speed_text(*state.per_second),
        done < stage.patients ? elapsed_text(*state.seconds_left) + " left" : "in " + elapsed_text(seconds));
  return line + "\n";
}

std::string json_line(const Stage& stage, std::uint64_t done, double seconds) {
  const State state = state_of(done, stage.patients, seconds);
  nlohmann::ordered_json line{{"stage", stage.name},
                              {"done", done},
                              {"total", stage.patients},
                              {"percent", std::floor(1000 * state.share) / 10},
                              {"seconds", std::round(1000 * seconds) / 1000}};
  if (state.per_second) {
    line["patients_per_second"] = std::round(*state.per_second);
    line["seconds_left"] = *state.seconds_left;
  }
  return line.dump() + "\n";
}

std::string speed_text(double patients_per_second) {
  if (patients_per_second >= 999'500)
    return fmt::format("{:.3g} million patients/s", patients_per_second / 1e6);
  if (patients_per_second >= 9'995)
    return fmt::format("{:.3g} thousand patients/s", patients_per_second / 1e3);
  return fmt::format("{:.0f} patients/s", patients_per_second);
}

std::string elapsed_text(double seconds) {
  if (seconds < 9.95) return fmt::format("{:.2g} s", seconds);
  const auto whole = static_cast<std::int64_t>(std::llround(std::min(seconds, 1e15)));
  if (whole < 100) return fmt::format("{} s", whole);
  if (whole < 6000) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Progress(Stage stage, ProgressStyle style, Ledger* ledger)
    : stage_(std::move(stage)),
      style_(style),
      ledger_(ledger),
      start_(std::chrono::steady_clock::now()),
      next_line_(style == ProgressStyle::late ? before_late_line : between_lines) {
  if (frames_stages()) print_line(0);
  if (style_ == ProgressStyle::bar && stage_.patients == 0) print_over_line(stage_.name + " ...");
}

Progress::~Progress() {
  if (style_ == ProgressStyle::bar) print_over_line("");
  if (frames_stages() && stage_.patients > 0) print_line(interrupt_requested() ? shown_ : stage_.patients);
}

void Progress::show(std::uint64_t done) {
  shown_ = done;
  if (style_ == ProgressStyle::none) return;
  if (style_ == ProgressStyle::bar) return print_over_line(progress_line(done, stage_.patients, seconds()));
  if (seconds() < next_line_) return;
  next_line_ += between_lines;
  print_line(done);
}

void Progress::print_line(std::uint64_t done) const {
  const double now = seconds();
  print_message(style_ == ProgressStyle::json ? json_line(stage_, done, now) : plain_line(stage_, done, now));
}

KeepGoing watched_by(Progress& progress) {
  KeepGoing keep_going([&progress](std::uint64_t done) {
    progress.show(done);
    return !interrupt_requested();
  });
  keep_going.ledger = progress.ledger();
  return keep_going;
}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

}  // namespace spinepath::cli
