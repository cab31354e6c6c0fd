// stream_of: the number that identifies a treatment or an item in the address of a random number. Random
// numbers thus depend on names, never on positions. FNV-1a (fnv.h) of the name, terminated by the byte 0xFF,
// which no UTF-8 text contains: ("ab", "c") and ("a", "bc") differ.
#pragma once
#include <cstdint>
#include <string_view>

#include "models/numerics/fnv.h"

namespace spinepath {

constexpr std::uint64_t stream_of(std::string_view name, std::uint64_t within = fnv_begin) {
  return fnv1a(fnv1a(within, name), "\xFF");
}

}  // namespace spinepath
