// What commands that simulate have in common: their options, progress and Ctrl-C, and where results go.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "sim/cli/terminal/load.h"
#include "sim/cli/terminal/progress.h"
#include "sim/engine/run/run.h"
#include "sim/output/files/manifest.h"
#include "sim/output/text/section.h"

namespace spinepath::cli {

enum class Format { table, csv, json };

struct RunSettings {
  std::optional<std::uint64_t> patients, seed, threads;
  std::string out;
  bool quiet = false;
  Format format = Format::table;
  ErrorFormat error_format = ErrorFormat::text;

  int thread_count() const { return static_cast<int>(threads.value_or(0)); }
};

/// `folder`: the default of --out, in words.
void add_run_settings(CLI::App& command, RunSettings& settings, const std::string& folder);

/// Of a run that begins: no seconds yet.
output::Manifest manifest_for(const RunSettings& settings, const std::string& file, const Loaded& loaded);

Progress progress_of(std::uint64_t patients, const RunSettings& settings);

output::Style style_of_stdout();
/// One of the three to stdout, as --format asks.
void print_as(Format format, const std::string& table, const std::string& csv, const std::string& json);

}  // namespace spinepath::cli
