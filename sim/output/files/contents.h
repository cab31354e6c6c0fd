// FolderContents: which run wrote which files of a folder, with their sizes and hashes. Stored in the folder
// as files.json, so that a later run replaces and removes only files of an earlier one, and a folder with
// files of different runs can be recognised.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/output/files/file.h"
#include "sim/output/files/json.h"

namespace spinepath::output {

inline constexpr const char* contents_file = "files.json";

enum class RunState {
  complete,
  partial,    ///< stopped early, or some of its files could not be written
  unfinished  ///< its files were being moved in or replaced when the program was killed
};

struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< of its bytes

  bool operator==(const WrittenFile&) const = default;
};
WrittenFile described(const File& file);
/// A file of the folder as it is now.
WrittenFile described_in(const std::filesystem::path& folder, const std::string& name);

struct WrittenRun {
  std::string command;                 ///< "run", "sensitivity --two-way"
  std::vector<std::string> scenarios;  ///< scenario files, relative to the folder
  RunState state = RunState::complete;
  std::vector<WrittenFile> files;
  Json origin = {};  ///< command line, program, machine, time and files read; null: not known
};

struct FolderContents {
  std::vector<WrittenRun> runs;  ///< at most one complete or partial run of each command

  /// Whether an earlier run wrote a file of that name.
  bool lists(const std::string& file) const;
  /// Whether an earlier run wrote it with these bytes.
  bool lists(const WrittenFile& file) const;
};

std::string to_text(const FolderContents& contents);
/// Empty if the folder has no files.json. Throws OutputError if files.json was not written by this program.
FolderContents read_contents(const std::filesystem::path& folder);

}  // namespace spinepath::output
