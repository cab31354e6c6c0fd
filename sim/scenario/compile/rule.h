// Compiles a rule about patients: names of conditions, severities and flags become bits.
#pragma once
#include "models/eligibility.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

spinepath::Eligibility compile_rule(const Cohort& cohort, const Eligibility& rule);

}  // namespace spinepath::scenario
