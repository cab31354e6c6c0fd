// stream_of: the number that stands for a name in the address of a random number, so that randomness depends
// on what a treatment or item is called, never on where it stands. FNV-1a, 64 bits (Fowler, Noll, Vo;
// draft-eastlake-fnv).
#pragma once
#include <cstdint>
#include <string_view>

namespace spinepath {

inline constexpr std::uint64_t fnv_offset = 14695981039346656037ull;

constexpr std::uint64_t stream_of(std::string_view name, std::uint64_t within = fnv_offset) {
  for (const char c : name) within = (within ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return (within ^ 0xFF) * 1099511628211ull;  // closes the name: 0xFF is no byte of UTF-8 text
}

}  // namespace spinepath
