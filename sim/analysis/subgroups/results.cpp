#include "sim/analysis/subgroups/results.h"

#include "sim/analysis/decision/question.h"

namespace spinepath {
namespace {

std::vector<std::string> names_of(const std::vector<Characteristic>& by) {
  std::vector<std::string> names;
  for (const Characteristic& one : by) names.push_back(one.name);
  return names;
}

/// "male, under 40", …: the values of the last characteristic change first.
std::vector<std::string> names_of_groups(const std::vector<Characteristic>& by) {
  std::vector<std::string> names = by.front().values;
  for (std::size_t i = 1; i < by.size(); ++i) {
    std::vector<std::string> finer;
    for (const std::string& name : names)
      for (const std::string& value : by[i].values)
        finer.push_back(std::string(name).append(", ").append(value));
    names = std::move(finer);
  }
  return names;
}

/// Index in names_of_groups.
std::size_t group_of(const std::vector<Characteristic>& by, const Patient& patient) {
  std::size_t group = 0;
  for (const Characteristic& one : by) group = group * one.values.size() + one.of(patient);
  return group;
}

}  // namespace

SubgroupQuestion::SubgroupQuestion(const std::vector<Characteristic>& by, const scenario::Scenario& scenario)
    : by_(names_of(by)),
      names_(names_of_groups(by)),
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

Subgroup SubgroupQuestion::without_patients(std::size_t group) const {
  const std::vector<std::optional<double>> nothing(pathways_);
  return {.name = names_[group], .results = {}, .inmb = nothing, .inmb_se = nothing};
}

SubgroupResults SubgroupQuestion::results(const CareModel& model, const RunSums& sums) const {
  SubgroupResults all{.by = by_, .perspective = perspective_, .threshold = threshold_, .groups = {}};
  for (std::size_t g = 0; g < names_.size(); ++g) {
    const auto& [tally, combinations] = sums.groups[g];
    if (tally.patients() == 0) {
      all.groups.push_back(without_patients(g));
      continue;
    }
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
