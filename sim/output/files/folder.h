// OutputFolder: the files of one run in a folder. They are written to a staging folder and appear together;
// files.json lists them and is written last, so that a killed run can be recognised. Files that were read,
// that no earlier run wrote, or that were changed since are never replaced or removed. A partial result never
// replaces a complete one of the same command: it goes into a subfolder "partial". Whether the files can be
// written is tested before a long run.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/files/contents.h"
#include "sim/output/files/file.h"
#include "sim/output/files/staging.h"

namespace spinepath::output {

/// The files that a command is about to write.
struct FolderUse {
  std::filesystem::path folder;
  bool named_by_user = true;           ///< if false, results of other scenarios are not replaced
  std::string command;                 ///< as in files.json; replaces earlier results of the same command
  std::vector<std::string> scenarios;  ///< scenario files
  std::vector<std::string> names;      ///< of all files that it may write
  std::vector<std::string> read;       ///< files that it read
  std::vector<std::string> shared =
      {};  ///< those of the names that other commands of the folder write, too: they are made
           ///< of the whole folder
};

struct Written {
  std::filesystem::path folder;       ///< empty if nothing could be written
  std::vector<std::string> problems;  ///< one line per file that could not be written, with the reason
  std::vector<std::string> removed;   ///< files of the earlier run that this one did not make again
};

class OutputFolder {
 public:
  /// Creates the folder with its parents and tests it. Throws OutputError if the files must not or cannot be
  /// written.
  explicit OutputFolder(FolderUse use);

  /// Writes the files. `complete`: the run was not stopped early. `origin`: as in files.json.
  Written write(std::span<const File> files, bool complete, const Json& origin = {});

  /// Those of the names that complete runs of other commands wrote, as they were written.
  std::vector<File> files_of_others(std::span<const std::string_view> names) const;

  /// Whether the last run into this folder was killed while writing.
  bool holds_unfinished() const;

 private:
  void check(const std::filesystem::path& folder) const;
  void check_file(const std::filesystem::path& folder, const std::string& name,
                  const FolderContents& contents) const;
  void check_earlier(const std::filesystem::path& folder, const WrittenRun& earlier) const;
  void try_out() const;
  bool holds_complete() const;
  std::filesystem::path partial_folder();
  std::filesystem::path target_of(const WrittenRun& run, Written& written);

  FolderUse use_;
  MadeFolders made_;
};

}  // namespace spinepath::output
