// View: the perspective of costs. The patient pays coinsurance and items that are not covered, the payer
// the rest; health care is the sum of both; the societal view adds lost production. See models/README.md,
// Money.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace spinepath {

enum class View : std::uint8_t { patient, payer, health_care, societal };
inline constexpr int view_count = 4;
inline constexpr std::array views{View::patient, View::payer, View::health_care, View::societal};
/// Names in scenarios and result files.
inline constexpr auto view_names =
    std::to_array<std::string_view>({"patient", "payer", "health_care", "societal"});

constexpr std::size_t index_of(View view) { return static_cast<std::size_t>(view); }

static_assert(views.size() == view_count && view_names.size() == view_count);
static_assert([] {
  for (std::size_t i = 0; i < views.size(); ++i)
    if (index_of(views[i]) != i) return false;
  return true;
}());

}  // namespace spinepath
