// File: a result file by its name and its text. OutputError: why something cannot be written.
#pragma once
#include <filesystem>
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

/// Whether a path leads to one of the files that were read, by whatever name.
bool is_among(const std::filesystem::path& path, std::span<const std::string> read);

/// Writes a new file whole and flushes it to the disk. Where that fails, the file is removed and an
/// OutputError thrown that names `shown`. A file or symbolic link of that name is never followed or replaced.
void create_file(const std::filesystem::path& path, const std::string& text,
                 const std::filesystem::path& shown);

/// Writes into what exists and is not a regular file, such as /dev/stdout or a named pipe. Throws OutputError.
void write_to_device(const std::filesystem::path& path, const std::string& text);

}  // namespace spinepath::output
