// Ctrl-C (SIGINT) and SIGTERM: the first one asks the run to stop, the second one ends the program at once.
#pragma once

namespace spinepath::cli {

void listen_for_interrupts();
bool interrupt_requested();

}  // namespace spinepath::cli
