// The standard streams: results to stdout, messages to stderr; what is a terminal, and whether it has
// colours.
#pragma once
#include <string>
#include <string_view>

namespace spinepath::cli {

/// Prints results. Throws OutputError if they cannot be written.
void print(std::string_view text);
/// Prints messages, without control characters in their lines; failures are ignored, since there is no other
/// stream to report them.
void print_message(std::string_view text);
/// The same over the line on which the terminal's cursor is.
void print_over_line(std::string_view text);

/// While one exists, nothing is printed to stdout.
class SilentStdout {
 public:
  SilentStdout();
  ~SilentStdout();
  SilentStdout(const SilentStdout&) = delete;
  SilentStdout& operator=(const SilentStdout&) = delete;

 private:
  int stdout_;  ///< a copy of its descriptor; -1: there is none
};

/// Throws std::system_error if it cannot be read.
std::string all_of_stdin();

/// A terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb asks for plain text.
bool stdout_has_colours();
/// A terminal on which a line can be overwritten.
bool stderr_can_show_progress();

/// Opens /dev/null for standard streams that the caller closed, so that no result file gets their number, and
/// turns writing to a closed pipe or beyond the largest file size into an error instead of a fatal signal.
void secure_streams();

}  // namespace spinepath::cli
