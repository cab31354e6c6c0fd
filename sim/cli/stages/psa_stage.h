// psa_stage: the probabilistic sensitivity analysis of `run` and `budget`, after the run at the parameters'
// values: what was asked for, its progress, its warnings and errors.
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

/// From the command line; what is left out is the scenario's.
struct PsaArguments {
  std::optional<std::uint64_t> draws, patients_per_draw;
  bool split_by_pilot = false;  ///< --patients-per-draw auto
};
enum class PatientsPerDraw { number, number_or_auto };
void add_psa_options(CLI::App& command, PsaArguments& arguments,
                     PatientsPerDraw allowed = PatientsPerDraw::number);

/// Throws WrongCall where the counts do not go together.
void check(const PsaArguments& arguments, const scenario::Scenario& scenario);
/// None where no PSA is asked for.
std::optional<PsaOptions> psa_options(const PsaArguments& arguments, const scenario::Scenario& scenario,
                                      std::uint64_t seed, int threads);

/// The best split of as many patients in all, found by a pilot; reports the reason unless it is quiet.
PsaOptions split_by_pilot(const scenario::Scenario& scenario, const PsaOptions& options, bool quiet);
/// Until the end or the first Ctrl-C.
Psa watched_psa(const scenario::Scenario& scenario, const PsaOptions& options, Progress& progress);

/// Warnings, a line each: nothing is uncertain, or parts were often drawn again.
std::string draw_warnings(std::size_t parameters, std::uint64_t draws, const std::vector<Redrawn>& redrawn);
/// No attempt at a draw of that part was possible: reports which numbers to correct, and throws Stop.
[[noreturn]] void stop_impossible(const std::string& part, const Loaded& loaded, ErrorFormat format);

}  // namespace spinepath::cli
