#include "sim/scenario/text/file_set.h"

#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "models/numerics/fnv.h"
#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

namespace fs = std::filesystem;

std::string too_large(const fs::path& path, std::uintmax_t largest) {
  return fmt::format("file is larger than {} MiB: {}", largest / mebibyte, path.string());
}

/// Why a file cannot be read; empty if it can.
std::string read_problem(const fs::path& path, std::uintmax_t largest) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return fmt::format("no such file: {}", path.string());
  if (fs::is_directory(status)) return fmt::format("is a directory, not a file: {}", path.string());
  if (fs::is_regular_file(status) && fs::file_size(path, error) > largest) return too_large(path, largest);
  return {};
}

/// The content of a file, of which the end of one beyond `largest` is left out: the size of a pipe is unknown.
std::optional<std::string> bytes_of(const fs::path& path, std::uintmax_t largest) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes, block(1u << 16, '\0');
  while (in && bytes.size() <= largest) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof() && bytes.size() <= largest) return {};
  return bytes;
}

}  // namespace

fs::path identity_of(const fs::path& path) {
  std::error_code error;
  fs::path identity = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal() : identity;
}

std::optional<TextFile> FileSet::read(const fs::path& path, const Mention& mention, Report& report) {
  const auto refuse = [&](std::string problem) {
    if (names_.empty()) names_.push_back(path.string());
    report.refuse({.where = mention.where, .key = mention.key, .problem = std::move(problem)});
    return std::nullopt;
  };
  if (std::string problem = read_problem(path, largest_); !problem.empty()) return refuse(std::move(problem));
  std::optional<std::string> bytes = bytes_of(path, largest_);
  if (!bytes) return refuse(fmt::format("cannot be read: {}", path.string()));
  if (bytes->size() > largest_) return refuse(too_large(path, largest_));
  return add(path.string(), std::move(*bytes), report);
}

std::optional<TextFile> FileSet::add(std::string name, std::string text, Report& report) {
  const int number = static_cast<int>(names_.size());
  names_.push_back(std::move(name));
  hash_ = fnv1a(hash_, text);
  if (const std::size_t valid = valid_utf8(text); valid < text.size()) {
    const TextPosition at = position_at(text, valid);
    const auto byte = static_cast<unsigned char>(text[valid]);
    report.refuse({.where = {number, at.line, at.column},
                   .problem = fmt::format("byte 0x{:02x} is not UTF-8", byte),
                   .allowed = "text in UTF-8"});
    return {};
  }
  return TextFile{number, std::move(text)};
}

}  // namespace spinepath::scenario
