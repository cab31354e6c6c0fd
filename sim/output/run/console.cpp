#include "sim/output/run/console.h"

#include <fmt/format.h>

#include "sim/output/decision/record.h"
#include "sim/output/run/sections.h"
#include "sim/output/run/subgroups_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::output {
namespace {

std::string header(const RunRecord& run, const Style& style) {
  const scenario::Scenario& s = run.scenario;
  const scenario::Simulation& simulation = s.simulation;
  const std::string evidence = simulation.evidence.text.empty() ? "as given" : simulation.evidence.text;
  std::string text;
  if (!s.title.empty()) text += bold(wrapped(printable(s.title), style.text(), 0), style) + "\n";
  text += fmt::format("{}, seed {}, followed for {}; {}\n", counted(run.manifest.patients, "patient"),
                      run.manifest.seed, scenario::time_text(simulation.horizon.value), money_text(s));
  if (!run.stopped.empty()) text += bold(wrapped("partial: " + run.stopped, style.text(), 0), style) + "\n";
  text += fmt::format("discounted by {:.6g} % (money) and {:.6g} % (QALYs) a year; evidence: {}\n",
                      100 * simulation.discount_costs.value, 100 * simulation.discount_qalys.value,
                      printable(evidence));
  text += fmt::format("scenario {} ({})\n", hash_text(run.manifest.scenario_hash),
                      printable(run.manifest.scenario_file));
  return text + changes_note(run.manifest, style) + error_note(style);
}

/// The labels of the short names, if they differ.
std::string legend(const scenario::Scenario& scenario, const Style& style) {
  std::string lines;
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
    const std::string name = short_name(scenario, p), label = printable(label_of(scenario.pathways[p]));
    if (label != name) lines += fmt::format("  {:<28}{}\n", name, wrapped(label, style.text(), 30, 30));
  }
  return lines.empty() ? lines : fmt::format("\n{}\n{}", bold("Pathways", style), lines);
}

}  // namespace

std::string console_report(const RunRecord& run, const Style& style) {
  std::string text = header(run, style) +
                     what_if_note(run.scenario, ", left out of the frontier and of decisions", style) +
                     legend(run.scenario, style);
  for (const Section& section :
       {relief_section(run, Outcome::relief_30), relief_section(run, Outcome::relief_50), parts_section(run),
        payers_section(run), classes_section(run), gain_section(run), frontier_section(run),
        treatments_section(run), treated_section(run), events_section(run), cohort_section(run),
        difference_section(run), uncertainty_section(run), uncertain_difference_section(run),
        redrawn_section(run)})
    text += text_of(section, style);
  if (run.subgroups) text += text_of(subgroups_section(run.scenario, *run.subgroups), style);
  if (run.decision == nullptr || run.decision->scenario.pathways.size() < 2) return text;
  for (const Section& section : {net_benefit_section(*run.decision), views_section(*run.decision),
                                 information_section(*run.decision), effects_section(*run.decision)})
    text += text_of(section, style);
  return text;
}

}  // namespace spinepath::output
