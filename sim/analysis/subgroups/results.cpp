#include "sim/analysis/subgroups/results.h"

#include <algorithm>

#include "sim/analysis/decision/question.h"
#include "sim/scenario/format/format.h"

namespace spinepath {
namespace {

std::vector<std::string> names_for(SubgroupKey by, const scenario::Scenario& scenario) {
  std::vector<std::string> names;
  switch (by) {
    case SubgroupKey::condition:
      for (const scenario::Share& share : scenario.cohort.conditions) names.push_back(share.name.text);
      break;
    case SubgroupKey::severity:
      names.assign(scenario::severity_names.begin(), scenario::severity_names.end());
      break;
    case SubgroupKey::age_band: names = {"under 40", "40 to 64", "65 and over"}; break;
    case SubgroupKey::insured: names = {"not insured", "insured"}; break;
  }
  return names;
}

std::size_t group_of(SubgroupKey by, const Patient& patient) {
  switch (by) {
    case SubgroupKey::condition: return patient.condition;
    case SubgroupKey::severity: return static_cast<std::size_t>(patient.severity);
    case SubgroupKey::age_band:
      return static_cast<std::size_t>(
          std::ranges::count_if(age_bands, [&](double age) { return patient.age >= age; }));
    case SubgroupKey::insured: return patient.insured ? 1 : 0;
  }
  return 0;
}

}  // namespace

SubgroupQuestion::SubgroupQuestion(SubgroupKey by, const scenario::Scenario& scenario)
    : by_(subgroup_keys[static_cast<std::size_t>(by)]),
      names_(names_for(by, scenario)),
      grouping_{names_.size(), [by](const Patient& patient) { return group_of(by, patient); }},
      pathways_(scenario.pathways.size()),
      perspective_(perspective_of(scenario.decision)),
      threshold_(thresholds_of(scenario.decision).front()) {}

std::vector<Combination> SubgroupQuestion::combinations(const Layout& layout) const {
  const std::vector<std::size_t> places = decision_places(layout, pathways_);
  const auto place = [&](std::size_t pathway, std::size_t quantity) {
    return places[pathway * quantity_count + quantity];
  };
  std::vector<Combination> combinations;
  for (std::size_t p = 1; p < pathways_; ++p)
    combinations.push_back({{{place(p, perspective_.gain()), threshold_},
                             {place(0, perspective_.gain()), -threshold_},
                             {place(p, perspective_.cost()), -1},
                             {place(0, perspective_.cost()), 1}}});
  return combinations;
}

SubgroupResults SubgroupQuestion::results(const CareModel& model, const RunSums& sums) const {
  SubgroupResults all{.by = by_, .perspective = perspective_, .threshold = threshold_, .groups = {}};
  for (std::size_t g = 0; g < names_.size(); ++g) {
    const auto& [tally, combinations] = sums.groups[g];
    if (tally.patients() == 0) continue;
    CareModel of_group = model;  // the subgroup is that part of the cohort
    of_group.population.size *= tally.patients() / sums.tally.patients();
    Subgroup group{.name = names_[g],
                   .results = summarise(of_group, sums.layout, tally),
                   .inmb = {std::nullopt},
                   .inmb_se = {std::nullopt}};
    for (std::size_t p = 1; p < pathways_; ++p) {
      group.inmb.emplace_back(combinations.mean(p - 1));
      group.inmb_se.push_back(tally.patients() > 1 ? std::optional(combinations.standard_error(p - 1))
                                                   : std::nullopt);
    }
    all.groups.push_back(std::move(group));
  }
  return all;
}

}  // namespace spinepath
