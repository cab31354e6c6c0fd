// The response curves of a treatment under an evidence, and the patients to which each applies.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// A curve and the rule for the patients to which it applies; null: all patients.
struct CurveChoice {
  const Eligibility* eligibility;
  const Curve* curve;
};
/// The curves of a treatment under the evidence it uses, in the order of Treatment::curves: the first whose
/// rule a patient meets applies.
std::vector<CurveChoice> curve_choices(const Treatment& treatment, const Scenario& scenario);
std::vector<CurveChoice> curve_choices(const Treatment& treatment, const std::string& evidence);

bool lists(const std::vector<Name>& names, std::string_view text);
/// An empty list contains every name.
bool lists_or_any(const std::vector<Name>& names, std::string_view text);
/// Whether a rule admits the condition and the severity, at any age and with any flags.
bool names(const Eligibility& rule, const std::string& condition, const std::string& severity);
/// Whether a rule admits all patients of its conditions and severities, of any age and any flags.
bool takes_all(const Eligibility* eligibility);

/// Whether at least one pathway has the treatment.
bool in_use(const Treatment& treatment, const Scenario& scenario);

}  // namespace spinepath::scenario
