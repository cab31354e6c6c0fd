// The three standard streams: results to stdout, all else to stderr; what is a terminal, and whether it has
// colours.
#pragma once
#include <string>
#include <string_view>

namespace spinepath::cli {

/// Results. Throws OutputError where they cannot be written.
void print(std::string_view text);
/// Messages. What cannot be written there is lost: there is no other place to say so.
void tell(std::string_view text);

/// Throws std::system_error where it cannot be read.
std::string all_of_stdin();

/// A terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb asks for plain text.
bool stdout_has_colours();
/// A terminal on which a line can be written again.
bool stderr_can_show_progress();

/// Opens /dev/null for streams that the caller closed, so that no result file takes their number, and makes
/// writing into a closed pipe, or beyond the largest file size, an error instead of a fatal signal.
void secure_streams();

}  // namespace spinepath::cli
