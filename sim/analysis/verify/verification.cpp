#include "sim/analysis/verify/verification.h"

#include <algorithm>

namespace spinepath::verify {

std::vector<Checked> verification(Subject& subject, std::span<const Check* const> asked) {
  std::vector<Checked> checked;
  try {
    for (const Check* check : asked) checked.push_back({check, check->find(subject)});
  } catch (const Stopped&) {  // what was complete before is kept
  }
  return checked;
}

bool any_failed(std::span<const Checked> checked) {
  return std::ranges::any_of(checked,
                             [](const Checked& one) { return one.finding.verdict == Verdict::failed; });
}

}  // namespace spinepath::verify
