#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

const Treatment* treatment_of(const Step& step, const Scenario& scenario) {
  const auto found = std::ranges::find(scenario.treatments, step.treatment.text,
                                       [](const Treatment& t) { return t.name.text; });
  return found == scenario.treatments.end() ? nullptr : &*found;
}

const std::string& original_of(const Treatment& treatment) {
  return treatment.original.empty() ? treatment.name.text : treatment.original;
}

/// Whether one patient could have both as two treatments, the second of which would repeat the first one's result.
bool would_repeat(const Treatment& a, const Treatment& b, const Cohort& cohort) {
  return a.name.text != b.name.text && original_of(a) == original_of(b) &&
         !are_disjoint(a.eligible.patients, b.eligible.patients, cohort);
}

void check_inherited(const Pathway& pathway, const KeyPath& path, const Scenario& scenario, Report& report) {
  for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
    const Treatment* const treatment = treatment_of(pathway.steps[i], scenario);
    const auto earlier = std::span(pathway.steps).first(i);
    const auto repeated = std::ranges::find_if(earlier, [&](const Step& step) {
      const Treatment* const before = treatment_of(step, scenario);
      return treatment && before && would_repeat(*before, *treatment, scenario.cohort);
    });
    if (repeated == earlier.end()) continue;
    report.refuse(
        {.where = pathway.steps[i].treatment.where,
         .key = path.entry(i, "").key("treatment").shown,
         .problem = fmt::format("\"{}\" is like \"{}\", which this pathway already has", treatment->name.text,
                                repeated->treatment.text),
         .allowed = "one of treatments that are like each other, unless no patient is eligible for both"});
  }
}

}  // namespace

void validate_pathways(const Scenario& scenario, Report& report) {
  const auto treatments = names_of(scenario.treatments);
  const KeyPath pathways = KeyPath{}.key("pathways");
  check_unique(scenario.pathways, pathways, "name", report);
  for (std::size_t i = 0; i < scenario.pathways.size(); ++i) {
    const Pathway& pathway = scenario.pathways[i];
    const KeyPath path = pathways.entry(i, "");
    if (!pathway.name.text.empty()) check_spelling(pathway.name, path.key("name"), report);
    check_inherited(pathway, path.key("steps"), scenario, report);
    for (std::size_t j = 0; j < pathway.steps.size(); ++j)
      check_known(pathway.steps[j].treatment, path.key("steps").entry(j, "").key("treatment"),
                  "is not in [treatments]", treatments, report);
    if (const auto words = success_problem(pathway))
      report.refuse({.where = pathway.lost_below->where,
                     .key = path.key("lost_below").shown,
                     .problem = words->problem,
                     .allowed = words->allowed});
  }
}

}  // namespace spinepath::scenario
