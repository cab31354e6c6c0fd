// Offsets: by how much the means of groups of a draw's patients differ from those of all (PsaSample::offsets).
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "models/decision_quantities.h"

namespace spinepath {

/// Groups of patients, of which the offsets of each draw are kept, at most.
inline constexpr std::size_t offset_groups = 16;

/// Groups joined to fewer, as means less those of all: [joined][column], from [group][column], in the columns' units.
std::vector<double> offsets_of_groups(const std::vector<double>& groups, std::size_t count,
                                      std::size_t joined);

/// Adds to each number of `rows` that of the same place in rows of [strategy, grouped quantity] that repeat themselves;
/// `by_group` has all quantities, of which money and that effect are taken.
void add_grouped(std::span<float> rows, const std::vector<double>& by_group, DecisionEffect effect);

}  // namespace spinepath
