// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): a hash of bytes, the same on every machine.
#pragma once
#include <cstdint>
#include <string_view>

namespace spinepath {

inline constexpr std::uint64_t fnv_begin = 0xcbf29ce484222325u;

/// Continues a hash with these bytes; the first call starts from fnv_begin.
constexpr std::uint64_t fnv1a(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
  return hash;
}

}  // namespace spinepath
