// The diagram of a scenario's pathways: one SVG without scripts and without references to anything outside of it, light
// or dark as the reader's screen, light on paper. Its text alternative holds all that the picture shows. The bytes
// depend on the scenario and the number of columns alone.
#pragma once
#include <cstddef>
#include <string>

#include "sim/scenario/format/scenario.h"

namespace spinepath::report {

inline constexpr std::size_t most_columns = 6;

/// `scenario`: read without errors. One column for screens of any width, two or three for paper and slides.
std::string diagram_svg(const scenario::Scenario& scenario, std::size_t columns);

}  // namespace spinepath::report
