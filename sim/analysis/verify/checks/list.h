// The list of all checks.
#pragma once
#include <span>
#include <string_view>

#include "sim/analysis/verify/check.h"

namespace spinepath::verify {

/// In the order of reports. Names are unique.
std::span<const Check> checks();
/// Null if there is none of that name.
const Check* find_check(std::string_view name);

}  // namespace spinepath::verify
