#include "sim/output/files/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

/// 0, or the error number.
int write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = ::write(file, text.data() + done, text.size() - done);
    if (written >= 0)
      done += static_cast<std::size_t>(written);
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

/// Writes, flushes and closes. 0, or the error number.
int finish(int file, const std::string& text) {
  int error = write_all(file, text);
  if (error == 0 && ::fsync(file) != 0 && errno != EINVAL) error = errno;  // EINVAL: a pipe cannot be flushed
  if (::close(file) != 0 && error == 0) error = errno;
  return error;
}

}  // namespace

OutputError::OutputError(const fs::path& path, const std::string& reason)
    : std::runtime_error(fmt::format("cannot write {}: {}", path.string(), reason)) {}

std::optional<std::string> text_of_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return file.good() ? std::optional(text.str()) : std::nullopt;
}

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code not_there;
  return fs::equivalent(a, b, not_there);
}

bool is_among(const fs::path& path, std::span<const std::string> read) {
  return std::ranges::any_of(read, [&](const std::string& one) { return is_same_file(path, one); });
}

void create_file(const fs::path& path, const std::string& text, const fs::path& shown) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) throw OutputError(shown, std::strerror(errno));
  if (const int error = finish(file, text); error != 0) {
    ::unlink(path.c_str());
    throw OutputError(shown, std::strerror(error));
  }
}

void write_to_device(const fs::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) throw OutputError(path, std::strerror(errno));
  if (const int error = finish(file, text); error != 0) throw OutputError(path, std::strerror(error));
}

}  // namespace spinepath::output
