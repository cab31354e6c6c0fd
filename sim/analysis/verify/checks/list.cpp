#include "sim/analysis/verify/checks/list.h"

#include <algorithm>
#include <vector>

#include "sim/analysis/verify/checks/groups.h"

namespace spinepath::verify {
namespace {

std::vector<Check> all_checks() {
  std::vector<Check> all;
  for (const auto group :
       {scale_checks, input_checks, reach_checks, mortality_checks, range_checks, relief_checks, step_checks,
        event_checks, chance_checks, quality_checks, price_checks, money_checks, discounting_checks,
        pathway_checks, sampling_checks, draw_checks, decision_checks}) {
    const std::span<const Check> some = group();
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace

std::span<const Check> checks() {
  static const std::vector<Check> all = all_checks();
  return all;
}

const Check* find_check(std::string_view name) {
  const auto found = std::ranges::find(checks(), name, &Check::name);
  return found == checks().end() ? nullptr : &*found;
}

}  // namespace spinepath::verify
