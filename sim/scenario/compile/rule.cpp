#include "sim/scenario/compile/rule.h"

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/format.h"

namespace spinepath::scenario {
namespace {

std::uint64_t flag_bits(const Cohort& cohort, const std::vector<Name>& names) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < cohort.flags.size(); ++i)
    if (lists(names, cohort.flags[i].name.text)) bits |= 1ull << i;
  return bits;
}

}  // namespace

spinepath::Eligibility compile_rule(const Cohort& cohort, const Eligibility& rule) {
  spinepath::Eligibility compiled{.conditions = 0, .severities = 0};
  for (std::size_t i = 0; i < cohort.conditions.size(); ++i)
    if (lists_or_any(rule.conditions, cohort.conditions[i].name.text)) compiled.conditions |= 1ull << i;
  for (std::size_t i = 0; i < severity_names.size(); ++i)
    if (lists_or_any(rule.severity, severity_names[i])) compiled.severities |= 1ull << i;
  compiled.required_flags = flag_bits(cohort, rule.requires_flags);
  compiled.excluded_flags = flag_bits(cohort, rule.excludes_flags);
  if (!rule.age.empty()) {
    compiled.youngest = rule.age[0].value;
    compiled.oldest = rule.age[1].value;
  }
  return compiled;
}

}  // namespace spinepath::scenario
