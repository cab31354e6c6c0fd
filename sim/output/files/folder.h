// OutputFolder: a set of files written so that each is complete or absent: aside under a temporary name in
// the same folder, flushed to the disk, then renamed; all are written before the first is renamed. Whether
// the folder can take them is found out before a long run, not after it.
#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace spinepath::output {

class OutputError : public std::runtime_error {
 public:
  OutputError(const std::filesystem::path& path, const std::string& reason);
};

struct File {
  std::string name;
  std::string text;
};

class OutputFolder {
 public:
  /// Makes the folder with its parents and tries it; `names`: the files that will be written, in subfolders
  /// of it where the name says so ("export/cost.csv").
  OutputFolder(std::filesystem::path path, std::span<const std::string> names);
  /// Folders it made and that stayed empty are removed.
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// `own_names`: all that the command may write here. Those that it did not write this time are an earlier
  /// run's: they are removed once the new files stand in their places, with subfolders that this empties.
  void write(std::span<const File> files, std::span<const std::string> own_names = {}) const;

 private:
  void remove_file(const std::string& name) const;
  void create(const std::filesystem::path& whole);
  void try_out(std::span<const std::string> names) const;
  void remove_if_empty() const;

  std::filesystem::path path_;
  std::vector<std::filesystem::path> created_;  ///< outermost first
};

/// Where one file shall be written, known to take it before the long work; none where no file is asked for.
std::optional<OutputFolder> folder_of(const std::filesystem::path& file);

/// A file that must not be there yet.
void write_new_file(const std::filesystem::path& path, const std::string& text);

}  // namespace spinepath::output
