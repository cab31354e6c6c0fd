// The diagram of a scenario's pathways: one SVG without scripts and without references to anything outside of it, light
// or dark as the reader's screen, light on paper. Its text alternative holds all that the picture shows. The bytes depend
// on the scenario alone.
#pragma once
#include <string>

#include "sim/scenario/format/scenario.h"

namespace spinepath::report {

/// `scenario`: read without errors.
std::string diagram_svg(const scenario::Scenario& scenario);

}  // namespace spinepath::report
