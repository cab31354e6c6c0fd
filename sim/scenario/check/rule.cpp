#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view no_condition = "is not a condition of the cohort";
constexpr std::string_view no_flag = "is not a flag of the cohort";

/// A library may name conditions that this cohort does not have, unless they are probably misspelt.
void check_conditions(const Eligibility& rule, const KeyPath& path, std::span<const std::string> conditions,
                      Report& report) {
  constexpr int scenario_file = 0;
  for (std::size_t i = 0; i < rule.conditions.size(); ++i) {
    const Name& name = rule.conditions[i];
    if (name.where.file == scenario_file || !nearest(name.text, conditions).empty())
      check_known(name, path.entry(i, ""), no_condition, conditions, report);
  }
}

}  // namespace

void validate_rule(const Eligibility& rule, const KeyPath& path, const Cohort& cohort, Report& report) {
  const auto conditions = names_of(cohort.conditions), flags = names_of(cohort.flags);
  check_conditions(rule, path.key("conditions"), conditions, report);
  check_all_known(rule.requires_flags, path.key("requires"), no_flag, flags, report);
  check_all_known(rule.excludes_flags, path.key("excludes"), no_flag, flags, report);
  if (const auto words = age_range_problem(rule.age))
    report.refuse({.where = rule.age[0].where,
                   .key = path.key("age").shown,
                   .problem = words->problem,
                   .allowed = words->allowed});
}

}  // namespace spinepath::scenario
