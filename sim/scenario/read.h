// Reading: a scenario file with its libraries and life table, read and checked as a whole. The result is a
// Scenario or all its errors, in the order of the files.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

struct Reading {
  std::optional<Scenario> scenario;          ///< empty if there are errors
  std::vector<std::string> files;            ///< in reading order; indexed by Location::file
  std::vector<InputError> errors, warnings;  ///< in reading order
  std::uint64_t hash = 0;                    ///< FNV-1a over the bytes of all files, in reading order
};

Reading read_scenario(const std::filesystem::path& path);
/// The same with `text` as the content of the file at `path`; libraries are relative to `path`.
Reading read_scenario_text(std::string text, const std::filesystem::path& path = "scenario.toml");

/// Where a file does not say when to report: the usual times within the horizon, at no place in the file.
void fill_report_times(Simulation& simulation);
void fill_follow_up(Simulation& simulation);

}  // namespace spinepath::scenario
