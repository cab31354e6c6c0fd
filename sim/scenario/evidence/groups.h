// Groups of patients: rules of eligibility as sets (models/eligibility.h), their intersection and inclusion, and
// which of several rules are the first that some patient of a group meets.
#pragma once
#include <span>
#include <vector>

#include "models/eligibility.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// The rule with names as bits, in the order of the cohort.
spinepath::Eligibility eligibility_of(const Eligibility& rule, const Cohort& cohort);
/// Of a rule that may be null: all patients.
spinepath::Eligibility eligibility_of(const Eligibility* rule, const Cohort& cohort);

/// The patients of one condition, severity and sex.
struct Group {
  std::size_t condition, severity;  ///< indices
  spinepath::Eligibility patients;
};
/// All that the cohort has.
std::vector<Group> groups_of(const Cohort& cohort);

spinepath::Eligibility both(const spinepath::Eligibility& a, const spinepath::Eligibility& b);
bool is_empty(const spinepath::Eligibility& rule);
/// Whether all of these patients meet the rule, whatever the values of its age limits: false if it has any.
bool takes_all(const spinepath::Eligibility& rule, const spinepath::Eligibility& patients);
/// Whether no patient of the cohort meets both rules.
bool are_disjoint(const Eligibility& a, const Eligibility& b, const Cohort& cohort);

struct FirstMatches {
  std::vector<std::size_t> rules;  ///< those that may be the first one met by some of the patients
  bool none = true;                ///< whether some may meet none
};
FirstMatches first_matches(std::span<const spinepath::Eligibility> rules,
                           const spinepath::Eligibility& patients);

}  // namespace spinepath::scenario
