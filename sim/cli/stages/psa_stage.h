// psa_stage: the probabilistic sensitivity analysis of `run`, after the run at the parameters' values: what
// was asked for, its progress, and what is wrong with it.
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

/// What is wrong with the command line; empty where nothing is.
std::string problem_with(const PsaArguments& arguments, const scenario::Scenario& scenario);
/// None where no PSA is asked for.
std::optional<PsaOptions> psa_options(const PsaArguments& arguments, const scenario::Scenario& scenario,
                                      std::uint64_t seed, int threads);

/// As many patients in all, in the split that a pilot says is best; tells why unless it shall be quiet.
enum class Tell { nothing, why };
PsaOptions split_by_pilot(const scenario::Scenario& scenario, const PsaOptions& options, Tell tell);
/// Until the end or the first Ctrl-C.
Psa watched_psa(const scenario::Scenario& scenario, const PsaOptions& options, Progress& progress);

/// Tells what makes the draws less than they seem: parts drawn again often, nothing uncertain.
void warn_of_psa(const Psa& psa);
void warn_of_draws(std::size_t parameters, std::uint64_t draws, const std::vector<Redrawn>& redrawn);
/// Where no attempt at a draw was possible: tells which numbers the scenario must mend.
void tell_impossible(const Psa& psa, const Loaded& loaded, ErrorFormat format);

}  // namespace spinepath::cli
