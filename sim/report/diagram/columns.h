// A drawing of one column cut into several, side by side, about equally high. It is cut above steps and ends, where
// lines run straight down; they go on at the top of the next column, and words say which ones.
#pragma once
#include <cstddef>

#include "sim/report/diagram/layout.h"

namespace spinepath::report {

/// At most so many columns, at least one; their upper ends at `top` [units].
Layout in_columns(const Layout& one, std::size_t columns, double top);

}  // namespace spinepath::report
