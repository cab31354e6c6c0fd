// compile: a Scenario, with every parameter at its value, as the CareModel that patients walk through: names
// become indices and streams, rates become moments, distributions become quantile functions. Treatments,
// pathways, conditions, flags and all lists keep their order. The scenario must have been read without
// errors.
#pragma once
#include "models/care_model.h"
#include "sim/scenario/scenario.h"

namespace spinepath::scenario {

CareModel compile(const Scenario& scenario);

Distribution to_distribution(const Quantity& quantity);
ReliefMoments to_moments(const Knot& knot);

/// The response variant that a treatment uses; empty: none.
const std::string& evidence_for(const Treatment& treatment, const Scenario& scenario);
/// The curve of the patients whom no entry of `response_for` fits: the variant of that evidence, else the
/// response.
const Curve* general_curve(const Treatment& treatment, const std::string& evidence);
/// Whether an entry of `response_for` counts with that evidence.
bool applies(const CurveFor& entry, const std::string& evidence);
/// Whether a rule admits the condition and the severity (whatever the age and flags).
bool names(const Eligibility& rule, const std::string& condition, const std::string& severity);

}  // namespace spinepath::scenario
