// sample_stage: the files of a PSA sample that another program made, as given to `decide`, and what its numbers are.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/cli/stages/sample_trials.h"
#include "sim/cli/terminal/load.h"
#include "sim/output/decision/sample.h"

namespace spinepath::cli {

/// From the command line; empty: not given.
struct SampleArguments {
  std::string cost, effect, parameters, cost_error, effect_error, long_form, long_effect;  ///< files
  std::string reference, currency = "money units", effect_name;
  View view = View::health_care;
  std::vector<double> thresholds;   ///< ascending [money per unit of effect]
  std::string grid;                 ///< MAX,STEPS
  std::vector<std::string> groups;  ///< NAME=PARAMETER,…
  TrialArguments trials;
  std::optional<std::uint64_t> threads;

  /// The file that has the costs.
  const std::string& main_file() const { return long_form.empty() ? cost : long_form; }
  int thread_count() const { return static_cast<int>(threads.value_or(0)); }
};
void add_sample_options(CLI::App& command, SampleArguments& arguments);

/// Throws WrongCall if files or options are missing, or do not go together.
void check(const SampleArguments& arguments);

struct LoadedSample {
  PsaSample sample;  ///< the reference first
  output::SampleQuestion question;
  std::vector<output::SampleFile> files;
  std::uint64_t hash = 0;  ///< FNV-1a of the bytes of all files

  std::vector<std::string> names() const;  ///< of the files
};
/// Reports errors of the files and throws Stop; throws WrongCall if a name given is not in them.
LoadedSample load_sample(const SampleArguments& arguments, ErrorFormat format);

}  // namespace spinepath::cli
