// Ctrl-C (SIGINT), SIGTERM and SIGHUP: the first one requests a stop, with a message on stderr; a later one
// ends the program at once with exit code 130 and without results. Signals within a second of the first are
// ignored (a bouncing key, a shell that signals a whole group).
#pragma once

namespace spinepath::cli {

/// SIGHUP stays ignored where the caller ignores it (nohup).
void listen_for_interrupts();
bool interrupt_requested();

/// While one exists, no signal ends the program: files are being written.
class Uninterrupted {
 public:
  Uninterrupted();
  ~Uninterrupted();
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
};

}  // namespace spinepath::cli
