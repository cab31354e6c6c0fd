#include "sim/cli/terminal/interrupt.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <string_view>

#include <time.h>
#include <unistd.h>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

constexpr std::int64_t one_second = 1'000'000'000;  ///< [ns]
constexpr std::string_view on_terminal =
    "\nspinepath: stopping after the current block; Ctrl-C again ends at once, without results\n";
constexpr std::string_view elsewhere = on_terminal.substr(1);

// A signal handler can only use globals.
std::atomic<std::int64_t> first_signal = 0;  ///< its time [ns of the monotonic clock]; 0: none yet
std::atomic<bool> writing = false;
std::string_view message = elsewhere;
static_assert(std::atomic<std::int64_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

std::int64_t monotonic_time() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * one_second + now.tv_nsec;
}

extern "C" void note_interrupt(int) {
  const int kept = errno;
  const std::int64_t now = monotonic_time();
  std::int64_t first = 0;
  if (first_signal.compare_exchange_strong(first, now)) {
    static_cast<void>(::write(STDERR_FILENO, message.data(), message.size()) + 1);
  } else if (now - first > one_second && !writing) {
    ::_exit(interrupted);
  }
  errno = kept;
}

bool is_ignored(int signal) {
  struct sigaction now {};
  return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

}  // namespace

void listen_for_interrupts() {
  message = stderr_can_show_progress() ? on_terminal : elsewhere;
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (signal != SIGHUP || !is_ignored(SIGHUP)) ::sigaction(signal, &action, nullptr);
}

bool interrupt_requested() { return first_signal != 0; }

Uninterrupted::Uninterrupted() { writing = true; }
Uninterrupted::~Uninterrupted() { writing = false; }

}  // namespace spinepath::cli
