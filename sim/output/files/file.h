// File: name and text of a result file. OutputError: why a path cannot be written.
#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

namespace spinepath::output {

class OutputError : public std::runtime_error {
 public:
  OutputError(const std::filesystem::path& path, const std::string& reason);
};

struct File {
  std::string name;  ///< relative to its folder: "outcomes.csv", "export/cost.csv"
  std::string text;
};

/// The bytes of a regular file; none if it cannot be read.
std::optional<std::string> text_of_file(const std::filesystem::path& path);

/// Whether two paths name the same existing file.
bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);
/// Whether a path denotes one of the files that were read, under any name.
bool is_among(const std::filesystem::path& path, std::span<const std::string> read);

/// Writes a complete new file and flushes it to the disk. On failure the file is removed and an OutputError
/// that names `shown` is thrown. An existing file or symbolic link is never followed or replaced.
void create_file(const std::filesystem::path& path, const std::string& text,
                 const std::filesystem::path& shown);

/// Writes to an existing path that is not a regular file, such as /dev/stdout or a named pipe. Throws
/// OutputError.
void write_to_device(const std::filesystem::path& path, const std::string& text);

}  // namespace spinepath::output
