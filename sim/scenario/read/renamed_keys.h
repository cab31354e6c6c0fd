// Keys of the first edition that have another name now. A file with `schema = 1` gets them in one message
// (merge/first_edition.h), in one with `schema = 2` each is an unknown key whose message gives the new name.
// Source: scenarios/guide.md, The first edition.
#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace spinepath::scenario {

struct RenamedKey {
  std::string_view old, now;
  std::string_view within;   ///< the list of tables that had it, by its old name; empty: a treatment
  std::string_view next_to;  ///< a key that the tables in question have today
};
inline constexpr std::array<RenamedKey, 3> renamed_keys{{
    {.old = "response_variants", .now = "variants.NAME.response", .within = "", .next_to = "variants"},
    {.old = "response_for", .now = "relief_for", .within = "", .next_to = "relief_for"},
    {.old = "curve",
     .now = "response, effect or specific_effect",
     .within = "response_for",
     .next_to = "specific_effect"},
}};

constexpr const RenamedKey& renamed_key(std::string_view old) {
  return *std::ranges::find(renamed_keys, old, &RenamedKey::old);
}

}  // namespace spinepath::scenario
