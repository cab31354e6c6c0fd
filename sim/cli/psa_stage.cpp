#include "sim/cli/psa_stage.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/analysis/parameter_draws.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/streams.h"
#include "sim/output/psa_quantities.h"
#include "sim/scenario/uncertain_parts.h"

namespace spinepath::cli {

std::string problem_with(const PsaArguments& arguments, const scenario::Scenario& scenario) {
  if (arguments.draws && *arguments.draws == 1)
    return "--draws: 1 draw has no spread; allowed: 0 (no PSA), or 2 and more";
  if (arguments.patients_per_draw &&
      arguments.draws.value_or(static_cast<std::uint64_t>(scenario.uncertainty.draws)) == 0)
    return "--patients-per-draw: there are no draws; give --draws as well";
  return {};
}

std::optional<PsaOptions> psa_options(const PsaArguments& arguments, const scenario::Scenario& scenario,
                                      std::uint64_t seed, int threads) {
  const scenario::ParameterUncertainty& declared = scenario.uncertainty;
  const auto draws = arguments.draws.value_or(static_cast<std::uint64_t>(declared.draws));
  if (draws == 0) return std::nullopt;
  return PsaOptions{
      .draws = draws,
      .patients = arguments.patients_per_draw.value_or(static_cast<std::uint64_t>(declared.patients)),
      .seed = seed,
      .threads = threads};
}

Psa watched_psa(const scenario::Scenario& scenario, const PsaOptions& options, Progress& progress) {
  return run_psa(scenario, options, [&](std::uint64_t done) {
    progress.show(done);
    return !interrupt_requested();
  });
}

void warn_of_psa(const Psa& psa) {
  constexpr double often = 0.05;
  if (psa.sample.parameters.empty())
    tell("warning: no parameter in use has an uncertainty: all draws are alike\n");
  for (const Redrawn& part : psa.redrawn)
    if (const double share = output::share_of_draws(psa, part); share > often)
      tell(
          fmt::format("warning: {}: impossible in {:.2g} % of draws and drawn again there: its distributions "
                      "are narrower than declared\n",
                      part.part, 100 * share));
}

void tell_impossible(const Psa& psa, const Loaded& loaded, ErrorFormat format) {
  scenario::Scenario copy = *loaded.scenario;  // parts offer to write; these are only read
  const auto parts = scenario::uncertain_parts(copy);
  const auto part = std::ranges::find(parts, *psa.impossible_part, &scenario::Part::name);
  const scenario::InputError error{
      .where = part->numbers.front().parameter->uncertainty->where,
      .key = part->name,
      .problem = fmt::format("none of {} draws of its numbers was possible", ParameterDraws::most_attempts),
      .allowed = "uncertainties that mostly stay within what each number may be, and fit together"};
  tell(format == ErrorFormat::json ? scenario::to_json({&error, 1}, loaded.files)
                                   : to_text(error, loaded.files) + "\n");
}

}  // namespace spinepath::cli
