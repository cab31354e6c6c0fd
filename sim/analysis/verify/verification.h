// verification: the checks asked for, one after another, on one scenario.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "sim/analysis/verify/check.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {

struct Checked {
  const Check* check;
  Finding finding;
};

/// Fewer than asked for if stopped.
std::vector<Checked> verification(Subject& subject, std::span<const Check* const> asked);

/// Whether a check failed.
bool any_failed(std::span<const Checked> checked);

}  // namespace spinepath::verify
