#include "sim/output/files/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_size = 1 << 16;  ///< [bytes]

/// Why a file cannot be written.
struct WriteFailure {
  int error;
};

void write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      throw WriteFailure{errno};
  }
}

/// Writes, flushes and closes. 0, or the error number.
int finish(int file, const Pieces& pieces) {
  int error = 0;
  try {
    pieces([file](std::string_view piece) { write_all(file, piece); });
  } catch (const WriteFailure& failure) {
    error = failure.error;
  } catch (...) {
    ::close(file);
    throw;
  }
  if (error == 0 && ::fsync(file) != 0 && errno != EINVAL) error = errno;  // EINVAL: a pipe cannot be flushed
  if (::close(file) != 0 && error == 0) error = errno;
  return error;
}

Pieces one_piece(const std::string& text) {
  return [&text](const Sink& sink) { sink(text); };
}

}  // namespace

OutputError::OutputError(const fs::path& path, const std::string& reason)
    : std::runtime_error(fmt::format("cannot write {}: {}", path.string(), reason)) {}

Pieces in_rows(std::string header, std::size_t rows,
               std::function<void(std::size_t row, std::string& text)> append) {
  return [header = std::move(header), rows, append = std::move(append)](const Sink& sink) {
    std::string text = header;
    for (std::size_t row = 0; row < rows; ++row) {
      append(row, text);
      if (text.size() < piece_size) continue;
      sink(text);
      text.clear();
    }
    sink(text);
  };
}

void File::write_to(const Sink& sink) const {
  if (pieces)
    pieces(sink);
  else
    sink(text);
}

std::string whole_text(const File& file) {
  std::string text;
  file.write_to([&text](std::string_view piece) { text += piece; });
  return text;
}

File file_on_disk(const fs::path& folder, const std::string& name) {
  return {.name = name, .text = {}, .pieces = [path = folder / name](const Sink& sink) {
            std::error_code error;
            if (!fs::is_regular_file(path, error)) return;
            std::ifstream file(path, std::ios::binary);
            std::string piece(piece_size, '\0');
            while (file.read(piece.data(), piece_size) || file.gcount() > 0)
              sink(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
          }};
}

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
  create_file(path, one_piece(text), shown);
}

void create_file(const fs::path& path, const Pieces& pieces, const fs::path& shown) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) throw OutputError(shown, std::strerror(errno));
  int error = 0;
  try {
    error = finish(file, pieces);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
  if (error == 0) return;
  ::unlink(path.c_str());
  throw OutputError(shown, std::strerror(error));
}

void write_to_device(const fs::path& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) throw OutputError(path, std::strerror(errno));
  if (const int error = finish(file, one_piece(text)); error != 0)
    throw OutputError(path, std::strerror(error));
}

}  // namespace spinepath::output
