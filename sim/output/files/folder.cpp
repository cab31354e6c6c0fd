#include "sim/output/files/folder.h"

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "models/numerics/sha256.h"
#include "sim/output/files/lock.h"
#include "sim/output/files/publish.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

/// A scenario file as in files.json: relative to the folder, so that both can be moved together.
std::string relative_to(const fs::path& folder, const std::string& file) {
  std::error_code error;
  const fs::path relative = fs::relative(file, folder, error);
  return error || relative.empty() ? file : relative.string();
}

constexpr const char* room_for_list = "room";

/// Reserves space, so that on an almost full disk the list of the written files can still be written.
void keep_room_for_list(Staging& staging, std::size_t files) {
  try {
    staging.write(room_for_list, std::string(65'536 + 400 * files, ' '));
  } catch (const OutputError&) {
    return;  // the files will not fit either; this is reported then
  }
}

WrittenFile written_to(Staging& staging, const File& file) {
  Sha256 hash;
  staging.write(file.name, [&](const Sink& to) {
    file.write_to([&](std::string_view piece) {
      hash.add(piece);
      to(piece);
    });
  });
  return {.name = file.name, .bytes = hash.bytes(), .sha256 = hash.text()};
}

/// Whether an earlier run into the folder read the same scenario files, or files that no longer exist.
bool is_same_scenario(const fs::path& folder, const WrittenRun& earlier,
                      const std::vector<std::string>& scenarios) {
  const auto gone = [&](const std::string& old) {
    std::error_code error;
    return !fs::exists(folder / old, error);
  };
  if (std::ranges::all_of(earlier.scenarios, gone)) return true;
  return std::ranges::equal(
      earlier.scenarios, scenarios,
      [&](const std::string& old, const std::string& now) { return is_same_file(folder / old, now); });
}

std::string results_of(const fs::path& folder, const WrittenRun& run) {
  std::string files;
  for (const std::string& scenario : run.scenarios) {
    const fs::path path = (folder / scenario).lexically_normal();
    files += (files.empty() ? "" : " ") + path.string();
  }
  return fmt::format("the results of `{} {}`", run.command, files);
}

}  // namespace

OutputFolder::OutputFolder(FolderUse use) : use_(std::move(use)) {
  for (const std::string& name : use_.names)  // before anything is created
    if (is_among(use_.folder / name, use_.read))
      throw OutputError(use_.folder / name, "this command reads it");
  made_.make(use_.folder);
  for (const std::string& name : use_.names) made_.make((use_.folder / name).parent_path());
  check(use_.folder);
  try_out();
}

void OutputFolder::check(const fs::path& folder) const {
  if (is_among(folder / contents_file, use_.read))
    throw OutputError(folder / contents_file, "this command reads it");
  const FolderContents contents = read_contents(folder);
  for (const WrittenRun& earlier : contents.runs) check_earlier(folder, earlier);
  for (const std::string& name : use_.names) check_file(folder, name, contents);
}

void OutputFolder::check_file(const fs::path& folder, const std::string& name,
                              const FolderContents& contents) const {
  const fs::path path = folder / name;
  if (is_among(path, use_.read)) throw OutputError(path, "this command reads it");
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::not_found) return;
  if (!fs::exists(status)) throw OutputError(path, error.message());
  if (fs::is_directory(status)) throw OutputError(path, "a folder of that name exists");
  if (!contents.lists(name))
    throw OutputError(path, "it exists and no earlier run wrote it; move it away or give another --out");
  if (!contents.lists(described_in(folder, name)))
    throw OutputError(path, "it was changed after a run wrote it; move it away or give another --out");
}

/// A folder holds the results of one scenario, of several commands only without common file names.
void OutputFolder::check_earlier(const fs::path& folder, const WrittenRun& earlier) const {
  const bool same_scenario = is_same_scenario(folder, earlier, use_.scenarios);
  const bool common_name = std::ranges::any_of(earlier.files, [&](const WrittenFile& file) {
    return std::ranges::find(use_.names, file.name) != use_.names.end() &&
           std::ranges::find(use_.shared, file.name) == use_.shared.end();
  });
  const bool fits =
      earlier.command == use_.command ? same_scenario || use_.named_by_user : same_scenario && !common_name;
  if (!fits)
    throw OutputError(folder, fmt::format("it holds {}; give another --out", results_of(folder, earlier)));
}

/// Tests whether a file can be created in and moved to every subfolder.
void OutputFolder::try_out() const {
  Staging staging(use_.folder);
  staging.write("try", "can it be written to?\n");
  std::set<fs::path> subfolders;
  for (const std::string& name : use_.names) subfolders.insert((use_.folder / name).parent_path());
  subfolders.erase(use_.folder);
  for (const fs::path& subfolder : subfolders) {
    const Staging inner(subfolder);
    staging.move("try", inner.path() / "try");
    std::error_code error;
    if (!fs::remove(inner.path() / "try", error)) throw OutputError(subfolder, error.message());
    staging.write("try", "can it be written to?\n");
  }
}

bool OutputFolder::holds_complete() const {
  const FolderContents contents = read_contents(use_.folder);
  return std::ranges::any_of(contents.runs, [&](const WrittenRun& run) {
    return run.command == use_.command && run.state == RunState::complete;
  });
}

std::vector<File> OutputFolder::files_of_others(std::span<const std::string_view> names) const {
  std::vector<File> files;
  for (const WrittenRun& run : read_contents(use_.folder).runs) {
    if (run.command == use_.command || run.state != RunState::complete) continue;
    for (const WrittenFile& written : run.files) {
      if (std::ranges::find(names, written.name) == names.end()) continue;
      File file = file_on_disk(use_.folder, written.name);
      if (described(file) == written) files.push_back(std::move(file));
    }
  }
  return files;
}

bool OutputFolder::holds_unfinished() const {
  const FolderContents contents = read_contents(use_.folder);
  return std::ranges::find(contents.runs, RunState::unfinished, &WrittenRun::state) != contents.runs.end();
}

fs::path OutputFolder::partial_folder() {
  constexpr int most = 1000;
  for (int n = 1; n <= most; ++n) {
    const fs::path folder = use_.folder / (n == 1 ? std::string("partial") : fmt::format("partial-{}", n));
    try {
      made_.make(folder);
      check(folder);
      return folder;
    } catch (const OutputError&) {
      continue;  // cannot be used: try the next one
    }
  }
  throw OutputError(use_.folder / "partial", "it holds other files");
}

/// The folder of the run's files: a subfolder if a partial result must not replace a complete one, or if
/// other files were put into the folder during the run.
fs::path OutputFolder::target_of(const WrittenRun& run, Written& written) {
  try {
    check(use_.folder);
    return run.state == RunState::partial && holds_complete() ? partial_folder() : use_.folder;
  } catch (const OutputError& error) {
    written.problems.emplace_back(error.what());
    return partial_folder();
  }
}

Written OutputFolder::write(std::span<const File> files, bool complete, const Json& origin) {
  Written written;
  WrittenRun run{
      .command = use_.command, .state = complete ? RunState::complete : RunState::partial, .origin = origin};
  const auto keep_problem = [&](const OutputError& error) {
    written.problems.emplace_back(error.what());
    run.state = RunState::partial;
  };
  try {
    Staging staging(use_.folder);
    keep_room_for_list(staging, files.size());
    for (const File& file : files) try {
        run.files.push_back(written_to(staging, file));
      } catch (const OutputError& error) {
        keep_problem(error);
      }
    staging.discard(room_for_list);
    if (run.files.empty()) return written;
    const Lock one_at_a_time(use_.folder);
    const fs::path folder = target_of(run, written);
    for (const WrittenFile& file : run.files) made_.make((folder / file.name).parent_path());
    for (const std::string& scenario : use_.scenarios) run.scenarios.push_back(relative_to(folder, scenario));
    written.removed = publish(folder, staging, run, use_.read);
    written.folder = folder;
  } catch (const OutputError& error) {
    keep_problem(error);
  }
  return written;
}

}  // namespace spinepath::output
