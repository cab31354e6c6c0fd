// parameter_groups: parameters of a sample by patterns, as in --group and --trial of `decide`.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/decision/decision.h"

namespace spinepath::cli {

/// What is wrong with the form of "NAME=PARAMETER,PARAMETER,…"; empty: nothing.
std::string group_problem(const std::string& text);
/// "harms=p_bleeding,p_infection*"; throws WrongCall, with the option's name, if a pattern matches none.
ParameterGroup group_of(const std::string& option, const std::string& text,
                        const std::vector<std::string>& parameters);

}  // namespace spinepath::cli
