// Reads the files of result folders into a Material.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/files/file.h"
#include "sim/report/data/material.h"

namespace spinepath::report {

inline constexpr const char *wide_diagram_file = "diagram.svg", *narrow_diagram_file = "diagram-narrow.svg";

struct ResultFolder {
  std::string name;                 ///< for messages
  std::vector<output::File> files;  ///< names relative to the folder; those that no report uses are ignored
};

/// The names of files that a report uses.
std::span<const std::string_view> used_files();

/// The first folder that has results sets the scenario and the seed; parts of another scenario or seed, and second ones
/// of their kind, are left out and named. Throws Unusable if there is nothing to report, or if a file is not as this
/// program writes it.
Material read_material(std::vector<ResultFolder> folders);

}  // namespace spinepath::report
