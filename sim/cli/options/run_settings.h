// Common parts of commands that simulate: options, progress, interrupts, and the folder of results.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/cli/options/changes.h"
#include "sim/cli/options/display.h"
#include "sim/cli/options/saving.h"
#include "sim/cli/terminal/load.h"
#include "sim/cli/terminal/progress.h"
#include "sim/engine/run/run.h"
#include "sim/output/files/manifest.h"
#include "sim/output/text/section.h"

namespace spinepath::cli {

struct RunSettings {
  const CLI::App* command = nullptr;  ///< of which these are the options
  std::optional<std::uint64_t> patients, seed, threads;
  std::string out;  ///< empty: a folder named after the scenario; "-": no files
  Changes changes;
  bool quiet = false, verbose = false;
  std::optional<ProgressStyle> progress;  ///< none: the usual one
  Format format = Format::table;
  Colour colour = Colour::automatic;
  ErrorFormat error_format = ErrorFormat::text;

  Saving saving = {};
  Ledgers ledgers = {};  ///< opened for the work

  int thread_count() const { return static_cast<int>(threads.value_or(0)); }
  bool writes_files() const { return out != "-"; }
  bool dry_run = false;  ///< only the plan is printed
  bool report = true;    ///< report.html is written, too
  /// The scenario of the report, if it is to be written.
  const scenario::Scenario* pictured(const scenario::Scenario& scenario) const {
    return report ? &scenario : nullptr;
  }
};

/// --dry-run
void add_dry_run(CLI::App& command, RunSettings& settings);
/// --no-report
void add_report_option(CLI::App& command, RunSettings& settings);
/// `folder`: the default of --out, for the help.
void add_run_settings(CLI::App& command, RunSettings& settings, const std::string& folder);

/// The manifest of a run that begins, without wall time.
output::Manifest manifest_for(const RunSettings& settings, const std::string& file, const Loaded& loaded);

/// Opens the ledgers; says what the folder of partial results has. `file`: of the scenario.
Ledgers open_ledgers(const RunSettings& settings, const output::Manifest& manifest, const std::string& file);

/// The scenario with the requested changes. Throws Stop or WrongCall if there is none.
Loaded load_for(const RunSettings& settings, const std::string& file);
Loaded changed_for(const RunSettings& settings, Loaded loaded);

ProgressStyle progress_style(const RunSettings& settings);
Progress progress_of(Stage stage, const RunSettings& settings);

/// The style of a report on stdout.
output::Style style_of(const RunSettings& settings);
/// Reports a step on stderr, with --verbose.
void narrate(const RunSettings& settings, const std::string& step);
void narrate(const RunSettings& settings, std::uint64_t patients, double seconds);

}  // namespace spinepath::cli
