#include "sim/cli/terminal/streams.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "sim/output/files/file.h"
#include "sim/scenario/text/utf8.h"

namespace spinepath::cli {
namespace {

/// 0, or the error number.
int write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(stream, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

bool is_capable_terminal(int stream) {
  const char* const term = std::getenv("TERM");
  return ::isatty(stream) == 1 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

}  // namespace

void print(std::string_view text) {
  if (const int error = write_all(STDOUT_FILENO, text); error != 0)
    throw output::OutputError("standard output", std::strerror(error));
}

SilentStdout::SilentStdout() : stdout_(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)) {
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing < 0) return;
  ::dup2(nothing, STDOUT_FILENO);
  ::close(nothing);
}

SilentStdout::~SilentStdout() {
  if (stdout_ < 0) return;
  ::dup2(stdout_, STDOUT_FILENO);
  ::close(stdout_);
}

void print_message(std::string_view text) {
  static_cast<void>(write_all(STDERR_FILENO, scenario::printable_lines(text)));
}

void print_over_line(std::string_view text) {
  static_cast<void>(write_all(STDERR_FILENO, "\r\033[K" + scenario::printable_lines(text)));
}

std::string all_of_stdin() {
  std::string text;
  for (std::array<char, 65536> buffer;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got == 0) return text;
    if (got > 0)
      text.append(buffer.data(), static_cast<std::size_t>(got));
    else if (errno != EINTR)
      throw std::system_error(errno, std::generic_category());
  }
}

bool stdout_has_colours() {
  const char* const no_color = std::getenv("NO_COLOR");
  return is_capable_terminal(STDOUT_FILENO) && (no_color == nullptr || *no_color == '\0');
}

bool stderr_can_show_progress() { return is_capable_terminal(STDERR_FILENO); }

void secure_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 && ::open("/dev/null", O_RDONLY) != stream) std::abort();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace spinepath::cli
