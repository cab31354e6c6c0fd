// load: a scenario file, or what is wrong with it told on stderr.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/exit_codes.h"
#include "sim/scenario/read.h"

namespace spinepath::cli {

enum class ErrorFormat { text, json };

struct Loaded {
  ExitCode exit_code = ok;  ///< file_failure, scenario_mistakes, or ok where there is a scenario
  std::optional<scenario::Scenario> scenario;
  std::vector<std::string> files;  ///< by Location::file
  std::uint64_t hash = 0;
};

Loaded load(const std::string& file, ErrorFormat format);

}  // namespace spinepath::cli
