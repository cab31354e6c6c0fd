#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/numerics/sha256.h"
#include "sim/cli/commands.h"
#include "sim/cli/program.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/version.h"
#include "sim/output/files/contents.h"
#include "sim/output/text/number.h"
#include "sim/output/text/table.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using output::WrittenFile;
using output::WrittenRun;

/// A folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "spinepath-rerun-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw output::OutputError(name, "no folder can be made there");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void warn_of_other_program(const WrittenRun& run) {
  const output::Json now = version_object(), &then = run.origin.at("program");
  for (const char* fact : {"version", "commit", "compiler"})
    if (then.value(fact, "") != now.value(fact, ""))
      print_message(fmt::format("warning: made by another program: {} {}, now {}\n", fact,
                                output::printable(then.value(fact, "unknown")), now.value(fact, "unknown")));
}

/// Files that were read and are not the same any more.
void warn_of_changed_files(const WrittenRun& run) {
  for (const output::Json& file : run.origin.value("read", output::Json::array())) {
    const std::string name = file.at("name");
    const auto text = output::text_of_file(name);
    if (!text || sha256(*text) != file.at("sha256"))
      print_message(
          fmt::format("warning: {} {}\n", output::printable(name), text ? "was changed since" : "is gone"));
  }
}

/// Why a run cannot be repeated; empty if it can.
std::string_view obstacle(const WrittenRun& run, const std::vector<std::string>& words) {
  if (words.empty()) return "files.json has no command line to run again";
  if (run.state != output::RunState::complete) return "its results are partial";
  if (std::ranges::find(words, "-") != words.end()) return "its scenario came from stdin";
  for (const std::string& word : words)
    for (const char* elsewhere : {"--save", "--shard", "--merge", "--out", "-o", "--csv", "--json"})
      if (word.starts_with(elsewhere)) return "its command line has options that are not of results";
  return {};
}

/// Into the folder `to`. Throws Stop.
void run_again(const WrittenRun& run, const fs::path& to) {
  auto words = run.origin.is_object() ? run.origin.value("words", std::vector<std::string>{})
                                      : std::vector<std::string>{};
  if (const std::string_view why = obstacle(run, words); !why.empty())
    return print_message(fmt::format("warning: `{}` is not run again: {}\n", run.command, why));
  warn_of_other_program(run);
  std::error_code gone;
  fs::current_path(run.origin.value("folder", "."), gone);  // else from here
  print_message(fmt::format("spinepath {}\n", output::printable_words(words)));
  words.insert(words.end(), {fmt::format("--out={}", to.string()), "--quiet"});
  warn_of_changed_files(run);
  const SilentStdout silent;
  if (const ExitCode code = run_words(std::move(words)); code != ok && code != check_failed) throw Stop{code};
}

struct Compared {
  std::vector<std::string> lines;
  std::size_t files = 0, same = 0;
};

void compare(const fs::path& folder, const WrittenRun& run, const fs::path& again, Compared& compared) {
  for (const WrittenFile& file : run.files) {
    const bool is_there = fs::exists(folder / file.name), is_again = fs::exists(again / file.name);
    const std::string_view verdict = !is_there                                         ? "missing"
                                     : output::described_in(folder, file.name) != file ? "changed since"
                                     : !is_again                                       ? "not made again"
                                     : output::described_in(again, file.name) != file  ? "differs"
                                                                                       : "same";
    compared.lines.push_back(fmt::format("{:<15}{}  {}\n", verdict, file.sha256.substr(0, 16), file.name));
    ++compared.files;
    compared.same += verdict == "same" ? 1 : 0;
  }
}

ExitCode rerun(const fs::path& given) {
  const fs::path folder = fs::absolute(given);
  const output::FolderContents contents = output::read_contents(folder);
  if (contents.runs.empty()) {
    print_message(fmt::format("spinepath rerun: {}: no files.json of results\n", given.string()));
    return file_failure;
  }
  const TemporaryFolder again;
  try {
    for (const WrittenRun& run : contents.runs) run_again(run, again.path());
  } catch (const nlohmann::json::exception&) {
    print_message(fmt::format("spinepath rerun: {}: the origin in files.json is damaged\n", given.string()));
    return file_failure;
  }
  Compared compared;
  for (const WrittenRun& run : contents.runs) compare(folder, run, again.path(), compared);
  print(fmt::format("{}{} of {} the same, to the byte\n", fmt::join(compared.lines, ""), compared.same,
                    output::counted(compared.files, "file")));
  return compared.same == compared.files ? ok : check_failed;
}

}  // namespace

Action add_rerun(CLI::App& app) {
  const auto folder = std::make_shared<std::string>();
  app.add_option("DIR", *folder, "folder of results, with its files.json")->required()->type_name("DIR");
  return [folder] { return rerun(*folder); };
}

}  // namespace spinepath::cli
