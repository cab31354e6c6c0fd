#include "sim/cli/terminal/progress.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/text/number.h"
#include "sim/output/text/table.h"

namespace spinepath::cli {
namespace {

constexpr double between_lines = 60, before_late_line = 30;  ///< [seconds]

/// How far a stage is.
struct State {
  double share;                                    ///< [1]
  std::optional<double> per_second, seconds_left;  ///< [of the amount per second; seconds]
};
State state_of(const Stage& stage, const Reached& reached) {
  const std::uint64_t done = std::min(reached.done, stage.amount);
  State state{
      stage.amount == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(stage.amount), {}, {}};
  if (done == 0 || !(reached.seconds > 0)) return state;
  state.per_second = static_cast<double>(reached.done) / reached.seconds;
  state.seconds_left = std::ceil(static_cast<double>(stage.amount - done) / *state.per_second);
  return state;
}

/// Parts of a line, each with what is before it.
std::string speed_part(const Stage& stage, const State& state, std::string_view before) {
  return stage.counts == Counts::patients && state.per_second
             ? fmt::format("{}{}", before, speed_text(*state.per_second))
             : std::string{};
}
/// "± 35 USD"
std::string error_part(const Stage& stage, const Reached& reached) {
  if (!stage.outcome || !reached.error) return {};
  return fmt::format("± {} {}", output::significant(*reached.error, 2), stage.outcome->unit);
}

constexpr std::size_t narrowest_terminal = 80;  ///< columns

}  // namespace

ProgressStyle usual_progress() {
  return stderr_can_show_progress() ? ProgressStyle::bar : ProgressStyle::late;
}

std::string progress_line(const Stage& stage, const Reached& reached) {
  constexpr std::size_t width = 20;
  const State state = state_of(stage, reached);
  const auto full = static_cast<std::size_t>(state.share * width);
  std::string line = fmt::format("[{}{}] {:3.0f} %", std::string(full, '#'), std::string(width - full, '-'),
                                 std::floor(100 * state.share));
  line += speed_part(stage, state, "  ");
  if (state.seconds_left) line += fmt::format("  {} left", elapsed_text(*state.seconds_left));
  const std::string error = error_part(stage, reached);
  const std::string whole = error.empty() ? line : line + "  " + error;
  return output::display_width(whole) < narrowest_terminal ? whole : line;
}

std::string plain_line(const Stage& stage, const Reached& reached) {
  if (stage.amount == 0) return stage.name + "\n";
  const State state = state_of(stage, reached);
  std::string line = fmt::format("{}: {:.0f} %", stage.name, std::floor(100 * state.share));
  line += speed_part(stage, state, ", ");
  if (state.seconds_left)
    line += reached.done < stage.amount ? fmt::format(", {} left", elapsed_text(*state.seconds_left))
                                        : fmt::format(", in {}", elapsed_text(reached.seconds));
  if (const std::string error = error_part(stage, reached); !error.empty())
    line += fmt::format(", {} {}", stage.outcome->name, error);
  return line + "\n";
}

std::string json_line(const Stage& stage, const Reached& reached) {
  const State state = state_of(stage, reached);
  nlohmann::ordered_json line{{"stage", stage.name},
                              {"done", reached.done},
                              {"total", stage.amount},
                              {"percent", std::floor(1000 * state.share) / 10},
                              {"seconds", std::round(1000 * reached.seconds) / 1000}};
  if (state.per_second) {
    if (stage.counts == Counts::patients) line["patients_per_second"] = std::round(*state.per_second);
    line["seconds_left"] = *state.seconds_left;
  }
  if (stage.outcome && reached.error) {
    line["outcome"] = stage.outcome->name;
    line["standard_error"] = *reached.error;
    line["unit"] = stage.outcome->unit;
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
  if (stage_.outcome) {
    error_.cost = stage_.outcome->cost;
    error_.effect = stage_.outcome->effect;
    error_.threshold = stage_.outcome->threshold;
  }
  if (frames_stages()) print_line(0);
  if (style_ == ProgressStyle::bar && stage_.amount == 0) print_over_line(stage_.name + " ...");
}

Progress::~Progress() {
  if (style_ == ProgressStyle::bar) print_over_line("");
  if (frames_stages() && stage_.amount > 0) print_line(interrupt_requested() ? shown_ : stage_.amount);
}

void Progress::show(std::uint64_t done) {
  shown_ = done;
  if (style_ == ProgressStyle::none) return;
  if (style_ == ProgressStyle::bar) return print_over_line(progress_line(stage_, reached(done)));
  if (seconds() < next_line_) return;
  next_line_ += between_lines;
  print_line(done);
}

Reached Progress::reached(std::uint64_t done) const {
  const double error = error_.now;
  return {done, seconds(), std::isnan(error) ? std::nullopt : std::optional(error)};
}

void Progress::print_line(std::uint64_t done) const {
  const bool as_json = style_ == ProgressStyle::json;
  print_message(as_json ? json_line(stage_, reached(done)) : plain_line(stage_, reached(done)));
}

KeepGoing watched_by(Progress& progress) {
  KeepGoing keep_going([&progress](std::uint64_t done) {
    progress.show(done);
    return !interrupt_requested();
  });
  keep_going.ledger = progress.ledger();
  keep_going.error = progress.error();
  return keep_going;
}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

}  // namespace spinepath::cli
