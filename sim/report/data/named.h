// Things with a name, by it.
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

namespace spinepath::report {

/// Null if there is none of that name.
template <class Named>
const Named* find_in(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace spinepath::report
