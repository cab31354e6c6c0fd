// Names of parameters for readers, and which of them belong to one curve.
#pragma once
#include <string>

#include "sim/report/data/study.h"

namespace spinepath::report {

/// The curve whose number it is: "contexts.needle" of "contexts.needle.3 months.mean"; others as they are.
std::string curve_of(const std::string& parameter);

/// "Epidural steroid · specific effect" of "treatments.epidural_steroid.specific_effect": labels of treatments, short
/// names of pathways, spaces.
std::string readable_parameter(const std::string& parameter, const Study& study);

}  // namespace spinepath::report
