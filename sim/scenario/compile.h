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

/// The curve that a patient of that condition and severity follows; none where the treatment has none for
/// them.
const Curve* curve_for(const Treatment& treatment, const std::string& condition, const std::string& severity,
                       const std::string& evidence);

/// Whether the treatment's rule admits the condition and the severity (whatever the age and flags).
bool may_treat(const Treatment& treatment, const std::string& condition, const std::string& severity);

}  // namespace spinepath::scenario
