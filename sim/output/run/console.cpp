#include "sim/output/run/console.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/decision/record.h"
#include "sim/output/decision/subgroups.h"
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
  text += wrapped(fmt::format("{}; evidence: {}", discounting_text(simulation), printable(evidence)),
                  style.text(), 0) +
          "\n";
  text += fmt::format("scenario {} ({})\n", hash_text(run.manifest.scenario_hash),
                      printable(run.manifest.scenario_file));
  return text + changes_note(run.manifest, style);
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

/// Section by section; tables of a subgroup analysis or decision that was not asked for are empty.
using Sections = std::vector<Section> (*)(const RunRecord& run);

struct NamedTables {
  std::string_view name;
  Sections sections;
};

/// Nothing without alternatives.
bool has_decision(const RunRecord& run) {
  return run.decision != nullptr && run.decision->scenario.pathways.size() > 1;
}

constexpr auto named_tables = std::to_array<NamedTables>({
    {"relief",
     [](const RunRecord& run) {
       return std::vector{relief_section(run, Outcome::relief_30), relief_section(run, Outcome::relief_50)};
     }},
    {"parts", [](const RunRecord& run) { return std::vector{parts_section(run)}; }},
    {"money",
     [](const RunRecord& run) {
       return std::vector{payers_section(run), classes_section(run)};
     }},
    {"gain",
     [](const RunRecord& run) {
       return std::vector{gain_section(run), frontier_section(run)};
     }},
    {"care",
     [](const RunRecord& run) {
       return std::vector{treatments_section(run), treated_section(run)};
     }},
    {"harms", [](const RunRecord& run) { return std::vector{events_section(run)}; }},
    {"cohort", [](const RunRecord& run) { return std::vector{cohort_section(run)}; }},
    {"differences", [](const RunRecord& run) { return std::vector{difference_section(run)}; }},
    {"uncertainty",
     [](const RunRecord& run) {
       return std::vector{uncertainty_section(run), uncertain_difference_section(run), redrawn_section(run)};
     }},
    {subgroup_table,
     [](const RunRecord& run) {
       std::vector<Section> sections;
       if (run.subgroups) sections.push_back(subgroups_section(run.scenario, *run.subgroups));
       if (run.subgroup_decisions && has_decision(run))
         sections.push_back(subgroup_decisions_section(run.scenario, *run.subgroup_decisions));
       return sections;
     }},
    {"decision",
     [](const RunRecord& run) {
       return has_decision(run) ? std::vector{net_benefit_section(*run.decision),
                                              views_section(*run.decision), effects_section(*run.decision)}
                                : std::vector<Section>{};
     }},
    {"information",
     [](const RunRecord& run) {
       return has_decision(run)
                  ? std::vector{information_section(*run.decision), trials_section(*run.decision)}
                  : std::vector<Section>{};
     }},
});

}  // namespace

std::string console_heading(const RunRecord& run, const Style& style) {
  return header(run, style) +
         what_if_note(run.scenario, ", left out of the frontier and of decisions", style) +
         legend(run.scenario, style);
}

std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (const NamedTables& tables : named_tables) names.emplace_back(tables.name);
  names.emplace_back(all_tables);
  return names;
}

std::string console_tables(const RunRecord& run, std::span<const std::string> names, const Style& style) {
  const auto is_asked = [&](std::string_view name) {
    return std::ranges::find(names, name) != names.end() ||
           std::ranges::find(names, all_tables) != names.end();
  };
  std::string text;
  for (const auto& [name, sections] : named_tables)
    if (is_asked(name))
      for (const Section& section : sections(run)) text += text_of(section, style);
  return text.empty() ? text : "\n" + error_note(style) + text;
}

}  // namespace spinepath::output
