// The text alternative of the diagram: what it shows, in sentences, for readers who do not see it. Source: WCAG 2.2,
// 1.1.1.
#pragma once
#include <string>

#include "sim/scenario/format/scenario.h"

namespace spinepath::report {

std::string title_of(const scenario::Scenario& scenario);

/// Each pathway with acceptance and wait of its steps and its rule of success; then each treatment once.
std::string alternative_to(const scenario::Scenario& scenario);

}  // namespace spinepath::report
