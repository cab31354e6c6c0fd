// Which response curves of a treatment count under an evidence, and for which patients.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// A curve and the patients it is for; no rule: for all.
struct CurveChoice {
  const Eligibility* whom;
  const Curve* curve;
};
/// The curves of a treatment that count with the evidence it uses, in the order of Treatment::curves: a
/// patient follows the first that fits.
std::vector<CurveChoice> curve_choices(const Treatment& treatment, const Scenario& scenario);
std::vector<CurveChoice> curve_choices(const Treatment& treatment, const std::string& evidence);

bool lists(const std::vector<Name>& names, std::string_view text);
/// An empty list lists everything.
bool lists_or_any(const std::vector<Name>& names, std::string_view text);
/// Whether a rule admits the condition and the severity (whatever the age and flags).
bool names(const Eligibility& rule, const std::string& condition, const std::string& severity);
/// Whether a curve is for all patients of its conditions and severities, whatever their age and flags.
bool takes_all(const Eligibility* whom);

/// Whether some pathway has the treatment.
bool in_use(const Treatment& treatment, const Scenario& scenario);

}  // namespace spinepath::scenario
