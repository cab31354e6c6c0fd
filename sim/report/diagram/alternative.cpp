#include "sim/report/diagram/alternative.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/report/diagram/words.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

std::string steps_sentence(const scenario::Scenario& scenario, const scenario::Pathway& pathway) {
  std::string steps;
  for (const scenario::Step& step : pathway.steps)
    steps +=
        fmt::format("{}{} ({}, {})", steps.empty() ? "" : ", then ",
                    output::label_of(treatment_of(step, scenario)), acceptance_text(step), wait_text(step));
  return steps.empty() ? "no steps" : steps;
}

std::string pathway_sentence(const scenario::Scenario& scenario, std::size_t p) {
  const std::string remark = pathway_remark(scenario, p);
  return fmt::format("\nPathway {}, {}{}: {}. Success: {}.", p + 1, pathway_heading(scenario, p),
                     remark.empty() ? "" : " (" + remark + ")",
                     steps_sentence(scenario, scenario.pathways[p]),
                     output::success_text(scenario.pathways[p]));
}

/// In the order of their first steps.
std::vector<const scenario::Treatment*> treatments_in(const scenario::Scenario& scenario) {
  std::vector<const scenario::Treatment*> treatments;
  for (const scenario::Pathway& pathway : scenario.pathways)
    for (const scenario::Step& step : pathway.steps)
      if (const auto* used = &treatment_of(step, scenario);
          std::ranges::find(treatments, used) == treatments.end())
        treatments.push_back(used);
  return treatments;
}

}  // namespace

std::string title_of(const scenario::Scenario& scenario) {
  return scenario.title.empty() ? "Pathways" : "Pathways: " + scenario.title;
}

std::string alternative_to(const scenario::Scenario& scenario) {
  std::string text =
      fmt::format("{} over {}, from the same entry.", output::counted(scenario.pathways.size(), "pathway"),
                  scenario::time_text(scenario.simulation.horizon.value));
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p) text += pathway_sentence(scenario, p);
  for (const scenario::Treatment* treatment : treatments_in(scenario)) {
    const std::string eligible = eligibility_text(*treatment, scenario.cohort);
    text += fmt::format("\n{}: {}{}.", output::label_of(*treatment), course_text(*treatment),
                        eligible.empty() ? "" : "; " + eligible);
  }
  return text;
}

}  // namespace spinepath::report
