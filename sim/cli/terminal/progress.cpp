#include "sim/cli/terminal/progress.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

constexpr const char* erase_line = "\r\033[K";

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds) {
  constexpr std::size_t width = 20;
  const double share =
      total == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto full = static_cast<std::size_t>(share * width);
  std::string line = fmt::format("[{}{}] {:3.0f} %", std::string(full, '#'), std::string(width - full, '-'),
                                 std::floor(100 * share));
  if (done == 0 || !(seconds > 0)) return line;
  const double speed = static_cast<double>(done) / seconds;
  const double left = static_cast<double>(total - std::min(done, total)) / speed;
  return line + fmt::format("  {}  {} left", speed_text(speed), elapsed_text(std::ceil(left)));
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

Progress::Progress(std::uint64_t patients, Shown shown, Ledger* ledger)
    : patients_(patients), shown_(shown), ledger_(ledger), start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (shown_ == Shown::yes) print_message(erase_line);
}

void Progress::show(std::uint64_t done) {
  if (shown_ == Shown::yes) print_message(erase_line + progress_line(done, patients_, seconds()));
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
