// The commands that made the result files, as they would be given again. Threads, times, hosts and folders are left out:
// no number depends on them.
#pragma once
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct RepeatedPart {
  std::string name;     ///< "run", "tornado"
  std::string command;  ///< as typed into a shell
  Origin origin;        ///< its patients, seed and draws
  bool has_draws;       ///< whether a command of this kind may draw parameters
  std::string files;    ///< that the report read or that belong to them
};

/// For a shell: in quotation marks where it has to be.
std::string for_shell(const std::string& text);

/// The run first, then what else there is.
std::vector<RepeatedPart> repeated_parts(const Material& material);

}  // namespace spinepath::report
