// Job: the frame of every command that writes results. It refuses work that does not fit into memory or on the disk,
// and to overwrite input files, opens the outputs before the work, handles Ctrl-C, does the work, prints the report,
// writes the files, and reports where they are. A command provides its scenarios, file names and work, and has no other
// way to write. A folder of results also gets report.html and drawings of the pathways. A shard writes no results: its
// part of the work is only saved; that of a process which does not lead goes to the leader.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/cli/options/run_settings.h"
#include "sim/cli/plan/plan.h"
#include "sim/cli/terminal/exit_codes.h"
#include "sim/output/files/file.h"
#include "sim/output/partial/saved_work.h"
#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

/// Results of the work.
struct Finished {
  std::vector<output::File> files;          ///< --format csv and json print the first with that extension
  std::shared_ptr<const void> source = {};  ///< what texts in pieces are made of; null: nothing
  std::string report;                       ///< tables
  std::string heading = {};   ///< with it, the report begins with it and with the results in brief
  std::string messages = {};  ///< whole lines for stderr, such as warnings
  std::string summary = {};   ///< amount and time of the work; "files in …" is appended
  std::string stopped = {};   ///< "interrupted after …"; empty if complete
  ExitCode exit_code = ok;    ///< if not stopped
};

/// Output to a folder.
struct ToFolder {
  std::filesystem::path named;     ///< by --out; empty: not named; "-": no files, stdout has the results
  std::filesystem::path usual;     ///< if not named
  std::string command;             ///< as in files.json: results of the same command are replaced
  std::vector<std::string> names;  ///< of all files that may be written
  const scenario::Scenario* pictured =
      nullptr;            ///< scenario of report.html and the drawings; null: without these
  bool reported = false;  ///< report.html is written without a scenario, and without drawings
};

/// Output to one file, the first of those finished.
struct ToFile {
  std::filesystem::path path;  ///< empty: no file; "-": no file, stdout has its text in place of the report
};

struct Job {
  std::vector<std::string> scenarios;  ///< scenario files, as on the command line
  std::vector<std::string> read;       ///< all files that were read; never overwritten
  std::variant<ToFolder, ToFile> to;
  Format format = Format::table;
  output::Style style = output::Style::plain;  ///< of the results in brief
  std::vector<std::string> words = {};         ///< of the command line, by which results can be repeated
  int threads = 0;                             ///< that the work may use; 0: not known
  bool quiet = false, verbose = false;
  Ledgers ledgers = {};           ///< of the work
  std::optional<Plan> plan = {};  ///< of the work; none: it is not known, or nothing is computed
  std::string save = {};          ///< folder of partial results; empty: none
  bool dry_run = false;           ///< only the plan is printed
  /// None if stopped before there is anything to report. May throw Stop and WrongCall.
  std::function<std::optional<Finished>()> work;
};

/// The job with what these settings say of its output, threads, plan and partial results.
Job with_settings(const RunSettings& settings, Job job);

/// Throws OutputError before the work if the outputs must not or cannot be written.
ExitCode perform(const Job& job);

/// Default folder of the results of a scenario file: "results/four_ways", "results/stdin".
std::filesystem::path results_folder(const std::string& scenario_file,
                                     const std::filesystem::path& below = "results");

}  // namespace spinepath::cli
