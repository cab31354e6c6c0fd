// Exit codes of the program: one table, from which the help and the README follow. 0, 1 and 2 are used as by
// grep and diff, codes from 64 as in BSD's sysexits.h, 130 = 128 + SIGINT as by shells.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace spinepath::cli {

enum ExitCode : int {
  ok = 0,
  check_failed = 1,
  usage = 2,
  invalid_scenario = 65,  ///< EX_DATAERR
  file_failure = 66,      ///< EX_NOINPUT, in both directions
  not_installed = 69,     ///< EX_UNAVAILABLE; only of the scripts ./run and ./test
  internal_error = 70,    ///< EX_SOFTWARE
  does_not_fit = 71,      ///< EX_OSERR: a resource of the system is lacking
  interrupted = 130
};

struct ExitCodeInfo {
  ExitCode code;
  std::string_view name;  ///< one word
  std::string_view text;  ///< what happened
};

inline constexpr auto exit_codes = std::to_array<ExitCodeInfo>({
    {ok, "ok", "success"},
    {check_failed, "check",
     "a check failed (check --strict, validate, verify, rerun), or --precision was not reached"},
    {usage, "usage", "the command line is wrong"},
    {invalid_scenario, "scenario", "the scenario or the sample has errors"},
    {file_failure, "file", "a file cannot be read or written"},
    {not_installed, "packages", "./run or ./test could not install a package"},
    {internal_error, "internal", "a defect of this program, or out of memory"},
    {does_not_fit, "room", "the work needs more memory or disk than there is; nothing was started"},
    {interrupted, "interrupted", "stopped by Ctrl-C, SIGTERM or SIGHUP; complete parts are written"},
});

/// One line per code for the help: code and text.
std::string exit_codes_text();

}  // namespace spinepath::cli
