// parameter_groups: parameters of a sample by patterns, as in --group of `decide`.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/decision/decision.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

/// What is wrong with the form of "NAME=PARAMETER,PARAMETER,…"; empty: nothing.
std::string group_problem(const std::string& text);
/// "harms=p_bleeding,p_infection*" as in [decision.groups]: the name and its patterns.
std::pair<scenario::Name, std::vector<scenario::Name>> patterns_of(const std::string& text);
/// Throws WrongCall if a pattern matches none.
ParameterGroup group_of(const std::string& text, const std::vector<std::string>& parameters);

}  // namespace spinepath::cli
