// compile: a Scenario, with every parameter at its value, as the CareModel that patients walk through: names
// become indices and streams, rates become moments, distributions become quantile functions. Treatments,
// pathways, conditions, flags and all lists keep their order. The scenario must have been read without
// errors.
#pragma once
#include <vector>

#include "models/care_model.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

CareModel compile(const Scenario& scenario);

Distribution to_distribution(const Quantity& quantity);
ReliefMoments to_moments(const Knot& knot);

/// A curve and whom it is for; nobody named: for all.
struct CurveChoice {
  const Eligibility* whom;
  const Curve* curve;
};
/// The curves of a treatment that count with the evidence it uses, in the order of Treatment::curves: a
/// patient follows the first that fits.
std::vector<CurveChoice> curve_choices(const Treatment& treatment, const Scenario& scenario);
std::vector<CurveChoice> curve_choices(const Treatment& treatment, const std::string& evidence);

/// Whether a rule admits the condition and the severity (whatever the age and flags).
bool names(const Eligibility& rule, const std::string& condition, const std::string& severity);

}  // namespace spinepath::scenario
