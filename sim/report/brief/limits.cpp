// What the figures cannot say.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/brief/brief.h"
#include "sim/report/plot/time_axis.h"

namespace spinepath::report {
namespace {

constexpr std::uint64_t rough_draws = 500;  ///< fewer make rough intervals and chances

std::string assumptions(const Study& study) {
  const auto is_assumed = [](const ParameterText& parameter) { return parameter.design == "assumption"; };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(study.parameters, is_assumed));
  if (count == 0) return {};
  return fmt::format("{} of {} numbers are assumptions of the authors.", count, study.parameters.size());
}

std::string known_numbers(const Study& study) {
  const auto is_known = [](const ParameterText& parameter) { return parameter.uncertainty.empty(); };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(study.parameters, is_known));
  if (count == 0) return {};
  return fmt::format("{} of {} numbers are taken as known exactly.", count, study.parameters.size());
}

std::string evidence_words(const Study& study) {
  if (study.evidence.empty()) return {};
  const std::string meaning =
      study.evidence_meaning.empty() ? "" : fmt::format(" ({})", study.evidence_meaning);
  return fmt::format("Relief is read as \"{}\"{}; another reading gives other figures.", study.evidence,
                     meaning);
}

std::string errors_words(const Run& run) {
  if (!run.psa)
    return "± is one Monte Carlo standard error alone. How uncertain the parameters make the figures was not "
           "computed "
           "(--draws).";
  return "± is one Monte Carlo standard error alone; 95 % intervals show what the uncertain parameters leave "
         "open.";
}

std::string sample_words(const Sample& sample) {
  if (sample.noise_known)
    return "± is one standard error, due to the number of draws and, by the errors given, of patients. What "
           "the "
           "draws leave out, these figures leave out.";
  return "± is one standard error, due to the number of draws. The files give no Monte Carlo errors: figures "
         "are "
         "naive, and noise in the draws, if there is any, makes the value of information too large.";
}

std::string draws_words(const Material& material) {
  const Draws* draws = draws_of(material);
  if (!draws || draws->done >= rough_draws) return {};
  return fmt::format("{} are few: intervals and chances are rough.", output::counted(draws->done, "draw"));
}

std::string what_if_words(const Study& study) {
  if (std::ranges::none_of(study.pathways, &PathwayText::what_if)) return {};
  return "Pathways with † are under other evidence than the run's; they are left out of decisions.";
}

}  // namespace

std::vector<std::string> limits(const Material& material) {
  const Study& study = material.study;
  std::vector<std::string> all{assumptions(study), known_numbers(study), evidence_words(study),
                               beyond_evidence(study), what_if_words(study)};
  if (material.run) all.push_back(errors_words(*material.run));
  if (material.sample) all.push_back(sample_words(*material.sample));
  all.push_back(draws_words(material));
  std::erase(all, std::string{});
  return all;
}

}  // namespace spinepath::report
