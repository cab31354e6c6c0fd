// Alike: a treatment that is `like` another is that treatment on other terms (another price, other
// candidates, other evidence). It has all that the other has and that it does not say itself, merged as a
// scenario with its library, except the label; its patients fare as they would with the other (compile.h
// gives both the same stream), and what it took over stays one parameter. Source: scenarios/README.md.
#pragma once
#include "sim/scenario/input_error.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/tree.h"

namespace spinepath::scenario {

/// Completes the treatments of a scenario's tree.
void complete_alike(Value& scenario, Report& report);

/// After reading: a parameter that stands in two treatments because one is like the other has one path, that
/// of the treatment it was written for.
void share_parameters(Scenario& scenario);

/// The name of the treatment that one is, by way of those it is like; its own where it is like no other.
const std::string& original_of(const Scenario& scenario, const Treatment& treatment);

}  // namespace spinepath::scenario
