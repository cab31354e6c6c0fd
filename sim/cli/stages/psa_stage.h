// psa_stage: the probabilistic sensitivity analysis of `run` and `budget`, after the run at the parameters'
// values: its options, progress, warnings and errors.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa/psa.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/load.h"
#include "sim/cli/terminal/progress.h"

namespace spinepath::cli {

/// From the command line; missing values are those of the scenario.
struct PsaArguments {
  std::optional<std::uint64_t> draws, patients_per_draw;
  bool split_by_pilot = false;  ///< --patients-per-draw auto
};
enum class PatientsPerDraw { number, number_or_auto };
void add_psa_options(CLI::App& command, PsaArguments& arguments,
                     PatientsPerDraw allowed = PatientsPerDraw::number);

/// Throws WrongCall if the counts are inconsistent.
void check(const PsaArguments& arguments, const scenario::Scenario& scenario);
/// None if no PSA is requested.
std::optional<PsaOptions> psa_options(const PsaArguments& arguments, const scenario::Scenario& scenario,
                                      std::uint64_t seed, int threads);

/// The best split of the total number of patients, found by a pilot run; reports the reason unless quiet.
PsaOptions split_by_pilot(const scenario::Scenario& scenario, const PsaOptions& options, bool quiet);
/// Until the end or the first Ctrl-C.
Psa watched_psa(const scenario::Scenario& scenario, const PsaOptions& options, Progress& progress,
                const RunSums* at_values = nullptr);

/// Warnings, one per line: no uncertain parameter, or parts that were often redrawn, with the rule that they break.
std::string draw_warnings(const scenario::Scenario& scenario, std::uint64_t seed, std::size_t parameters,
                          std::uint64_t draws, const std::vector<RejectedDraws>& redrawn);
/// All attempts at a draw of that part were impossible: reports the numbers to correct, and throws Stop.
[[noreturn]] void stop_impossible(const std::string& part, const Loaded& loaded, ErrorFormat format);

}  // namespace spinepath::cli
