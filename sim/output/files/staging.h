// Staging: files are written to a temporary folder within the target folder, with an unpredictable name and
// accessible to this user only, and moved to their places once all are complete. The next run into the same
// folder removes what a killed run left.
// MadeFolders: folders created for output; those that stay empty are removed again.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/output/files/file.h"
#include "sim/output/files/lock.h"

namespace spinepath::output {

/// So that moves survive a loss of power; not supported by all file systems.
void flush_folder(const std::filesystem::path& folder);

class MadeFolders {
 public:
  MadeFolders() = default;
  ~MadeFolders();
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;

  /// Creates the folder with its parents; throws OutputError.
  void make(const std::filesystem::path& folder);
  /// Removes those that are empty.
  void remove_empty();

 private:
  std::vector<std::filesystem::path> made_;  ///< outermost first
};

class Staging {
 public:
  /// The folder must exist. Throws OutputError if nothing can be created in it.
  explicit Staging(const std::filesystem::path& folder);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Writes a staged file, complete and flushed, or throws OutputError and leaves none. Names are unique.
  void write(const std::string& name, const std::string& text);
  void write(const std::string& name, const Pieces& pieces);
  void discard(const std::string& name);
  /// Moves it to its place atomically, replacing an existing file. Throws OutputError.
  void move(const std::string& name, const std::filesystem::path& target);

 private:
  bool begin();
  std::filesystem::path aside(const std::string& name) const;

  std::filesystem::path folder_, path_;
  std::optional<Lock> lock_;  ///< held until this process ends
  std::vector<std::string> names_;
};

}  // namespace spinepath::output
