#include "sim/cli/terminal/interrupt.h"

#include <atomic>
#include <csignal>

namespace spinepath::cli {
namespace {

std::atomic<bool> requested = false;  // a signal handler can reach nothing but a global
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interrupt(int) { requested = true; }

}  // namespace

void listen_for_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

bool interrupt_requested() { return requested; }

}  // namespace spinepath::cli
