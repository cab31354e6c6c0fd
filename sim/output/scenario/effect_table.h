// What was measured of the natural course, of contexts and of each treatment, as distributions over patients; for
// treatments also the effect on top of the natural course that it means.
#pragma once
#include <string>

#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

/// "17.5 (10.0)": mean and standard deviation over patients.
std::string moments_text(double mean, double sd);

/// A row for each knot of the natural courses and contexts in use; empty if there are none.
std::string curves_text(const scenario::Scenario& scenario, const Style& style);

/// A row for each knot of each curve in use, then notes on what is surprising; empty if no treatment relieves pain.
std::string effects_text(const scenario::Scenario& scenario, const Style& style);

}  // namespace spinepath::output
