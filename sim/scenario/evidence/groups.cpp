#include "sim/scenario/evidence/groups.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/format/format.h"

namespace spinepath::scenario {
namespace {

bool lists(const std::vector<Name>& names, std::string_view text) {
  return std::ranges::find(names, text, &Name::text) != names.end();
}

bool lists_or_any(const std::vector<Name>& names, std::string_view text) {
  return names.empty() || lists(names, text);
}

/// Of a condition or flag. More than 64 of them are an error that is reported elsewhere.
std::uint64_t bit(std::size_t number) { return number < 64 ? 1ull << number : 0; }

std::uint64_t flag_bits(const Cohort& cohort, const std::vector<Name>& names) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < cohort.flags.size(); ++i)
    if (lists(names, cohort.flags[i].name.text)) bits |= bit(i);
  return bits;
}

/// Whether a probability may be above 0.
bool may_be(const Parameter& p) { return p.value != 0 || p.uncertainty; }
/// Whether it may be below 1.
bool may_not_be(const Parameter& p) { return p.value != 1 || p.uncertainty; }

/// Bits of the severities that patients with a condition have.
std::uint64_t severities_of(const Cohort& cohort, std::string_view condition) {
  const std::vector<Share>* shares = &cohort.severity;
  for (const auto& [name, own] : cohort.severity_of)
    if (name.text == condition) shares = &own;
  if (shares->empty()) return 1ull << static_cast<int>(Severity::moderate);
  std::uint64_t bits = 0;
  for (const Share& share : *shares)
    for (std::size_t i = 0; i < severity_names.size(); ++i)
      if (share.name.text == severity_names[i] && may_be(share.probability)) bits |= 1ull << i;
  return bits;
}

}  // namespace

spinepath::Eligibility eligibility_of(const Eligibility& rule, const Cohort& cohort) {
  spinepath::Eligibility compiled{.conditions = 0, .severities = 0};
  for (std::size_t i = 0; i < cohort.conditions.size(); ++i)
    if (lists_or_any(rule.conditions, cohort.conditions[i].name.text)) compiled.conditions |= bit(i);
  for (std::size_t i = 0; i < severity_names.size(); ++i)
    if (lists_or_any(rule.severity, severity_names[i])) compiled.severities |= 1ull << i;
  compiled.required_flags = flag_bits(cohort, rule.requires_flags);
  compiled.excluded_flags = flag_bits(cohort, rule.excludes_flags);
  compiled.women = rule.female.value_or(true);
  compiled.men = !rule.female.value_or(false);
  if (!rule.age.empty()) {
    compiled.youngest = rule.age[0].value;
    compiled.oldest = rule.age[1].value;
  }
  return compiled;
}

spinepath::Eligibility eligibility_of(const Eligibility* rule, const Cohort& cohort) {
  return rule ? eligibility_of(*rule, cohort) : spinepath::Eligibility{};
}

std::vector<Group> groups_of(const Cohort& cohort) {
  std::vector<Group> groups;
  const std::size_t conditions = std::min<std::size_t>(cohort.conditions.size(), 64);
  for (std::size_t c = 0; c < conditions; ++c) {
    const std::uint64_t severities = severities_of(cohort, cohort.conditions[c].name.text);
    for (std::size_t s = 0; s < severity_names.size(); ++s)
      for (const bool women : {true, false}) {
        const bool exists = women ? may_be(cohort.female) : may_not_be(cohort.female);
        if (exists && (severities >> s & 1) != 0)
          groups.push_back(
              {c, s, {.conditions = 1ull << c, .severities = 1ull << s, .women = women, .men = !women}});
      }
  }
  return groups;
}

spinepath::Eligibility both(const spinepath::Eligibility& a, const spinepath::Eligibility& b) {
  return {.conditions = a.conditions & b.conditions,
          .severities = a.severities & b.severities,
          .required_flags = a.required_flags | b.required_flags,
          .excluded_flags = a.excluded_flags | b.excluded_flags,
          .women = a.women && b.women,
          .men = a.men && b.men,
          .youngest = std::max(a.youngest, b.youngest),
          .oldest = std::min(a.oldest, b.oldest)};
}

bool is_empty(const spinepath::Eligibility& rule) {
  return rule.conditions == 0 || rule.severities == 0 || (rule.required_flags & rule.excluded_flags) != 0 ||
         (!rule.women && !rule.men) || rule.youngest > rule.oldest;
}

bool takes_all(const spinepath::Eligibility& rule, const spinepath::Eligibility& patients) {
  const spinepath::Eligibility inside = both(rule, patients);
  return inside == patients && rule.youngest == 0 && !std::isfinite(rule.oldest);
}

bool are_disjoint(const Eligibility& a, const Eligibility& b, const Cohort& cohort) {
  const spinepath::Eligibility common = both(eligibility_of(a, cohort), eligibility_of(b, cohort));
  return std::ranges::all_of(groups_of(cohort),
                             [&](const Group& group) { return is_empty(both(common, group.patients)); });
}

FirstMatches first_matches(std::span<const spinepath::Eligibility> rules,
                           const spinepath::Eligibility& patients) {
  FirstMatches matches;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (is_empty(both(rules[i], patients))) continue;
    matches.rules.push_back(i);
    if (!takes_all(rules[i], patients)) continue;
    matches.none = false;
    break;
  }
  return matches;
}

}  // namespace spinepath::scenario
