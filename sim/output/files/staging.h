// Staging: files made aside and moved to their places once all are complete. They are made in a folder of
// their own within the target folder, with a name that cannot be predicted and that nobody else may enter.
// What a killed run left of such a folder is removed by the next run into the same place.
// MadeFolders: folders made for output; those that stay empty are removed again.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "sim/output/files/file.h"

namespace spinepath::output {

class MadeFolders {
 public:
  MadeFolders() = default;
  ~MadeFolders();
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;

  /// Makes the folder with its parents; throws OutputError.
  void make(const std::filesystem::path& folder);
  /// Removes those that are empty so far.
  void remove_empty();

 private:
  std::vector<std::filesystem::path> made_;  ///< outermost first
};

class Staging {
 public:
  /// The folder must exist. Throws OutputError where nothing can be made in it.
  explicit Staging(std::filesystem::path folder);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Makes a file aside, complete and flushed, or leaves none and throws OutputError. One of each name at a time.
  void write(const std::string& name, const std::string& text);
  void discard(const std::string& name);
  /// Moves it to its place in one step; what is there is replaced. Throws OutputError.
  void move(const std::string& name, const std::filesystem::path& target);

 private:
  std::filesystem::path aside(const std::string& name) const;

  std::filesystem::path folder_, path_;
  int lock_ = -1;  ///< held as long as this process lives
  std::vector<std::string> names_;
};

}  // namespace spinepath::output
