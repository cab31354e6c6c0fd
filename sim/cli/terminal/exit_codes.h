// How the program ends. 0, 1, 2 as grep and diff have them; classes of failure from 64 up as in BSD's
// sysexits.h; 130 = 128 + SIGINT as shells have it. Source: CONVENTIONS.md section 3.
#pragma once

namespace spinepath::cli {

enum ExitCode : int {
  ok = 0,
  check_failed = 1,        ///< an explicit check says no
  usage = 2,               ///< the command line is wrong
  scenario_mistakes = 65,  ///< the scenario has mistakes (EX_DATAERR)
  file_failure = 66,    ///< a file or the output cannot be read or written (EX_NOINPUT, in both directions)
  internal_error = 70,  ///< a mistake in this program (EX_SOFTWARE)
  interrupted = 130     ///< Ctrl-C or SIGTERM; nothing was written
};

}  // namespace spinepath::cli
