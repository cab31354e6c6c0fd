// OutputFolder: the files of one run in a folder. They are made aside and appear together; files.json names
// them and is written last, so that a run that was killed in between can be recognised. Nothing that was
// read, and nothing that no earlier run wrote, is replaced or removed. A partial result never replaces a
// complete one of the same command: it goes into a subfolder "partial". Whether the folder can take the
// files is found out before a long run.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/output/files/contents.h"
#include "sim/output/files/file.h"
#include "sim/output/files/staging.h"

namespace spinepath::output {

/// What a command is going to write.
struct FolderUse {
  std::filesystem::path folder;
  bool named_by_user = true;           ///< else another scenario's results are not replaced
  std::string command;                 ///< as files.json names it; it replaces earlier results of the same
  std::vector<std::string> scenarios;  ///< scenario files
  std::vector<std::string> names;      ///< of all files that it may write
  std::vector<std::string> read;       ///< files that it read
};

struct Written {
  std::filesystem::path folder;       ///< empty: nothing could be written
  std::vector<std::string> problems;  ///< a line each: what could not be written, and why
};

class OutputFolder {
 public:
  /// Makes the folder with its parents and tries it. Throws OutputError where the files must not or cannot
  /// be written.
  explicit OutputFolder(FolderUse use);

  /// Writes the files that fit. `complete`: all that was asked for, else the run was stopped early.
  Written write(std::span<const File> files, bool complete);

  /// Whether the last run into this folder was killed while it wrote.
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
