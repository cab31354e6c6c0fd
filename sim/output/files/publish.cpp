#include "sim/output/files/publish.h"

#include <algorithm>
#include <system_error>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

/// Removes a file of an earlier run, and its subfolder if that is then empty. False if the file is kept.
bool remove_earlier(const fs::path& folder, const WrittenFile& file, std::span<const std::string> read) {
  const fs::path path = folder / file.name;
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error)) || is_among(path, read) ||
      described_in(folder, file.name) != file)
    return false;
  if (!fs::remove(path, error))
    throw OutputError(path, "an earlier run's file cannot be removed: " + error.message());
  if (path.parent_path() != folder) fs::remove(path.parent_path(), error);
  return true;
}

constexpr const char* while_moving = "files.json.new";

}  // namespace

std::vector<std::string> publish(const fs::path& folder, Staging& staging, const WrittenRun& run,
                                 std::span<const std::string> read) {
  const auto is_replaced = [&](const WrittenFile& file) {
    return std::ranges::find(run.files, file.name, &WrittenFile::name) != run.files.end();
  };
  FolderContents moving = read_contents(folder), after;
  std::vector<WrittenFile> earlier;
  for (WrittenRun& old : moving.runs)
    if (old.command == run.command) {
      old.state = RunState::unfinished;
      earlier.insert(earlier.end(), old.files.begin(), old.files.end());
    } else {
      after.runs.push_back(old);
      std::erase_if(after.runs.back().files, [&](const WrittenFile& file) { return is_replaced(file); });
    }
  moving.runs.push_back(run);
  moving.runs.back().state = RunState::unfinished;
  after.runs.push_back(run);
  staging.write(while_moving, to_text(moving));
  staging.write(contents_file, to_text(after));

  staging.move(while_moving, folder / contents_file);
  flush_folder(folder);
  for (const WrittenFile& file : run.files) staging.move(file.name, folder / file.name);
  std::vector<std::string> removed;
  for (const WrittenFile& file : earlier)
    if (!is_replaced(file) && remove_earlier(folder, file, read)) removed.push_back(file.name);
  flush_folder(folder);
  staging.move(contents_file, folder / contents_file);
  flush_folder(folder);
  return removed;
}

}  // namespace spinepath::output
