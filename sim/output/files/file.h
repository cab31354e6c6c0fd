// File: name and text of a result file; large texts are made in pieces, and never in memory as a whole. OutputError: why
// a path cannot be written.
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace spinepath::output {

class OutputError : public std::runtime_error {
 public:
  OutputError(const std::filesystem::path& path, const std::string& reason);
};

using Sink = std::function<void(std::string_view piece)>;
/// Gives a text to a sink, piece by piece, each time it is called.
using Pieces = std::function<void(const Sink& sink)>;
/// A header, and then what `append` adds for each of so many rows.
Pieces in_rows(std::string header, std::size_t rows,
               std::function<void(std::size_t row, std::string& text)> append);

struct File {
  std::string name;  ///< relative to its folder: "outcomes.csv", "export/cost.csv"
  std::string text;
  Pieces pieces = {};  ///< in place of `text`; what it is made of must live as long

  void write_to(const Sink& sink) const;
};
std::string whole_text(const File& file);

/// The bytes of a regular file; none if it cannot be read.
std::optional<std::string> text_of_file(const std::filesystem::path& path);
/// The same, read when it is asked for; without text if it cannot be read.
File file_on_disk(const std::filesystem::path& folder, const std::string& name);

/// Whether two paths name the same existing file.
bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);
/// Whether a path denotes one of the files that were read, under any name.
bool is_among(const std::filesystem::path& path, std::span<const std::string> read);

/// Writes a complete new file and flushes it to the disk. On failure the file is removed and an OutputError
/// that names `shown` is thrown. An existing file or symbolic link is never followed or replaced.
void create_file(const std::filesystem::path& path, const std::string& text,
                 const std::filesystem::path& shown);
void create_file(const std::filesystem::path& path, const Pieces& pieces, const std::filesystem::path& shown);

/// Writes to an existing path that is not a regular file, such as /dev/stdout or a named pipe. Throws
/// OutputError.
void write_to_device(const std::filesystem::path& path, const std::string& text);

}  // namespace spinepath::output
