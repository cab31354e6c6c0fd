// Job: the frame of every command that writes results. It refuses to write over what was read, opens the
// outputs before the work, listens to Ctrl-C, does the work, prints the report, then writes the files, and
// says where they are. A command gives its scenarios, the names of its files and its work, and has no other
// way to write.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/cli/options/run_settings.h"
#include "sim/cli/terminal/exit_codes.h"
#include "sim/output/files/file.h"

namespace spinepath::cli {

/// What the work made.
struct Finished {
  std::vector<output::File> files;  ///< --format csv and json print the first of either ending
  std::string report;               ///< the tables
  std::string messages = {};        ///< whole lines for stderr, such as warnings
  std::string summary = {};         ///< how much was done in what time; "files in …" is added to it
  std::string stopped = {};         ///< "interrupted after …"; empty: all that was asked for is there
  ExitCode exit_code = ok;          ///< where it was not stopped
};

/// Results go into a folder.
struct ToFolder {
  std::filesystem::path named;     ///< by --out; empty: not named; "-": no files, stdout has the results
  std::filesystem::path usual;     ///< where it is not named
  std::string command;             ///< as files.json names it: results of the same command are replaced
  std::vector<std::string> names;  ///< of all files that this call may write
};

/// Results go into one file, or into none where the path is empty.
struct ToFile {
  std::filesystem::path path;
};

struct Job {
  std::vector<std::string> scenarios;  ///< scenario files, as on the command line
  std::vector<std::string> read;       ///< all files that were read; none of them is written over
  std::variant<ToFolder, ToFile> to;
  Format format = Format::table;
  bool quiet = false, verbose = false;
  /// None where it was stopped before there was anything to report. May throw Stop and WrongCall.
  std::function<std::optional<Finished>()> work;
};

/// Throws OutputError before the work where the outputs must not or cannot be written.
ExitCode perform(const Job& job);

/// Where results of a scenario file go unless --out names a folder: "results/four_ways", "results/stdin".
std::filesystem::path results_folder(const std::string& scenario_file,
                                     const std::filesystem::path& below = "results");

}  // namespace spinepath::cli
