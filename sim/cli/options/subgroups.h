// --by: characteristics of patients at entry, all combinations of whose values are subgroups.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/analysis/subgroups/characteristics.h"

namespace spinepath::cli {

/// Each subgroup has sums of its own: more would take more time than the simulation.
inline constexpr std::size_t most_subgroups = 100;

void add_by(CLI::App& command, std::vector<std::string>& by);

/// Of those names; throws WrongCall if one is unknown or a duplicate, or if there are too many subgroups.
std::vector<Characteristic> asked_characteristics(std::span<const std::string> names,
                                                  const scenario::Scenario& scenario);

}  // namespace spinepath::cli
