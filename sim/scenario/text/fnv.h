// FNV-1a over 64 bits (Fowler, Noll, Vo): a hash of bytes that is the same everywhere.
#pragma once
#include <cstdint>
#include <string_view>

namespace spinepath {

inline constexpr std::uint64_t fnv_begin = 0xcbf29ce484222325u;

/// Of what was hashed before and these bytes.
inline std::uint64_t fnv1a(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
  return hash;
}

}  // namespace spinepath
